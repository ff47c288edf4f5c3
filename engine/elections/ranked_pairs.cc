// Ranked pairs, by winning votes.
//
// Each pair in which one candidate is before the other on more ballots is a victory. Victories are
// locked from the one with the most ballots for it down (equal ones: the fewest ballots against
// it); one that would make a cycle with those locked is left out. Victories of equal strength are
// taken together: of those that make no cycle with stronger ones, the ones that lie on a cycle made
// with each other are left out and the rest locked, so that no order among them decides.
// A is before B when locked victories lead from A to B. Level winners: by lot.
// Source: Tideman, "Independence of clones as a criterion for voting rules", Social Choice and
// Welfare 4, 1987. Equal victories are treated our own way, which favours neither side.
//
//   40 A > B > C, 35 B > C > A, 25 C > A > B: B over C 75 is locked, A over B 65 is locked,
//   C over A 60 would make a cycle and is left out: A, B, C.
#include <algorithm>

#include "engine/elections/method.h"
#include "engine/elections/pairwise_reasons.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {
namespace {

struct Victory {
  std::size_t winner = 0;
  std::size_t loser = 0;
  uint128 votes = 0;
  uint128 against = 0;

  [[nodiscard]] bool stronger(const Victory& other) const {
    return votes != other.votes ? votes > other.votes : against < other.against;
  }
};

std::vector<Victory> victories_of(const Pairwise& ballots) {
  std::vector<Victory> victories;
  for (std::size_t a = 0; a < ballots.candidates(); ++a)
    for (std::size_t b = 0; b < ballots.candidates(); ++b)
      if (ballots.beats(a, b)) victories.push_back({a, b, ballots.over(a, b), ballots.over(b, a)});
  std::stable_sort(victories.begin(), victories.end(),
                   [](const Victory& a, const Victory& b) { return a.stronger(b); });
  return victories;
}

/// From whom locked victories lead to whom.
class Reach {
 public:
  explicit Reach(std::size_t candidates)
      : candidates_(candidates), leads_(candidates * candidates) {}

  [[nodiscard]] bool leads(std::size_t from, std::size_t to) const {
    return leads_[from * candidates_ + to] != 0;
  }
  void lock(const Victory& victory) {
    if (leads(victory.winner, victory.loser)) return;
    for (std::size_t from = 0; from < candidates_; ++from) {
      if (from != victory.winner && !leads(from, victory.winner)) continue;
      leads_[from * candidates_ + victory.loser] = 1;
      for (std::size_t to = 0; to < candidates_; ++to)
        if (leads(victory.loser, to)) leads_[from * candidates_ + to] = 1;
    }
  }

 private:
  std::size_t candidates_;
  std::vector<char> leads_;
};

std::string words_for_victory(const Contest& contest, const Victory& victory) {
  return name_of(contest, victory.winner) + " over " + name_of(contest, victory.loser) + ", " +
         count_text(victory.votes) + " to " + count_text(victory.against);
}

/// Locks victories of equal strength together.
void lock_equal(const Contest& contest, const std::vector<Victory>& equal, Reach& locked,
                std::vector<std::string>& notes) {
  std::vector<Victory> possible;
  for (const Victory& victory : equal) {
    if (locked.leads(victory.loser, victory.winner))
      notes.push_back(words_for_victory(contest, victory) +
                      ": left out, it would make a cycle with stronger ones");
    else
      possible.push_back(victory);
  }
  Reach all = locked;
  for (const Victory& victory : possible) all.lock(victory);
  for (const Victory& victory : possible) {
    if (!all.leads(victory.loser, victory.winner))
      locked.lock(victory);
    else
      notes.push_back(words_for_victory(contest, victory) +
                      ": left out, it makes a cycle with others of equal strength");
  }
}

}  // namespace

CountRecord count_ranked_pairs(const Contest& contest, const Profile& profile,
                               const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("ranked-pairs", contest, profile);
  if (uncontested) return record;
  record.pairwise = compare_pairwise(contest, profile);
  say_who_beats_all(contest, record);
  const std::vector<Victory> victories = victories_of(*record.pairwise);
  Reach locked(contest.candidates.size());
  for (std::size_t at = 0; at < victories.size();) {
    std::vector<Victory> equal;
    for (; at < victories.size() && (equal.empty() || !equal.back().stronger(victories[at])); ++at)
      equal.push_back(victories[at]);
    lock_equal(contest, equal, locked, record.notes);
  }
  record.ranking =
      layers_of(contest, [&](std::size_t a, std::size_t b) { return locked.leads(a, b); });
  fill_from_ranking(contest, tie_break, record);
  return std::move(record);
}

}  // namespace toadlane::elections
