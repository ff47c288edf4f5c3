// Borda: with c candidates who stand, a ballot gives c - 1 points to its first, c - 2 to its second
// and so on. Level candidates each get the average of their places, and so do those whom a ballot
// does not name, who share its last places. The most points win; level ones by lot.
// Source: Borda, "Memoire sur les elections au scrutin", 1781; averages for level candidates as in
// the count from 0 of Condorcet-PHP (julien-boudry/Condorcet).
//
//   3 candidates; 3 ballots A > B, 2 ballots B: A 3 x 2 + 2 x 1/2 = 7, B 3 x 1 + 2 x 2 = 7,
//   C 2 x 1/2 = 1.
#include "engine/elections/marks.h"
#include "engine/elections/method.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {

CountRecord count_borda(const Contest& contest, const Profile& profile, const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("borda", contest, profile);
  if (uncontested) return record;
  const std::vector<char> standing = standing_in(contest);
  const std::size_t candidates = contest.standing();
  std::vector<uint128> halves(standing.size());
  std::vector<std::size_t> group;
  std::vector<char> unnamed;
  // A group takes the places from `taken` on; twice the average of their points is a whole number.
  std::size_t taken = 0;
  const auto give = [&](std::uint64_t weight) {
    const uint128 twice = 2 * (candidates - 1) - 2 * taken - (group.empty() ? 0 : group.size() - 1);
    for (const std::size_t one : group) halves[one] += twice * weight;
    taken += group.size();
    group.clear();
  };
  for (std::size_t index = 0; index < profile.size(); ++index) {
    taken = 0;
    unnamed = standing;
    for (const Preference preference : profile.ranking(index)) {
      if (!preference.level()) give(profile.weight(index));
      if (standing[preference.candidate()] == 0) continue;
      group.push_back(preference.candidate());
      unnamed[preference.candidate()] = 0;
    }
    give(profile.weight(index));
    for (std::size_t c = 0; c < unnamed.size(); ++c)
      if (unnamed[c] != 0) group.push_back(c);
    give(profile.weight(index));
  }
  std::vector<Ratio> points;
  points.reserve(halves.size());
  for (const uint128 one : halves) points.push_back(Ratio::of(Integer::of(one), 2));
  fill_by_scores(contest, tie_break, std::move(points), record);
  return std::move(record);
}

}  // namespace toadlane::elections
