#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/invariant.h"
#include "engine/elections/contest.h"
#include "engine/elections/count_record.h"
#include "engine/elections/profile.h"
#include "engine/elections/tie_break.h"
#include "engine/number/ratio.h"
#include "engine/number/wide.h"

namespace toadlane::elections {

/// Votes as whole numbers of units of 10^-places. V is below 2^63 and places at most 5, so sums
/// are below 2^80, and a sum times the value of one paper below 2^97.
template <unsigned decimals>
struct FixedVotes {
  using Votes = uint128;
  static constexpr unsigned places = decimals;
  static constexpr Votes one = [] {
    Votes unit = 1;
    for (unsigned i = 0; i < decimals; ++i) unit *= 10;
    return unit;
  }();

  static Votes times(Votes value, std::uint64_t papers) { return value * papers; }
  static Ratio ratio(Votes votes) { return Ratio::of(Integer::of(votes), Integer::of(one)); }
};

/// A count by the weighted inclusive Gregory method: all papers of an elected candidate pass on,
/// each at a part of the value at which it came. `Rules` says what such rules differ in:
///
///   Votes, one, places, times, ratio            as in FixedVotes
///   Votes quota(valid, seats)
///   bool elects(votes, quota)                   has the quota
///   bool passes_on(votes, quota)                an elected candidate with a surplus to transfer
///   Votes transfer_value(surplus, value, total)
///   looks_back                                  ties: earlier stages, the latest first, then lot
///   excludes_without_transfer                   nothing is transferred when that fills the seats
///   first, surplus, exclusion, last, surplus_tie, exclusion_tie    names of the rules
///
/// Papers that came to a candidate at one value are one parcel: value and number say all of them.
template <class Rules>
class GregoryCount {
 public:
  GregoryCount(const Contest& contest, const Profile& profile, const TieBreak& tie_break)
      : contest_(contest),
        profile_(profile),
        tie_break_(tie_break),
        standing_(contest.candidates.size(), Standing::continuing),
        votes_(contest.candidates.size(), Votes(0)),
        parcels_(contest.candidates.size()),
        place_(profile.size(), 0) {
    invariant(!profile.has_level(), "each place of a ballot names one candidate");
    invariant(profile.size() <= std::numeric_limits<Paper>::max(), "rankings below 2^32");
  }

  CountRecord run(std::string method, unsigned version) {
    record_.method = std::move(method);
    record_.version = version;
    record_.seats = contest_.seats;
    record_.valid = profile_.valid();
    record_.places = Rules::places;
    const auto valid = profile_.valid().to_int64();
    invariant(valid.has_value(), "valid ballots below 2^63");
    valid_ = static_cast<std::uint64_t>(*valid);
    quota_ = Rules::quota(valid_, contest_.seats);
    record_.quota = Rules::ratio(quota_);
    count_first_preferences();
    while (seats_left() > 0 && next_stage()) {
    }
    return std::move(record_);
  }

 private:
  using Votes = typename Rules::Votes;
  using Paper = std::uint32_t;  // a ranking, by its place in the profile
  enum class Standing { continuing, elected, transferred, out };

  struct Parcel {
    Votes value;
    std::uint64_t papers = 0;
    std::vector<Paper> rankings;
  };

  // Where the papers of one parcel go: of each candidate, the parcel that takes them.
  class Sorting {
   public:
    explicit Sorting(std::size_t candidates) : parcel_(candidates, none) {}
    Parcel& of(std::size_t candidate, std::vector<Parcel>& parcels, const Votes& value) {
      std::size_t& at = parcel_[candidate];
      if (at == none) {
        const auto found = std::ranges::find(parcels, value, &Parcel::value);
        at = static_cast<std::size_t>(found - parcels.begin());
        if (found == parcels.end()) parcels.push_back({value});
      }
      return parcels[at];
    }

   private:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> parcel_;
  };

  void count_first_preferences();
  bool next_stage();
  void transfer_surplus(std::size_t from, Stage stage);
  void exclude(std::size_t who, Stage stage);
  void elect_without_quota();
  void pass_on(const Parcel& parcel, const Votes& value);
  void deal(Paper paper, std::size_t from_place, const Votes& value, Sorting& sorting);
  void end(Stage stage);
  void elect_with_quota(Stage& stage);
  void elect(const std::vector<std::size_t>& who, Stage& stage);
  std::vector<std::size_t> extreme(bool most, Standing of) const;
  std::optional<std::size_t> choose(Tie::Kind kind, std::vector<std::size_t> tied, Stage& stage);

  [[nodiscard]] std::size_t seats_left() const { return contest_.seats - record_.elected.size(); }
  [[nodiscard]] std::size_t continuing() const {
    return static_cast<std::size_t>(std::ranges::count(standing_, Standing::continuing));
  }

  const Contest& contest_;
  const Profile& profile_;
  const TieBreak& tie_break_;
  std::uint64_t valid_ = 0;
  Votes quota_{0};
  std::vector<Standing> standing_;
  std::vector<Votes> votes_;
  std::vector<std::vector<Parcel>> parcels_;
  std::vector<std::uint16_t> place_;  // of each ranking: behind the preference that it counts for
  Votes non_transferable_{0};
  Votes loss_{0};
  CountRecord record_;
};

template <class Rules>
void GregoryCount<Rules>::count_first_preferences() {
  for (std::size_t i = 0; i < standing_.size(); ++i)
    if (contest_.candidates[i].withdrawn) standing_[i] = Standing::out;
  Sorting sorting(votes_.size());
  const Votes one(Rules::one);
  for (Paper paper = 0; paper < profile_.size(); ++paper) deal(paper, 0, one, sorting);
  Stage stage{.action = Stage::Action::first_preferences, .rule = std::string(Rules::first)};
  if (contest_.standing() <= contest_.seats)
    record_.notes.emplace_back("no more candidates than seats: nobody is counted out");
  end(std::move(stage));
}

// One more stage; whether another may follow.
template <class Rules>
bool GregoryCount<Rules>::next_stage() {
  if (continuing() <= seats_left()) {
    elect_without_quota();
    return false;
  }
  Stage stage;
  const std::vector<std::size_t> most = extreme(true, Standing::elected);
  const bool has_surplus = !most.empty() && Rules::passes_on(votes_[most.front()], quota_);
  stage.action = has_surplus ? Stage::Action::surplus : Stage::Action::exclusion;
  stage.rule = has_surplus ? Rules::surplus : Rules::exclusion;
  const auto who = has_surplus
                       ? choose(Tie::Kind::surplus, most, stage)
                       : choose(Tie::Kind::exclusion, extreme(false, Standing::continuing), stage);
  if (!who) return false;
  stage.of = {*who};
  if (has_surplus)
    transfer_surplus(*who, std::move(stage));
  else
    exclude(*who, std::move(stage));
  return true;
}

template <class Rules>
void GregoryCount<Rules>::transfer_surplus(std::size_t from, Stage stage) {
  const Votes total = votes_[from];
  const Votes surplus = total - quota_;
  const std::vector<Parcel> parcels = std::exchange(parcels_[from], {});
  standing_[from] = Standing::transferred;
  votes_[from] = quota_;
  Votes passed(0);
  for (const Parcel& parcel : parcels) {
    const Votes value = Rules::transfer_value(surplus, parcel.value, total);
    passed += Rules::times(value, parcel.papers);
    pass_on(parcel, value);
  }
  loss_ += surplus - passed;
  end(std::move(stage));
}

template <class Rules>
void GregoryCount<Rules>::exclude(std::size_t who, Stage stage) {
  standing_[who] = Standing::out;
  if (!Rules::excludes_without_transfer || continuing() > seats_left()) {
    votes_[who] = Votes(0);
    for (const Parcel& parcel : std::exchange(parcels_[who], {})) pass_on(parcel, parcel.value);
  }
  end(std::move(stage));
}

template <class Rules>
void GregoryCount<Rules>::elect_without_quota() {
  Stage stage{.action = Stage::Action::election, .rule = std::string(Rules::last)};
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < standing_.size(); ++i)
    if (standing_[i] == Standing::continuing) rest.push_back(i);
  if (rest.empty()) return;
  elect(rest, stage);
  end(std::move(stage));
}

template <class Rules>
void GregoryCount<Rules>::pass_on(const Parcel& parcel, const Votes& value) {
  Sorting sorting(votes_.size());
  for (const Paper paper : parcel.rankings) deal(paper, place_[paper], value, sorting);
}

// Gives a paper to the next continuing candidate that it names, from this place on.
template <class Rules>
void GregoryCount<Rules>::deal(Paper paper, std::size_t from_place, const Votes& value,
                               Sorting& sorting) {
  const std::span<const Preference> ranking = profile_.ranking(paper);
  const std::uint64_t papers = profile_.weight(paper);
  std::size_t place = from_place;
  while (place < ranking.size() && standing_[ranking[place].candidate()] != Standing::continuing)
    ++place;
  if (place == ranking.size()) {
    non_transferable_ += Rules::times(value, papers);
    return;
  }
  const std::size_t to = ranking[place].candidate();
  place_[paper] = static_cast<std::uint16_t>(place + 1);
  votes_[to] += Rules::times(value, papers);
  Parcel& parcel = sorting.of(to, parcels_[to], value);
  parcel.papers += papers;
  parcel.rankings.push_back(paper);
}

// Closes a stage: who has the quota now is elected, and the votes are recorded.
template <class Rules>
void GregoryCount<Rules>::end(Stage stage) {
  elect_with_quota(stage);
  Votes sum = non_transferable_ + loss_;
  stage.votes.reserve(votes_.size());
  for (const Votes& votes : votes_) {
    sum += votes;
    stage.votes.push_back(Rules::ratio(votes));
  }
  invariant(sum == Rules::times(Rules::one, valid_), "a stage holds all valid ballots");
  stage.non_transferable = Rules::ratio(non_transferable_);
  stage.loss = Rules::ratio(loss_);
  record_.stages.push_back(std::move(stage));
}

template <class Rules>
void GregoryCount<Rules>::elect_with_quota(Stage& stage) {
  std::vector<std::size_t> reached;
  for (std::size_t i = 0; i < votes_.size(); ++i)
    if (standing_[i] == Standing::continuing && Rules::elects(votes_[i], quota_))
      reached.push_back(i);
  // No seats: the quota elects nobody.
  if (seats_left() > 0) elect(reached, stage);
}

// In the order of their votes; that of equal ones means nothing.
template <class Rules>
void GregoryCount<Rules>::elect(const std::vector<std::size_t>& who, Stage& stage) {
  invariant(who.size() <= seats_left(), "no more candidates reach the quota than there are seats");
  std::vector<std::size_t> ordered = who;
  std::ranges::stable_sort(ordered,
                           [&](std::size_t a, std::size_t b) { return votes_[a] > votes_[b]; });
  for (const std::size_t one : ordered) {
    standing_[one] = Standing::elected;
    stage.elected.push_back(one);
    record_.elected.push_back(one);
  }
}

// Those who have the most, or the fewest, of the candidates who stand so.
template <class Rules>
std::vector<std::size_t> GregoryCount<Rules>::extreme(bool most, Standing of) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < votes_.size(); ++i) {
    if (standing_[i] != of) continue;
    if (!found.empty() && votes_[i] != votes_[found.front()]) {
      if ((votes_[i] > votes_[found.front()]) != most) continue;
      found.clear();
    }
    found.push_back(i);
  }
  return found;
}

// One of those who are equal now: by the votes at earlier stages, the latest first, else by lot.
template <class Rules>
std::optional<std::size_t> GregoryCount<Rules>::choose(Tie::Kind kind,
                                                       std::vector<std::size_t> tied,
                                                       Stage& stage) {
  if (tied.size() == 1) return tied.front();
  const bool most = kind == Tie::Kind::surplus;
  Tie tie{.kind = kind, .tied = tied};
  for (std::size_t at = record_.stages.size(); Rules::looks_back && at > 0 && tied.size() > 1;
       --at) {
    const std::vector<Ratio>& then = record_.stages[at - 1].votes;
    const auto less = [&](std::size_t a, std::size_t b) { return then[a] < then[b]; };
    const Ratio best =
        then[most ? *std::ranges::max_element(tied, less) : *std::ranges::min_element(tied, less)];
    if (std::erase_if(tied, [&](std::size_t one) { return then[one] != best; }) == 0) continue;
    tie.decided_by += tie.decided_by.empty() ? "" : ", then ";
    tie.decided_by += (most ? "more votes at stage " : "fewer votes at stage ");
    tie.decided_by += std::to_string(at);
  }
  std::optional<std::size_t> chosen = tied.front();
  if (tied.size() > 1) {
    const std::size_t number = record_.stages.size() + 1;
    chosen = most ? first_of(tie_break_, contest_, number, tied)
                  : last_of(tie_break_, contest_, number, tied);
    tie.decided_by += (tie.decided_by.empty() ? "" : ", then ") + words_for(tie_break_);
  }
  if (!chosen) {
    tie.tied = std::move(tied);
    record_.undecided = std::move(tie);
    return std::nullopt;
  }
  tie.chosen = *chosen;
  tie.decided_by += " (" + std::string(most ? Rules::surplus_tie : Rules::exclusion_tie) + ")";
  stage.ties.push_back(std::move(tie));
  return chosen;
}

}  // namespace toadlane::elections
