#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/elections/method.h"
#include "tests/engine/number/cases.h"

namespace toadlane::elections {

CountRecord count_irv(const Contest&, const Profile&, const TieBreak&);
CountRecord count_irv_bottoms_up(const Contest&, const Profile&, const TieBreak&);
CountRecord count_irv_sequential(const Contest&, const Profile&, const TieBreak&);
CountRecord count_meek(const Contest&, const Profile&, const TieBreak&);
CountRecord count_warren(const Contest&, const Profile&, const TieBreak&);
CountRecord count_schulze(const Contest&, const Profile&, const TieBreak&);
CountRecord count_ranked_pairs(const Contest&, const Profile&, const TieBreak&);
CountRecord count_copeland(const Contest&, const Profile&, const TieBreak&);
CountRecord count_minimax(const Contest&, const Profile&, const TieBreak&);
CountRecord count_plurality(const Contest&, const Profile&, const TieBreak&);
CountRecord count_block_plurality(const Contest&, const Profile&, const TieBreak&);
CountRecord count_approval(const Contest&, const Profile&, const TieBreak&);
CountRecord count_borda(const Contest&, const Profile&, const TieBreak&);

namespace small {

using Places = std::vector<std::size_t>;
using Count = Method::Count;

/// Ballots as groups of level candidates.
struct Ballot {
  std::vector<Places> groups;
  std::uint64_t weight = 1;
};

struct Election {
  Contest contest;
  std::vector<Ballot> ballots;
  TieBreak tie_break;

  [[nodiscard]] Profile profile() const {
    Profile profile;
    for (const Ballot& ballot : ballots) {
      std::vector<Preference> ranking;
      for (const Places& group : ballot.groups)
        for (const std::size_t one : group) ranking.emplace_back(one, one != group.front());
      profile.add(ranking, ballot.weight);
    }
    return profile;
  }
  [[nodiscard]] CountRecord count(Count method) const {
    return method(contest, profile(), tie_break);
  }
};

/// made(2, 3, {"4 0>1=2", "2 1"}): two seats, three candidates A, B, C; 4 ballots A > B = C. Ties
/// stop, unless an order is given.
inline Election made(std::size_t seats, std::size_t candidates,
                     const std::vector<std::string>& text, const Places& order = {}) {
  Election election;
  election.contest = {"made", "Made", seats, {}};
  for (std::size_t c = 0; c < candidates; ++c)
    election.contest.candidates.push_back({"c" + std::to_string(c), std::string(1, char('A' + c))});
  for (const std::string& line : text) {
    Ballot ballot;
    std::size_t at = line.find(' ');
    ballot.weight = std::stoull(line.substr(0, at));
    for (; at < line.size(); at += 2) {
      if (line[at] != '=') ballot.groups.emplace_back();
      ballot.groups.back().push_back(static_cast<std::size_t>(line[at + 1] - '0'));
    }
    election.ballots.push_back(ballot);
  }
  if (!order.empty()) election.tie_break = {TieBreak::Way::recorded, order, {}};
  return election;
}

inline void shuffle(cases::Dice& dice, Places& places) {
  for (std::size_t i = places.size(); i > 1; --i)
    std::swap(places[i - 1], places[static_cast<std::size_t>(dice.under(i))]);
}

/// Up to six candidates and a dozen ballots, often level, sometimes with somebody withdrawn; ties
/// are settled by a recorded lot.
inline Election random(std::uint64_t seed, bool level = true) {
  cases::Dice dice(seed);
  const auto candidates = static_cast<std::size_t>(2 + dice.under(5));
  Election election =
      made(static_cast<std::size_t>(1 + dice.under(candidates - 1)), candidates, {});
  Places all;
  for (std::size_t c = 0; c < candidates; ++c) all.push_back(c);
  election.tie_break = {TieBreak::Way::recorded, all, {}};
  shuffle(dice, election.tie_break.order);
  if (dice.one_in(5))
    election.contest.candidates[static_cast<std::size_t>(dice.under(candidates))].withdrawn = true;
  const std::int64_t ballots = 1 + dice.under(12);
  for (std::int64_t b = 0; b < ballots; ++b) {
    Ballot ballot;
    ballot.weight = static_cast<std::uint64_t>(1 + dice.under(4));
    shuffle(dice, all);
    const auto named = static_cast<std::size_t>(1 + dice.under(candidates));
    for (std::size_t i = 0; i < named; ++i) {
      if (i == 0 || !level || !dice.one_in(3)) ballot.groups.emplace_back();
      ballot.groups.back().push_back(all[i]);
    }
    election.ballots.push_back(ballot);
  }
  return election;
}

inline Places standing(const Election& election) {
  Places all;
  for (std::size_t c = 0; c < election.contest.candidates.size(); ++c)
    if (!election.contest.candidates[c].withdrawn) all.push_back(c);
  return all;
}

inline bool counted(const Election& election) {
  return standing(election).size() > election.contest.seats;
}

/// The lot, said another way: who stands earlier in the recorded order.
inline std::size_t lot(const Election& election, const Places& tied, bool best) {
  const auto place = [&](std::size_t one) {
    return std::find(election.tie_break.order.begin(), election.tie_break.order.end(), one);
  };
  const auto earlier = [&](std::size_t a, std::size_t b) { return place(a) < place(b); };
  return best ? *std::min_element(tied.begin(), tied.end(), earlier)
              : *std::max_element(tied.begin(), tied.end(), earlier);
}

/// A strict order with its part of a ballot.
struct Strict {
  Places order;
  Ratio weight;
};

/// Every ballot as the average over all orders of its level candidates.
inline std::vector<Strict> expanded(const Election& election) {
  std::vector<Strict> all;
  for (const Ballot& ballot : election.ballots) {
    std::vector<Strict> now{{{}, Ratio(Integer::of(uint128{ballot.weight}))}};
    for (Places group : ballot.groups) {
      std::sort(group.begin(), group.end());
      std::vector<Places> orders;
      do orders.push_back(group);
      while (std::next_permutation(group.begin(), group.end()));
      std::vector<Strict> next;
      for (const Strict& before : now)
        for (const Places& order : orders) {
          Strict after = before;
          after.order.insert(after.order.end(), order.begin(), order.end());
          after.weight = after.weight / Ratio(static_cast<std::int64_t>(orders.size()));
          next.push_back(after);
        }
      now = next;
    }
    all.insert(all.end(), now.begin(), now.end());
  }
  return all;
}

/// `a` before `b` on the ballot: 1, level 1/2, behind 0; who is not named is last.
inline Ratio before(const Ballot& ballot, std::size_t a, std::size_t b) {
  for (const Places& group : ballot.groups) {
    const bool has_a = std::count(group.begin(), group.end(), a) > 0;
    const bool has_b = std::count(group.begin(), group.end(), b) > 0;
    if (has_a && has_b) break;
    if (has_a || has_b) return has_a ? 1 : 0;
  }
  return Ratio::of(1, 2);
}

/// Fills the seats from scores, the highest first, level ones by the lot.
inline Places fill(const Election& election, const std::vector<Ratio>& scores) {
  Places left = standing(election);
  Places elected;
  while (elected.size() < election.contest.seats) {
    Places best;
    for (const std::size_t one : left)
      if (std::all_of(left.begin(), left.end(),
                      [&](std::size_t other) { return scores[other] <= scores[one]; }))
        best.push_back(one);
    elected.push_back(lot(election, best, true));
    std::erase(left, elected.back());
  }
  return elected;
}

/// The same election told otherwise: ballots in another order, equal ones split, every candidate
/// under another number. `name[c]` is the new number of c.
inline Election retold(const Election& election, std::uint64_t seed, Places& name) {
  cases::Dice dice(seed + 77);
  name.clear();
  for (std::size_t c = 0; c < election.contest.candidates.size(); ++c) name.push_back(c);
  shuffle(dice, name);
  Election other = election;
  other.ballots.clear();
  for (std::size_t c = 0; c < name.size(); ++c)
    other.contest.candidates[name[c]] = election.contest.candidates[c];
  for (std::size_t& one : other.tie_break.order) one = name[one];
  for (const Ballot& ballot : election.ballots) {
    Ballot renamed = ballot;
    for (Places& group : renamed.groups) {
      for (std::size_t& one : group) one = name[one];
      shuffle(dice, group);
    }
    if (ballot.weight > 1) {
      renamed.weight = 1;
      other.ballots.push_back(renamed);
      renamed.weight = ballot.weight - 1;
    }
    other.ballots.insert(other.ballots.begin() + dice.under(other.ballots.size() + 1), renamed);
  }
  return other;
}

/// Empty when a method says the same of both; else what differs.
inline std::string difference(const Election& election, Count method, std::uint64_t seed) {
  Places name;
  const Election other = retold(election, seed, name);
  const CountRecord first = election.count(method);
  const CountRecord second = other.count(method);
  Places elected = first.elected;
  for (std::size_t& one : elected) one = name[one];
  Places also = second.elected;
  if (first.stages.empty()) {  // not counted: no order among those elected
    std::sort(elected.begin(), elected.end());
    std::sort(also.begin(), also.end());
  }
  if (elected != also) return "other candidates are elected";
  if (first.stages.size() != second.stages.size()) return "another number of stages";
  for (std::size_t stage = 0; stage < first.stages.size(); ++stage)
    for (std::size_t c = 0; c < first.stages[stage].votes.size(); ++c)
      if (first.stages[stage].votes[c] != second.stages[stage].votes[name[c]])
        return "other votes at stage " + std::to_string(stage + 1);
  for (std::size_t c = 0; c < first.scores.size(); ++c)
    if (first.scores[c] != second.scores[name[c]]) return "another score";
  return "";
}

/// Empty when at each stage the votes, what is not transferable and the loss are the ballots.
inline std::string missing_ballots(const CountRecord& record) {
  for (const Stage& stage : record.stages) {
    Ratio sum = stage.non_transferable + stage.loss;
    for (const Ratio& one : stage.votes) sum += one;
    if (sum != record.valid) return sum.text() + " of " + record.valid.text() + " ballots";
  }
  return "";
}

}  // namespace small
}  // namespace toadlane::elections
