#include "service/render/count_words.h"

#include "engine/base/text.h"

namespace toadlane::render {
namespace {

using app::CountedElection;
using elections::Stage;

// The votes of a candidate when a stage began.
std::string votes_before(const CountedElection& counted, std::size_t stage, std::size_t who) {
  return votes_text(counted.record.stages[stage - 1].votes[who], counted.record.places);
}

std::string surplus_text(const CountedElection& counted, std::size_t stage, std::size_t who) {
  const elections::CountRecord& record = counted.record;
  const Ratio before = record.stages[stage - 1].votes[who];
  return name_in(counted, who) + " passes on a surplus of " +
         votes_text(before - record.quota.value_or(before), record.places) + ": " +
         votes_text(before, record.places) + " votes, less the quota";
}

}  // namespace

std::string votes_text(const Ratio& votes, unsigned places) {
  const Integer scaled = (votes * Ratio(power_of_ten(places))).floor();
  const auto [whole, rest] = scaled.divided_with_rest(power_of_ten(places));
  std::string text = whole.text();
  if (places > 0) {
    const std::string digits = rest.text();
    text += "." + std::string(places - digits.size(), '0') + digits;
  }
  const bool exact = Ratio(scaled) == votes * Ratio(power_of_ten(places));
  return exact ? text : text + "...";
}

std::string name_in(const CountedElection& counted, std::size_t candidate) {
  return visible(counted.contest.candidates[candidate].name);
}

std::string names_in(const CountedElection& counted, const std::vector<std::size_t>& who) {
  std::vector<std::string> names;
  names.reserve(who.size());
  for (const std::size_t one : who) names.push_back(name_in(counted, one));
  return joined(names);
}

std::string_view action_word(Stage::Action action) {
  switch (action) {
    case Stage::Action::first_preferences:
      return "first preferences";
    case Stage::Action::surplus:
      return "surplus";
    case Stage::Action::exclusion:
      return "exclusion";
    case Stage::Action::election:
      return "election";
  }
  return "";
}

std::string action_text(const CountedElection& counted, std::size_t stage) {
  const Stage& done = counted.record.stages[stage];
  switch (done.action) {
    case Stage::Action::first_preferences:
      return "First preferences are counted";
    case Stage::Action::surplus:
      return surplus_text(counted, stage, done.of.front());
    case Stage::Action::exclusion:
      if (done.of.size() != 1) return names_in(counted, done.of) + " are excluded";
      return name_in(counted, done.of.front()) +
             " is excluded: " + votes_before(counted, stage, done.of.front()) +
             " votes are the fewest";
    case Stage::Action::election:
      return (counted.record.ranking.empty() ? "As many are left as seats. Elected: "
                                             : "The ranking fills the seats. Elected: ") +
             names_in(counted, done.elected);
  }
  return "";
}

std::string tie_text(const CountedElection& counted, const elections::Tie& tie) {
  if (tie.decided_by.starts_with("nothing"))
    return names_in(counted, tie.tied) + " are level: their order means nothing";
  std::string text = "Tie of " + names_in(counted, tie.tied) + ", broken by " +
                     visible(tie.decided_by) + ": " + name_in(counted, tie.chosen);
  switch (tie.kind) {
    case elections::Tie::Kind::surplus:
      return text + " goes first";
    case elections::Tie::Kind::exclusion:
      return text + " is excluded";
    case elections::Tie::Kind::election:
      return text + " is elected";
    case elections::Tie::Kind::order:
      return text + " comes first";
  }
  return text;
}

std::string not_decided(const CountedElection& counted) {
  const auto& undecided = counted.record.undecided;
  if (!undecided) return "";
  std::string lot = visible(counted.lot);
  for (const std::size_t one : undecided->tied)
    lot += (lot.empty() ? "" : ", ") + name_in(counted, one);
  return "\nNot decided: " + names_in(counted, undecided->tied) +
         " are tied, and the rules ask for a lot (" + std::string(words_for(undecided->kind)) +
         ").\nDraw it before witnesses and count again with the names in the order drawn; who "
         "stands first wins the tie:\n  --lot \"" +
         lot + "\"\n";
}

}  // namespace toadlane::render
