// Meek and Warren, as the Proportional Representation Foundation's reference rule for Meek has it.
//
// All votes have nine decimals. Every candidate has a keep factor: 1 while hopeful, 0 once
// excluded. meek_shares.h says how a ballot is divided by them. The steps have the names of the
// reference rule:
//   B.1   ends when the seats are filled or no more hopefuls are left than seats: they are elected.
//   B.2a  distribute the ballots.
//   B.2b  quota = votes of all candidates / (seats + 1), down to nine decimals, + 0.000000001.
//   B.2c  elect each hopeful with the quota or more; then on at B.1.
//   B.2d  surplus = what the elected have above the quota together, not less than 0.
//   B.2e  surplus < 0.000001, or not less than one iteration before: on at B.3.
//   B.2f  factor of each elected := (factor x quota, up) / votes, up, not more than 1; on at B.2a.
//   B.3   exclude the lowest hopeful; all with no more than the lowest's votes + surplus are tied,
//         and the lot decides.
// Warren: the same with a price in place of the factor.
// Sources: prfound.org, Reference Meek Rule, as in droop's rules/meek_prf.py; Hill, Wichmann and
// Woodall, "Single transferable vote by Meek's method", Computer Journal 30, 1987; for level
// candidates the average over all orders, as stv-rs (gendx/stv-rs) with --equalize.
//
//   Two seats; 4 ballots A > B, 2 ballots C: quota 6 / 3 + 0.000000001. A has 4 and keeps
//   2.000000001 / 4, up: 0.500000001 of each ballot; B then has 1.999999996, less than C's 2 and
//   by more than the surplus left over: B is excluded, and C fills the last seat.
//
// A stage is the first distribution, an exclusion, or all iterations from one to the next election
// or exclusion. Products above 128 bits, of a factor and a quota, are made with big integers.
#include <algorithm>

#include "engine/elections/meek_shares.h"
#include "engine/elections/method.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {
namespace {

constexpr uint128 meek_omega = 1000;

Ratio ballots_of(uint128 units) {
  return Ratio::of(Integer::of(units), Integer::of(uint128{meek_one}));
}

class MeekCount {
 public:
  MeekCount(const Contest& contest, const Profile& profile, const TieBreak& tie_break,
            Keeping keeping, CountRecord& record)
      : contest_(contest),
        profile_(profile),
        tie_break_(tie_break),
        keeping_(keeping),
        record_(record),
        factors_(contest.candidates.size()),
        hopeful_(contest.candidates.size()) {
    record_.places = 9;
    for (std::size_t c = 0; c < factors_.size(); ++c) {
      hopeful_[c] = contest.candidates[c].withdrawn ? 0 : 1;
      factors_[c] = hopeful_[c] != 0 ? meek_one : 0;
    }
  }

  void run() {
    open(Stage::Action::first_preferences, {});
    bool first_iteration = true;
    uint128 surplus_before = 0;
    while (true) {
      distribute();
      const std::vector<std::size_t> reached = with_quota();
      if (!reached.empty() || (open_ && open_->action != Stage::Action::surplus)) close(reached);
      if (record_.undecided || complete()) return;
      if (!reached.empty()) {
        first_iteration = true;
        continue;
      }
      const uint128 surplus = surplus_of_elected();
      if (surplus < meek_omega || (!first_iteration && surplus >= surplus_before)) {
        if (open_) close({});
        if (!exclude_lowest(surplus)) return;
        first_iteration = true;
        continue;
      }
      first_iteration = false;
      surplus_before = surplus;
      if (!open_) open(Stage::Action::surplus, record_.elected);
      for (const std::size_t one : record_.elected) factors_[one] = smaller_factor(one);
    }
  }

 private:
  void open(Stage::Action action, std::vector<std::size_t> of) {
    open_.emplace();
    open_->action = action;
    open_->of = std::move(of);
    open_->rule = action == Stage::Action::exclusion ? "B.3" : "B.2";
  }

  void distribute() {
    shares_ = meek_shares(profile_, factors_, keeping_);
    uint128 votes = 0;
    for (const uint128 one : shares_.votes) votes += one;
    quota_ = votes / (contest_.seats + 1) + 1;
    if (!record_.quota) record_.quota = ballots_of(quota_);
  }

  [[nodiscard]] std::vector<std::size_t> hopefuls() const {
    std::vector<std::size_t> all;
    for (std::size_t c = 0; c < hopeful_.size(); ++c)
      if (hopeful_[c] != 0) all.push_back(c);
    return all;
  }

  [[nodiscard]] std::vector<std::size_t> with_quota() const {
    std::vector<std::size_t> reached = hopefuls();
    std::erase_if(reached, [&](std::size_t one) { return shares_.votes[one] < quota_; });
    return reached;
  }

  /// Ends the open stage (or a new one, when only an election is to be told) with the votes.
  void close(const std::vector<std::size_t>& reached) {
    if (!open_) open(Stage::Action::election, {});
    open_->votes.reserve(shares_.votes.size());
    for (const uint128 one : shares_.votes) open_->votes.push_back(ballots_of(one));
    open_->non_transferable = ballots_of(shares_.non_transferable);
    open_->loss = ballots_of(shares_.loss);
    record_.stages.push_back(std::move(*open_));
    open_.reset();
    elect(reached);
  }

  /// Rounding among level candidates can leave somebody elected before a little below the quota;
  /// then more can reach it than seats are left. The most votes are elected, level ones by lot.
  std::vector<std::size_t> as_many_as_seats(std::vector<std::size_t> reached) {
    std::size_t left = contest_.seats - record_.elected.size();
    if (reached.size() <= left) return reached;
    std::vector<std::size_t> kept;
    while (left > 0) {
      uint128 most = 0;
      for (const std::size_t one : reached) most = std::max(most, shares_.votes[one]);
      std::vector<std::size_t> tied = reached;
      std::erase_if(tied, [&](std::size_t one) { return shares_.votes[one] < most; });
      std::size_t next = tied.front();
      if (tied.size() > left) {
        const auto choice =
            settle_by_lot({contest_, tie_break_, record_.stages.size()}, Seeking::most, tied);
        if (!choice) {
          record_.undecided = Tie{Tie::Kind::election, tied, 0, {}};
          return kept;
        }
        next = choice->chosen;
        record_.stages.back().ties.push_back({Tie::Kind::election, tied, next, choice->decided_by});
      }
      kept.push_back(next);
      reached.erase(std::find(reached.begin(), reached.end(), next));
      --left;
    }
    return kept;
  }

  void elect(std::vector<std::size_t> winners) {
    winners = as_many_as_seats(std::move(winners));
    Stage& stage = record_.stages.back();
    std::vector<Tie> ties;
    const std::vector<std::size_t> ordered = order_elected(
        {contest_, tie_break_, record_.stages.size()}, record_.stages, 0, winners, ties);
    for (Tie& tie : ties) stage.ties.push_back(std::move(tie));
    for (const std::size_t one : ordered) {
      stage.elected.push_back(one);
      record_.elected.push_back(one);
      hopeful_[one] = 0;
    }
  }

  bool complete() {
    const std::size_t left = contest_.seats - record_.elected.size();
    const std::vector<std::size_t> all = hopefuls();
    if (left > 0 && all.size() > left) return false;
    if (left > 0) elect(all);
    record_.notes.push_back("the quota at the end is " + plain_text(ballots_of(quota_)));
    return true;
  }

  [[nodiscard]] uint128 surplus_of_elected() const {
    uint128 above = 0;
    uint128 below = 0;
    for (const std::size_t one : record_.elected) {
      const uint128 votes = shares_.votes[one];
      if (votes > quota_)
        above += votes - quota_;
      else
        below += quota_ - votes;
    }
    return above > below ? above - below : 0;
  }

  bool exclude_lowest(uint128 surplus) {
    std::vector<std::size_t> tied = hopefuls();
    const auto fewer = [&](std::size_t a, std::size_t b) {
      return shares_.votes[a] < shares_.votes[b];
    };
    const uint128 most =
        shares_.votes[*std::min_element(tied.begin(), tied.end(), fewer)] + surplus;
    std::erase_if(tied, [&](std::size_t one) { return shares_.votes[one] > most; });
    const auto choice =
        settle_by_lot({contest_, tie_break_, record_.stages.size() + 1}, Seeking::fewest, tied);
    if (!choice) {
      record_.undecided = Tie{Tie::Kind::exclusion, tied, 0, {}};
      return false;
    }
    open(Stage::Action::exclusion, {choice->chosen});
    if (tied.size() > 1)
      open_->ties.push_back({Tie::Kind::exclusion, tied, choice->chosen, choice->decided_by});
    hopeful_[choice->chosen] = 0;
    factors_[choice->chosen] = 0;
    return true;
  }

  /// B.2f.
  [[nodiscard]] std::uint64_t smaller_factor(std::size_t one) const {
    if (shares_.votes[one] == 0) return meek_one;
    const Integer unit = Integer::of(uint128{meek_one});
    const Integer kept =
        Ratio::of(Integer::of(uint128{factors_[one]}) * Integer::of(quota_), unit).ceiling();
    const Integer factor = Ratio::of(kept * unit, Integer::of(shares_.votes[one])).ceiling();
    return factor > unit ? meek_one : static_cast<std::uint64_t>(factor.to_uint128().value_or(0));
  }

  const Contest& contest_;
  const Profile& profile_;
  const TieBreak& tie_break_;
  Keeping keeping_;
  CountRecord& record_;
  std::vector<std::uint64_t> factors_;  // keep factors or prices
  std::vector<char> hopeful_;
  MeekShares shares_;
  uint128 quota_ = 0;
  std::optional<Stage> open_;  // begun, its votes not yet known
};

}  // namespace

CountRecord count_meek(const Contest& contest, const Profile& profile, const TieBreak& tie_break) {
  Opening opening = open_count("meek", contest, profile);
  if (!opening.uncontested)
    MeekCount(contest, profile, tie_break, Keeping::meek, opening.record).run();
  return std::move(opening.record);
}

CountRecord count_warren(const Contest& contest, const Profile& profile,
                         const TieBreak& tie_break) {
  Opening opening = open_count("warren", contest, profile);
  if (!opening.uncontested)
    MeekCount(contest, profile, tie_break, Keeping::warren, opening.record).run();
  return std::move(opening.record);
}

}  // namespace toadlane::elections
