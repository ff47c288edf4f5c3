// Instant runoff, and two ways to fill several seats with it.
//
// The votes of a stage are the ballots by their first preference among the candidates who continue.
// Who has more than half of the ballots that still name somebody who continues is elected.
// Otherwise the one candidate with the fewest votes is excluded. Level for exclusion: the fewest
// votes at the latest earlier stage at which they were unequal, then by lot. When the last two are
// level, the same rule names who is elected (the most votes), and nobody is excluded.
// Source: the rule as Robert's Rules of Order and the tabulator RCTab (BrightSpots/rcv) have it,
// with RCTab's majority of continuing ballots; RCTab #666 for the last two.
//
//   4 A, 3 B, 2 C > B (9 ballots): stage 1 has A 4, B 3, C 2, nobody more than 4 1/2; C is
//   excluded; stage 2 has A 4, B 5: B is elected.
//
// irv             one seat
// irv-bottoms-up  exclusions go on until as many candidates as seats are left; no majority stops it
// irv-sequential  instant runoff for each seat, each time with all ballots and without those
// elected
//
// The last two are not proportional: one majority can fill every seat.
#include <algorithm>

#include "engine/elections/first_preferences.h"
#include "engine/elections/method.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {
namespace {

constexpr const char* majority_fills_all =
    "this way of counting is not proportional: one majority can fill every seat";

/// One run of exclusions, from all who `continue` at its beginning.
class Runoff {
 public:
  Runoff(const Contest& contest, const Profile& profile, const TieBreak& tie_break,
         CountRecord& record)
      : contest_(contest),
        profile_(profile),
        tie_break_(tie_break),
        record_(record),
        first_(record.stages.size()),
        continuing_(contest.candidates.size()) {
    for (std::size_t c = 0; c < continuing_.size(); ++c)
      continuing_[c] = contest.candidates[c].withdrawn ? 0 : 1;
    for (const std::size_t one : record.elected) continuing_[one] = 0;
    count({});
  }

  /// Until somebody has a majority; false when a tie stopped it.
  bool elect_one() {
    while (true) {
      const std::vector<std::size_t> left = those_left();
      Stage& stage = record_.stages.back();
      const std::vector<std::size_t> leaders = extreme(left, Seeking::most);
      const Ratio active = record_.valid - stage.non_transferable;
      if (left.size() == 1 || stage.votes[leaders.front()] * 2 > active)
        return elect({leaders.front()});
      if (left.size() == 2) {
        // The stage itself leaves them level, so that it decides nothing in looking back.
        const auto winner = choose(Tie::Kind::election, Seeking::most, left);
        return winner && elect({*winner});
      }
      if (!exclude_lowest(left)) return false;
    }
  }

  /// Until `seats` are left, who are elected; false when a tie stopped it.
  bool elect_last(std::size_t seats) {
    while (true) {
      const std::vector<std::size_t> left = those_left();
      if (left.size() <= seats) {
        std::vector<Tie> ties;
        const std::vector<std::size_t> ordered = order_elected(
            {contest_, tie_break_, record_.stages.size()}, record_.stages, first_, left, ties);
        for (Tie& tie : ties) record_.stages.back().ties.push_back(std::move(tie));
        return elect(ordered);
      }
      if (!exclude_lowest(left)) return false;
    }
  }

 private:
  [[nodiscard]] std::vector<std::size_t> those_left() const {
    std::vector<std::size_t> left;
    for (std::size_t c = 0; c < continuing_.size(); ++c)
      if (continuing_[c] != 0) left.push_back(c);
    return left;
  }

  /// Those with the most (fewest) votes at the last stage.
  [[nodiscard]] std::vector<std::size_t> extreme(std::vector<std::size_t> among,
                                                 Seeking seeking) const {
    const std::vector<Ratio>& votes = record_.stages.back().votes;
    const auto [least, most] =
        std::minmax_element(among.begin(), among.end(),
                            [&](std::size_t a, std::size_t b) { return votes[a] < votes[b]; });
    const Ratio wanted = votes[seeking == Seeking::most ? *most : *least];
    std::erase_if(among, [&](std::size_t one) { return votes[one] != wanted; });
    return among;
  }

  /// A stage: how the ballots lie now.
  void count(std::vector<std::size_t> excluded) {
    FirstPreferences now = first_preferences(profile_, continuing_);
    Stage stage;
    stage.action = excluded.empty() ? Stage::Action::first_preferences : Stage::Action::exclusion;
    stage.of = std::move(excluded);
    stage.votes = std::move(now.votes);
    stage.non_transferable = std::move(now.non_transferable);
    stage.ties.swap(pending_);
    record_.stages.push_back(std::move(stage));
  }

  bool exclude_lowest(const std::vector<std::size_t>& left) {
    const std::vector<std::size_t> lowest = extreme(left, Seeking::fewest);
    std::optional<std::size_t> out = lowest.front();
    if (lowest.size() > 1) out = choose(Tie::Kind::exclusion, Seeking::fewest, lowest);
    if (!out) return false;
    continuing_[*out] = 0;
    count({*out});
    return true;
  }

  std::optional<std::size_t> choose(Tie::Kind kind, Seeking seeking,
                                    const std::vector<std::size_t>& tied) {
    // An exclusion is the action of the stage to come, an election belongs to the last one.
    const bool excluding = kind == Tie::Kind::exclusion;
    const TieRule rule{contest_, tie_break_, record_.stages.size() + (excluding ? 1 : 0)};
    const auto choice = settle_backwards(rule, record_.stages, first_, seeking, tied);
    if (!choice) {
      record_.undecided = Tie{kind, tied, 0, {}};
      return std::nullopt;
    }
    (excluding ? pending_ : record_.stages.back().ties)
        .push_back({kind, tied, choice->chosen, choice->decided_by});
    return choice->chosen;
  }

  bool elect(const std::vector<std::size_t>& winners) {
    for (const std::size_t one : winners) {
      record_.stages.back().elected.push_back(one);
      record_.elected.push_back(one);
    }
    return true;
  }

  const Contest& contest_;
  const Profile& profile_;
  const TieBreak& tie_break_;
  CountRecord& record_;
  std::size_t first_;  // its first stage in the record
  std::vector<char> continuing_;
  std::vector<Tie> pending_;  // ties settled for the stage to come
};

}  // namespace

CountRecord count_irv(const Contest& contest, const Profile& profile, const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("irv", contest, profile);
  if (uncontested) return record;
  if (contest.seats > 1)
    record.notes.emplace_back(
        "instant runoff fills one seat: the others stay open; write irv-sequential, "
        "irv-bottoms-up or a proportional method to fill several");
  Runoff(contest, profile, tie_break, record).elect_one();
  return std::move(record);
}

CountRecord count_irv_bottoms_up(const Contest& contest, const Profile& profile,
                                 const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("irv-bottoms-up", contest, profile);
  if (uncontested) return record;
  if (contest.seats > 1) record.notes.emplace_back(majority_fills_all);
  Runoff(contest, profile, tie_break, record).elect_last(contest.seats);
  return std::move(record);
}

CountRecord count_irv_sequential(const Contest& contest, const Profile& profile,
                                 const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("irv-sequential", contest, profile);
  if (uncontested) return record;
  if (contest.seats > 1) record.notes.emplace_back(majority_fills_all);
  for (std::size_t seat = 0; seat < contest.seats; ++seat)
    if (!Runoff(contest, profile, tie_break, record).elect_one()) break;
  return std::move(record);
}

}  // namespace toadlane::elections
