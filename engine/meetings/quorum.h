#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/body.h"
#include "engine/meetings/headcount.h"

namespace toadlane::meetings {

/// A second call may have a lower quorum than the first: 25% of members instead of half.
enum class Call { first, second };

/// The quorum of one class or college in a meeting of several.
///
///   at least 1 member of each college, 0 of 6 producers present   ->   not met
struct GroupQuorum {
  std::string group;
  Clause clause;
  std::string cite;
  std::string rule;
  Integer present;
  std::optional<Integer> required;
  bool met = false;
};

/// The quorum of one meeting. With quorums of groups it is met when each of them is as well.
///
///   more than 1/2 of members, 7 members   ->   required 4; 4 present meet it, 3 do not
struct Quorum {
  Clause clause;
  std::string cite;
  std::string rule;    // "more than 1/2 of members"; empty: the bylaws state none
  bool stated = true;  // false: nobody is required, because nothing says how many
  expression::Limit limit;
  std::optional<Integer> required;  // the smallest number that meets it; nothing: none ever does
  std::string never;                // why none ever does: "there are no members"
  bool met = false;                 // at the opening
  std::vector<Step> why;

  std::vector<GroupQuorum> groups;  // each with a quorum of its own

  [[nodiscard]] bool met_by(const Integer& present) const;
};

/// A quorum, or the bases whose numbers are missing.
struct QuorumFound {
  std::optional<Quorum> quorum;
  std::vector<std::string> missing;
  bool none_fits = false;  // there are rules under conditions, and none of them fits
  Clause clause;           // of the rules
  std::string cite;
};

/// The rules on one quorum, and where they stand.
struct QuorumRules {
  std::vector<model::ConditionalThreshold> thresholds;
  Clause clause;
  std::string cite;
};

/// The quorum that given rules ask.
QuorumFound quorum_by(const QuorumRules& rules, const Body& body, Call call,
                      const Headcount& counts, const Integer& present);

/// The quorum that the bylaws ask of a body for a call, and whether those present are enough. Of
/// several rules under conditions (`when: fewer than 20 members`) the first that fits holds; that
/// none fits is a gap in the bylaws, and never means that no quorum is required.
QuorumFound quorum_of(const Body& body, Call call, const Headcount& counts, const Integer& present);

/// What those left may do after a quorum was lost.
///
///   at least 3/4 of the quorum, quorum 3   ->   3 votes are needed (2 1/4), and 2 cannot act
struct QuorumLoss {
  enum class Rule { not_stated, adjourn, go_on, actions_need };
  Clause clause;
  std::string cite;
  Rule rule = Rule::not_stated;
  std::optional<Integer> votes_needed;  // of actions_need; nothing: no number is enough
  bool can_act = false;                 // those left could cast so many votes
  std::vector<Step> why;
};
struct QuorumLossFound {
  std::optional<QuorumLoss> loss;
  std::vector<std::string> missing;
};

/// What `left` people may still do when they are too few for the quorum. Where the bylaws say
/// nothing they may do nothing.
QuorumLossFound after_loss(const Body& body, const Quorum& quorum, const Integer& left,
                           const Headcount& counts);

}  // namespace toadlane::meetings
