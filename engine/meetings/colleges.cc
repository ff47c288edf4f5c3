#include "engine/meetings/colleges.h"

#include <algorithm>

#include "engine/expression/evaluate.h"
#include "engine/expression/parse.h"

namespace toadlane::meetings {
namespace {

namespace ex = expression;

// Where a missing college's weight goes, in the words of the bylaws.
std::string if_missing(const model::Colleges& rule, const std::string& college) {
  if (const model::Phrase* own = model::find(rule.if_missing, college)) return own->text;
  const model::Phrase* others = model::find(rule.if_missing, "others");
  const bool itself = others != nullptr && others->text == std::string(model::vote_with) + college;
  return others != nullptr && !itself ? others->text : "";
}

std::string joined_college(const model::Colleges& rule, const std::string& college) {
  const std::string words = if_missing(rule, college);
  return words.starts_with(model::vote_with) ? words.substr(model::vote_with.size()) : "";
}

bool large_enough(const model::Colleges& rule, const Integer& members) {
  if (rule.exists_with.empty()) return members.sign() > 0;
  const auto range = ex::parse_range(rule.exists_with.text, ex::Vocabulary::with_bases());
  return range.value ? range.value->holds(Ratio(members)) : members.sign() > 0;
}

// Settles the colleges one after the other, each when those that may join it are settled.
class Settling {
 public:
  Settling(const model::Colleges& rule, std::vector<CollegeStanding>& colleges)
      : rule_(rule), colleges_(colleges), settled_(colleges.size(), false) {}

  void run() {
    for (std::size_t round = 0; round < colleges_.size(); ++round)
      for (std::size_t i = 0; i < colleges_.size(); ++i)
        if (!settled_[i] && nobody_may_join(colleges_[i].name)) settle(i);
    // Colleges that join each other in a circle are refused when the bylaws are read.
    for (std::size_t i = 0; i < colleges_.size(); ++i)
      if (!settled_[i]) settle(i);
    spread();
  }

 private:
  bool nobody_may_join(const std::string& name) const {
    for (std::size_t i = 0; i < colleges_.size(); ++i)
      if (!settled_[i] && joined_college(rule_, colleges_[i].name) == name) return false;
    return true;
  }

  CollegeStanding* other(const std::string& name) {
    const auto found = std::find_if(colleges_.begin(), colleges_.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found != colleges_.end() ? &*found : nullptr;
  }

  void settle(std::size_t i) {
    settled_[i] = true;
    CollegeStanding& one = colleges_[i];
    one.exists = large_enough(rule_, one.members);
    if (one.exists) return;
    one.note =
        one.members.text() + (one.members == Integer(1) ? " member" : " members") +
        ", too few to exist (" +
        (rule_.exists_with.empty() ? "default, not stated: one member" : rule_.exists_with.text) +
        ")";
    CollegeStanding* joined = other(joined_college(rule_, one.name));
    if (joined == nullptr || settled_[static_cast<std::size_t>(joined - colleges_.data())]) {
      const bool stated = !if_missing(rule_, one.name).empty();
      one.note +=
          stated ? ": its weight is spread" : ": its weight is spread (default, not stated)";
      return;
    }
    one.votes_with = joined->name;
    one.note += ": votes with " + joined->name;
    joined->members += one.members;
    joined->weight += one.weight;
    one.weight = Ratio(0);
  }

  void spread() {
    Ratio existing = 0;
    Ratio missing = 0;
    for (CollegeStanding& one : colleges_) {
      (one.exists ? existing : missing) += one.weight;
      if (!one.exists) one.weight = Ratio(0);
    }
    if (existing.sign() == 0) return;
    for (CollegeStanding& one : colleges_)
      if (one.exists) one.weight = one.weight / existing * (existing + missing);
  }

  const model::Colleges& rule_;
  std::vector<CollegeStanding>& colleges_;
  std::vector<bool> settled_;
};

// The college in which the members of this one vote; nothing: in none.
const CollegeStanding* votes_in(const std::vector<CollegeStanding>& colleges,
                                const CollegeStanding& college) {
  const CollegeStanding* one = &college;
  for (std::size_t steps = 0; !one->exists && steps < colleges.size(); ++steps) {
    const auto next = std::find_if(colleges.begin(), colleges.end(), [&](const auto& other) {
      return other.name == one->votes_with;
    });
    if (one->votes_with.empty() || next == colleges.end()) return nullptr;
    one = &*next;
  }
  return one->exists ? one : nullptr;
}

// What the votes inside one college come to.
void divide(const model::Colleges& rule, WeightedGroup& group) {
  const Integer cast = group.votes_for + group.votes_against;
  if (cast.sign() == 0) {
    if (group.weight.sign() > 0) group.note = "nobody voted: left out";
    return;
  }
  if (rule.result != "each college as a block") {
    group.part_for = group.weight * Ratio::of(group.votes_for, cast);
    group.part_against = group.weight - group.part_for;
  } else if (group.votes_for > group.votes_against) {
    group.part_for = group.weight;
  } else if (group.votes_for < group.votes_against) {
    group.part_against = group.weight;
  } else if (rule.tied_college == "left out") {
    group.note = "tied: left out";
  } else {
    group.part_against = group.weight;
    group.note =
        rule.tied_college.empty() ? "tied: against (default, not stated)" : "tied: against";
  }
}

Step step_of(const model::Colleges& rule, const WeightedGroup& group) {
  Step step{.clause = rule.clause.key("weights").key(group.name),
            .citation = rule.cite,
            .what = group.name + (group.note.empty() ? "" : ", " + group.note)};
  step.from = {{"weight stated", percent_text(group.stated)},
               {"weight", group.weight.text()},
               {"for", Ratio(group.votes_for)},
               {"against", Ratio(group.votes_against)}};
  step.result = group.part_for.text() + " for, " + group.part_against.text() + " against";
  return step;
}

}  // namespace

CollegesFound colleges_of(const model::Colleges& rule, const Headcount& counts) {
  CollegesFound found;
  for (const auto& [name, weight] : rule.weights) {
    const auto members = counts.of(members_of(name));
    if (!members) found.missing.push_back(members_of(name));
    CollegeStanding one{.name = name, .members = members.value_or(0)};
    one.stated = ex::evaluate(weight, ex::Values()).value.value_or(Ratio(0));
    one.weight = one.stated;
    found.colleges.push_back(std::move(one));
  }
  if (found.missing.empty()) Settling(rule, found.colleges).run();
  return found;
}

WeighedFound weigh_colleges(const model::Colleges& rule, const std::vector<GroupVotes>& votes,
                            const std::string& abstentions, const Headcount& counts) {
  const CollegesFound found = colleges_of(rule, counts);
  if (!found.missing.empty()) return {std::nullopt, found.missing};
  WeightedVotes weighed;
  for (const CollegeStanding& college : found.colleges) {
    WeightedGroup group{.name = college.name,
                        .stated = college.stated,
                        .weight = college.weight,
                        .note = college.note,
                        .members = college.members};
    for (const CollegeStanding& other : found.colleges) {
      if (votes_in(found.colleges, other) != &college) continue;
      GroupVotes own = votes_of(votes, other.name);
      count_abstentions(own, abstentions);
      group.votes_for += own.votes_for;
      group.votes_against += own.votes_against;
    }
    if (college.exists) divide(rule, group);
    weighed.votes_for += group.part_for;
    weighed.votes_against += group.part_against;
    weighed.why.push_back(step_of(rule, group));
    weighed.groups.push_back(std::move(group));
  }
  return {std::move(weighed), {}};
}

}  // namespace toadlane::meetings
