#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/headcount.h"
#include "engine/model/bylaws.h"

namespace toadlane::meetings {

/// How the members of one class, or the delegates of one group, voted. Numbers are people.
struct GroupVotes {
  std::string group;
  Integer votes_for = 0;
  Integer votes_against = 0;
  Integer abstained = 0;

  [[nodiscard]] Integer all() const { return votes_for + votes_against + abstained; }
};

/// The votes of that group; nobody's when it did not vote.
GroupVotes votes_of(const std::vector<GroupVotes>& votes, const std::string& group);

/// The base under which a headcount keeps the members of one class: "members of workers".
std::string members_of(std::string_view group);

/// What makes votes unequal: colleges with weights, classes with several votes or with a cap.
struct Weighing {
  std::optional<model::Colleges> colleges;    // of a decision by colleges
  model::Named<model::MemberClass> classes;   // all of them, where one is not one vote each
  model::Named<model::MemberClass> voteless;  // those whose members have no vote on it

  [[nodiscard]] bool any() const { return colleges.has_value() || !classes.empty(); }
};

/// How a decision's votes are weighed. A decision by colleges goes by their weights alone.
Weighing weighing_of(const model::Bylaws& bylaws, const model::Decision& decision);

/// One group on the scales.
struct WeightedGroup {
  std::string name;
  Ratio stated;           // the weight that the bylaws give it, or the votes that it has uncapped
  Ratio weight;           // the weight that it has here: 4/9 after a missing college's is spread
  std::string note;       // "2 members, too few to exist: its weight is spread"
  Integer members = 0;    // with those who vote with it
  Integer votes_for = 0;  // people, as the rule on abstentions counts them
  Integer votes_against = 0;
  Ratio part_for;  // what its votes for come to
  Ratio part_against;
};

/// The votes of all groups, weighed.
struct WeightedVotes {
  enum class Kind { colleges, classes };
  Kind kind = Kind::colleges;
  std::vector<WeightedGroup> groups;  // in the order of the bylaws
  Ratio votes_for;
  Ratio votes_against;
  std::optional<Ratio> all;    // of classes: all the votes that there are, where the rule asks it
  std::optional<Ratio> limit;  // what the majority asks, in the same measure
  std::vector<Step> why;

  [[nodiscard]] Ratio cast() const { return votes_for + votes_against; }
  /// The part of the votes cast that is for it, 7/10; 0 when there are none.
  [[nodiscard]] Ratio share_for() const {
    return cast().sign() == 0 ? Ratio(0) : votes_for / cast();
  }
};

/// Weighed votes, or the counts of classes whose numbers are missing.
struct WeighedFound {
  std::optional<WeightedVotes> votes;
  std::vector<std::string> missing;  // "members of workers"
};

/// Abstentions as a rule counts them: for, against, or not at all.
void count_abstentions(GroupVotes& votes, const std::string& rule);

}  // namespace toadlane::meetings
