#include "engine/meetings/class_cap.h"

#include <algorithm>

#include "engine/expression/evaluate.h"

namespace toadlane::meetings {
namespace {

namespace ex = expression;

std::optional<Ratio> share(const std::optional<ex::Amount>& amount) {
  return amount ? ex::evaluate(*amount, ex::Values()).value : std::nullopt;
}

// One class on the scales: how it voted, what its votes are and what a vote is worth.
struct OnScales {
  const std::string* name = nullptr;
  const model::MemberClass* rule = nullptr;
  Integer members = 0;
  Integer voters = 0;  // who voted for or against
  GroupVotes votes;
  Ratio each = 1;  // what one person's vote comes to
  bool binds = false;
};

// What a vote of each class is worth when the caps of that kind hold among so many people.
template <class People>
void apply_caps(std::vector<OnScales>& classes, std::string_view of, const People& people) {
  std::vector<CappedClass> capped;
  capped.reserve(classes.size());
  bool any = false;
  for (const OnScales& one : classes) {
    const Integer number = people(one);
    const bool here = one.rule->capped && one.rule->capped->of == of;
    any = any || here;
    capped.push_back({.votes = one.each * Ratio(number),
                      .cap = here ? cap_of(*one.rule, number) : std::nullopt});
  }
  if (!any) return;
  solve_caps(capped);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (!capped[i].binds || capped[i].votes.sign() == 0) continue;
    classes[i].binds = true;
    classes[i].each = classes[i].each * capped[i].capped / capped[i].votes;
  }
}

Step step_of(const OnScales& one, const WeightedGroup& group) {
  Step step{.clause = one.binds ? one.rule->capped->clause : one.rule->clause.key("votes"),
            .citation = one.binds && !one.rule->capped->cite.empty() ? one.rule->capped->cite
                                                                     : one.rule->cite,
            .what = group.name + (group.note.empty() ? "" : ", " + group.note)};
  step.from = {{"for", Ratio(group.votes_for)},
               {"against", Ratio(group.votes_against)},
               {"each vote", one.each.text()}};
  step.result = group.part_for.text() + " for, " + group.part_against.text() + " against";
  return step;
}

}  // namespace

Ratio solve_caps(std::vector<CappedClass>& classes) {
  for (CappedClass& one : classes) one.binds = false;
  for (;;) {
    Ratio free = 0;
    Ratio rest = 1;
    for (const CappedClass& one : classes) {
      if (one.binds)
        rest -= *one.cap;
      else
        free += one.votes;
    }
    // Caps that come to the whole leave nothing for those whose caps do not bind.
    Ratio all = rest.sign() > 0 ? free / rest : Ratio(0);
    const bool solvable = rest.sign() > 0;
    bool more = false;
    for (CappedClass& one : classes) {
      if (one.binds || !one.cap || !solvable || one.votes <= *one.cap * all) continue;
      one.binds = true;
      more = true;
    }
    if (more) continue;
    for (CappedClass& one : classes)
      one.capped = !solvable ? Ratio(0) : one.binds ? *one.cap * all : one.votes;
    return all;
  }
}

std::optional<Ratio> cap_of(const model::MemberClass& one, const Integer& members) {
  if (!one.capped) return std::nullopt;
  const auto together = share(one.capped->together);
  auto each = share(one.capped->each);
  if (each) each = *each * Ratio(members);
  if (together && each) return std::min(*together, *each);
  return together ? together : each;
}

WeighedFound weigh_classes(const model::Named<model::MemberClass>& classes,
                           const std::vector<GroupVotes>& votes, const std::string& abstentions,
                           const Headcount& counts) {
  WeighedFound found;
  const bool of_all = std::any_of(classes.begin(), classes.end(), [](const auto& one) {
    return one.second.capped && one.second.capped->of == "all votes";
  });
  bool known = true;
  std::vector<OnScales> scales;
  for (const auto& [name, rule] : classes) {
    OnScales one{.name = &name, .rule = &rule, .votes = votes_of(votes, name)};
    one.each = Ratio(rule.votes.value_or(1));
    count_abstentions(one.votes, abstentions);
    one.voters = one.votes.votes_for + one.votes.votes_against;
    const auto members = counts.of(members_of(name));
    known = known && (members || one.each.sign() == 0);
    if (!members && of_all && one.each.sign() > 0) found.missing.push_back(members_of(name));
    one.members = members.value_or(0);
    scales.push_back(std::move(one));
  }
  if (!found.missing.empty()) return found;
  apply_caps(scales, "all votes", [](const OnScales& one) { return one.members; });
  Ratio all = 0;
  for (const OnScales& one : scales) all += one.each * Ratio(one.members);
  apply_caps(scales, "votes cast", [](const OnScales& one) { return one.voters; });
  WeightedVotes weighed{.kind = WeightedVotes::Kind::classes};
  if (known) weighed.all = all;
  for (const OnScales& one : scales) {
    WeightedGroup group{.name = *one.name,
                        .stated = Ratio(one.rule->votes.value_or(1)),
                        .weight = one.each,
                        .members = one.members,
                        .votes_for = one.votes.votes_for,
                        .votes_against = one.votes.votes_against};
    if (one.binds)
      group.note = "capped, each vote counts " + one.each.text();
    else if (group.stated != Ratio(1))
      group.note = "each member has " + plain_text(group.stated) + " votes";
    group.part_for = one.each * Ratio(group.votes_for);
    group.part_against = one.each * Ratio(group.votes_against);
    weighed.votes_for += group.part_for;
    weighed.votes_against += group.part_against;
    weighed.why.push_back(step_of(one, group));
    weighed.groups.push_back(std::move(group));
  }
  found.votes = std::move(weighed);
  return found;
}

}  // namespace toadlane::meetings
