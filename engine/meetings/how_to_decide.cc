#include "engine/meetings/how_to_decide.h"

namespace toadlane::meetings {
namespace {

// The option with the most votes; nothing when two have as many, or nobody voted.
const std::pair<std::string, Integer>* most_votes(const model::Named<Integer>& options) {
  const std::pair<std::string, Integer>* best = nullptr;
  bool tied = false;
  for (const auto& one : options) {
    if (best == nullptr || best->second < one.second) {
      best = &one;
      tied = false;
    } else {
      tied = tied || best->second == one.second;
    }
  }
  return best == nullptr || tied || best->second.sign() == 0 ? nullptr : best;
}

}  // namespace

WayFound way_chosen(const Ruling& ruling, const Motion& motion, const model::Bylaws& bylaws,
                    const Headcount& counts) {
  const model::HowToDecide& rule = *ruling.decision.how_to_decide;
  WayFound found;
  const std::string cite = rule.cite.empty() ? ruling.cite : rule.cite;
  Step chosen{.clause = rule.clause, .citation = cite, .what = "the vote on how to decide"};
  Integer cast = 0;
  for (const auto& [name, votes] : motion.options) {
    cast += votes;
    chosen.from.emplace_back(name, Ratio(votes));
  }
  if (motion.options.empty()) {
    found.missing.push_back({Missing::Kind::fact, "options"});
    return found;
  }
  const auto* best = most_votes(motion.options);
  std::string why_not = "no way to decide has the most votes";
  if (best != nullptr && rule.passes) {
    Headcount with_votes = counts;
    with_votes.set("votes cast", cast);
    if (motion.present) with_votes.set("members present", *motion.present);
    const auto outcome = expression::satisfied(*rule.passes, best->second, with_votes);
    for (const std::string& base : outcome.missing)
      found.missing.push_back({Missing::Kind::base, base});
    if (!outcome.met) return found;
    if (!*outcome.met) {
      why_not = best->second.text() + " chose `" + best->first + "`" +
                (outcome.needed ? ", " + outcome.needed->text() + " needed" : "");
      best = nullptr;
    }
  }
  const model::Decision* decision =
      best != nullptr ? model::find(bylaws.decisions, best->first) : nullptr;
  chosen.result = decision != nullptr ? best->first : "none: " + why_not;
  found.why = {chosen};
  if (decision != nullptr) {
    found.ruling = ruling_of(bylaws, *decision);
    return found;
  }
  found.lost = {.title = motion.title,
                .decision = motion.decision,
                .outcome = Outcome::lost,
                .reason = why_not,
                .clause = rule.clause,
                .cite = cite,
                .why = {chosen}};
  return found;
}

}  // namespace toadlane::meetings
