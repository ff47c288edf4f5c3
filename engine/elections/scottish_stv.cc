#include "engine/elections/gregory.h"
#include "engine/elections/method.h"

namespace toadlane::elections {
namespace {

// Scottish Local Government Elections Order 2011 (SSI 2011/399), Schedule 1, rules 46 to 53; rules
// 45 to 52 of the Order of 2007.
struct ScottishRules : FixedVotes<5> {
  // Rule 47: the valid ballots divided by one more than the seats, decimals ignored, plus one.
  static Votes quota(std::uint64_t valid, std::size_t seats) {
    return (Votes{valid} / (Votes{seats} + 1) + 1) * one;
  }
  // Rule 48: equals or exceeds the quota.
  static bool elects(Votes votes, Votes quota) { return votes >= quota; }
  // Rule 49(1): exceeds it. One who stands exactly on it has nothing to transfer.
  static bool passes_on(Votes votes, Votes quota) { return votes > quota; }
  // Rule 49(3): surplus times value when received, divided by the candidate's votes: one division,
  // to five places, the remainder ignored.
  static Votes transfer_value(Votes above_quota, Votes value, Votes total) {
    return above_quota * value / total;
  }
  static constexpr bool looks_back = true;
  // Rule 51: the papers of the excluded are transferred in the stage of the exclusion, even where
  // that leaves as many candidates as seats.
  static constexpr bool excludes_without_transfer = false;
  static constexpr std::string_view first = "rule 46";
  static constexpr std::string_view surplus = "rule 49";
  static constexpr std::string_view surplus_tie = "rule 50";
  static constexpr std::string_view exclusion = "rule 51";
  static constexpr std::string_view exclusion_tie = "rule 52";
  static constexpr std::string_view last = "rule 53";
};

}  // namespace

CountRecord scottish_stv(const Contest& contest, const Profile& profile,
                         const TieBreak& tie_break) {
  return GregoryCount<ScottishRules>(contest, profile, tie_break).run("scottish-stv", 1);
}

}  // namespace toadlane::elections
