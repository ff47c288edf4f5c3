#include "engine/elections/gregory.h"
#include "engine/elections/method.h"

namespace toadlane::elections {
namespace {

// Proportional Representation Foundation, Reference Rule: WIGM, without B.2 (sure losers), which it
// leaves to choice. Ties go to a predetermined order (D.1); here a lot always says who has the
// better of it, so that of those tied for exclusion the last is out.
struct ReferenceOrder {
  static constexpr bool looks_back = false;
  // B.4: the count is complete before the papers of the excluded are transferred.
  static constexpr bool excludes_without_transfer = true;
  static constexpr std::string_view first = "rule A";
  static constexpr std::string_view surplus = "rule B.3";
  static constexpr std::string_view surplus_tie = "rule D.1";
  static constexpr std::string_view exclusion = "rule B.4";
  static constexpr std::string_view exclusion_tie = "rule D.1";
  static constexpr std::string_view last = "rule C";
};

struct ReferenceRules : FixedVotes<4>, ReferenceOrder {
  // A.1: the valid ballots divided by one more than the seats, to four places, plus 0.0001.
  static Votes quota(std::uint64_t valid, std::size_t seats) {
    return Votes{valid} * one / (Votes{seats} + 1) + 1;
  }
  static bool elects(Votes votes, Votes quota) { return votes >= quota; }
  // B.3: the largest surplus, possibly zero.
  static bool passes_on(Votes /*votes*/, Votes /*quota*/) { return true; }
  // B.3 and D.4: the product and then the quotient, each to four places.
  static Votes transfer_value(Votes surplus, Votes value, Votes total) {
    return surplus * value / one * one / total;
  }
};

// The same in exact fractions. Nothing is rounded up, so the quota has to be exceeded.
struct ExactRules : ReferenceOrder {
  using Votes = Ratio;
  static constexpr unsigned places = 6;  // that are printed
  static constexpr int one = 1;

  static Votes times(const Votes& value, std::uint64_t papers) {
    return value * Ratio(Integer::of(uint128{papers}));
  }
  static const Ratio& ratio(const Votes& votes) { return votes; }
  static Votes quota(std::uint64_t valid, std::size_t seats) {
    return Ratio::of(Integer::of(uint128{valid}), Integer::of(uint128{seats} + 1));
  }
  static bool elects(const Votes& votes, const Votes& quota) { return votes > quota; }
  static bool passes_on(const Votes& /*votes*/, const Votes& /*quota*/) { return true; }
  static Votes transfer_value(const Votes& surplus, const Votes& value, const Votes& total) {
    return surplus * value / total;
  }
};

}  // namespace

CountRecord wigm(const Contest& contest, const Profile& profile, const TieBreak& tie_break) {
  return GregoryCount<ExactRules>(contest, profile, tie_break).run("wigm", 1);
}

CountRecord wigm_prf(const Contest& contest, const Profile& profile, const TieBreak& tie_break) {
  return GregoryCount<ReferenceRules>(contest, profile, tie_break).run("wigm-prf", 1);
}

}  // namespace toadlane::elections
