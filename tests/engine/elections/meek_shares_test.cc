// How Meek and Warren divide ballots with level candidates, against all their orders one by one.
#include "engine/elections/meek_shares.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;

TEST(MeekShares, level_candidates_get_the_average_over_their_orders) {
  Profile profile = made(1, 3, {"1 0=1>2"}).profile();
  MeekShares shares = meek_shares(profile, {600'000'000, meek_one, meek_one}, Keeping::meek);
  EXPECT_TRUE(shares.votes[0] == 300'000'000 && shares.votes[1] == 700'000'000);
  EXPECT_TRUE(shares.votes[2] == 0 && shares.loss == 0);
  shares = meek_shares(profile, {600'000'000, 500'000'000, meek_one}, Keeping::meek);
  EXPECT_TRUE(shares.votes[0] == 450'000'000 && shares.votes[1] == 350'000'000);
  EXPECT_TRUE(shares.votes[2] == 200'000'000 && shares.loss == 0);
  shares = meek_shares(profile, {600'000'000, 500'000'000, meek_one}, Keeping::warren);
  EXPECT_TRUE(shares.votes[0] == 550'000'000 && shares.votes[1] == 450'000'000);
  EXPECT_TRUE(shares.votes[2] == 0 && shares.loss == 0);
}

TEST(MeekShares, agree_with_all_orders_one_by_one) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    const Ratio units(Integer::of(uint128{meek_one}));
    cases::Dice dice(seed);
    std::vector<std::uint64_t> factors;
    for (std::size_t c = 0; c < election.contest.candidates.size(); ++c)
      factors.push_back(dice.one_in(2) ? meek_one
                                       : static_cast<std::uint64_t>(dice.under(meek_one)));
    for (const Keeping keeping : {Keeping::meek, Keeping::warren}) {
      std::vector<Ratio> exact(factors.size());
      for (const small::Strict& ballot : small::expanded(election)) {
        Ratio rest = 1;
        for (const std::size_t one : ballot.order) {
          const Ratio factor = Ratio(Integer::of(uint128{factors[one]})) / units;
          const Ratio kept = keeping == Keeping::meek ? rest * factor : std::min(rest, factor);
          exact[one] += kept * ballot.weight;
          rest -= kept;
        }
      }
      const Profile profile = election.profile();
      const MeekShares shares = meek_shares(profile, factors, keeping);
      const Ratio margin = Ratio(profile.valid()) * 10 / units;
      for (std::size_t c = 0; c < factors.size(); ++c) {
        const Ratio off = Ratio(Integer::of(shares.votes[c])) / units - exact[c];
        EXPECT_TRUE(off <= margin && -off <= margin) << c << " is off by " << off.text();
      }
    }
  }
}

}  // namespace
}  // namespace toadlane::elections
