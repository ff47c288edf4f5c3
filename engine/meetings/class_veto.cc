#include "engine/meetings/class_veto.h"

#include <utility>

#include "engine/meetings/weighing.h"

namespace toadlane::meetings {
namespace {

class ClassVeto {
 public:
  ClassVeto(const Ruling& ruling, const Motion& motion, const model::Bylaws& bylaws,
            const Headcount& counts)
      : each_(*ruling.decision.and_each),
        cite_(each_.cite.empty() ? ruling.cite : each_.cite),
        abstentions_(ruling.decision.abstentions),
        motion_(motion),
        bylaws_(bylaws),
        counts_(counts) {}

  MotionFound run(MotionResult result) {
    std::string against;
    for (const std::string& name : classes(result)) {
      const std::optional<VoteOf> vote = vote_of(name);
      if (!vote) {
        miss("classes." + name);
        continue;
      }
      const MotionFound found = in_class(name, *vote);
      missing_.insert(missing_.end(), found.missing.begin(), found.missing.end());
      if (!found.result) continue;
      if (found.result->outcome == Outcome::lost && against.empty())
        against = "the " + name + " did not agree: " + found.result->reason;
      result.parts.push_back(*found.result);
    }
    if (!missing_.empty()) return {std::nullopt, missing_};
    if (!against.empty()) {
      result.outcome = Outcome::lost;
      result.reason = against;
      step(result, "the motion", std::string(words_for(Outcome::lost)) + ": " + against,
           each_.clause);
    }
    return {std::move(result), {}};
  }

 private:
  // Those whose agreement is needed.
  std::vector<std::string> classes(MotionResult& result) {
    std::vector<std::string> names;
    if (each_.of != "classes affected") {
      for (const auto& [name, one] : bylaws_.classes)
        if (one.votes.value_or(1) > 0) names.push_back(name);
      return names;
    }
    if (!motion_.affected) {
      miss("affected");
      return names;
    }
    if (motion_.affected->empty()) step(result, "no class is affected", "no veto", each_.clause);
    return *motion_.affected;
  }

  // The vote of a class as it is written for it, or its part of votes that are told by class.
  std::optional<VoteOf> vote_of(const std::string& name) const {
    if (const VoteOf* own = model::find(motion_.of_classes, name)) return *own;
    if (motion_.by_group.empty()) return std::nullopt;
    const GroupVotes votes = votes_of(motion_.by_group, name);
    VoteOf vote;
    vote.members = counts_.of(members_of(name));
    vote.votes_for = votes.votes_for;
    vote.votes_against = votes.votes_against;
    vote.abstained = votes.abstained;
    return vote;
  }

  MotionFound in_class(const std::string& name, const VoteOf& vote) const {
    Headcount counts = counts_;
    MotionFound lacking;
    own_count("members of the class", vote.members, "members", name, counts, lacking);
    own_count("members present", vote.present, "present", name, counts, lacking);
    if (!lacking.missing.empty()) return lacking;
    Ruling ruling{.majority = each_.clause.key("passes"), .cite = cite_};
    ruling.decision.clause = each_.clause;
    ruling.decision.passes = each_.passes;
    ruling.decision.abstentions = abstentions_;
    Motion motion = voted_anew(motion_, vote);
    motion.title = name;
    MotionFound found = decide(ruling, motion, counts);
    if (!found.result) {
      for (Missing& one : found.missing)
        if (one.kind == Missing::Kind::fact) one.name = "classes." + name + "." + one.name;
      return found;
    }
    MotionResult& result = *found.result;
    const bool empty = result.votes_for.sign() == 0 && result.votes_against.sign() == 0;
    if (empty && each_.empty_group == "not applicable") {
      result.outcome = Outcome::carried;
      result.reason = "nobody voted: not applicable";
      step(result, "empty group", "not applicable", each_.clause.key("empty_group"));
    }
    return found;
  }

  // A count of this class, which the count of the whole meeting never stands for.
  void own_count(std::string_view base, const std::optional<Integer>& number,
                 const std::string& key, const std::string& name, Headcount& counts,
                 MotionFound& lacking) const {
    if (number) {
      counts.set(base, *number);
      return;
    }
    if (!each_.passes || !each_.passes->amount) return;
    for (const expression::Name& one : names_in(*each_.passes->amount))
      if (one.name == base)
        lacking.missing.push_back({Missing::Kind::fact, "classes." + name + "." + key});
  }

  void miss(std::string fact) { missing_.push_back({Missing::Kind::fact, std::move(fact)}); }

  void step(MotionResult& result, std::string what, std::string outcome, Clause clause) const {
    result.why.push_back({.clause = std::move(clause),
                          .citation = cite_,
                          .what = std::move(what),
                          .result = std::move(outcome)});
  }

  const model::AlsoEach& each_;
  const std::string cite_;
  const std::string abstentions_;
  const Motion& motion_;
  const model::Bylaws& bylaws_;
  const Headcount& counts_;
  std::vector<Missing> missing_;
};

}  // namespace

MotionFound with_class_veto(const Ruling& ruling, const Motion& motion, const model::Bylaws& bylaws,
                            const Headcount& counts, MotionFound carried) {
  const bool asked = carried.result && carried.result->outcome == Outcome::carried;
  if (!asked || !ruling.decision.and_each) return carried;
  return ClassVeto(ruling, motion, bylaws, counts).run(std::move(*carried.result));
}

}  // namespace toadlane::meetings
