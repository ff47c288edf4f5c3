#include "service/render/exceptions.h"

#include <gmock/gmock.h>

#include "tests/service/render/lane_bakery.h"

namespace toadlane::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string exceptions(const LaneBakery& bakery, std::size_t members_max = 10) {
  TextOut out;
  exceptions_text(bakery.closed(), members_max, out);
  return out.take();
}

Tie first_tie(const LaneBakery& bakery) {
  const app::ClosedYear closed = bakery.closed();
  return tie_of(closed.result, closed.result.portions.front());
}

// 80.00 by three is 26.666...: two cents are left over for three equal claims.
TEST(Tie, IsBetweenEqualClaimsOfWhichSomeWereMet) {
  LaneBakery bakery;
  bakery.income = "100.00";
  const Tie tie = first_tie(bakery);
  EXPECT_THAT(tie.got, ElementsAre(0, 1));
  EXPECT_THAT(tie.missed, ElementsAre(2));
}

// 80.00 by 1 : 2 : 4 is 11.428..., 22.857... and 45.714...: the cents go to the last two.
TEST(Tie, IsNoneBetweenDifferentClaims) {
  LaneBakery bakery;
  bakery.income = "100.00";
  bakery.members = "member,name,hours\nM1,Ana,1\nM2,Bo,2\nM10,Cy,4\n";
  EXPECT_THAT(first_tie(bakery).got, IsEmpty());
  EXPECT_THAT(first_tie({}).got, IsEmpty());  // 26.67 each, to the cent
}

// 0.05 by 1 : 1 : 1 is 0.02 each, half up; one of them makes up for the cent too much.
TEST(Tie, IsAlsoAboutTheLargestShareThatMakesUpForTheResidue) {
  LaneBakery bakery;
  bakery.income = "0.06";  // 0.012 to the reserve, half up 0.01
  bakery.rounding =
      "  rounding: {shares: \"half up, residue to the largest share\", ties: [larger share, member "
      "number]}\n";
  const Tie tie = first_tie(bakery);
  EXPECT_THAT(tie.got, ElementsAre(0));
  EXPECT_THAT(tie.missed, ElementsAre(1, 2));
}

// 80.00 by three in whole dollars is 27, 27 and 26.
TEST(Tie, IsAboutWholeUnitsWhereThoseAreGiven) {
  LaneBakery bakery;
  bakery.income = "100.00";
  bakery.rounding = "  rounding: {shares: whole units, residue: to reserve}\n";
  EXPECT_THAT(first_tie(bakery).got, ElementsAre(0, 1));
  EXPECT_THAT(first_tie(bakery).missed, ElementsAre(2));
}

TEST(Exceptions, NameWhoGotACoinThatWasLeftOver) {
  LaneBakery bakery;
  bakery.income = "100.00";
  const std::string text = exceptions(bakery);
  EXPECT_THAT(text,
              HasSubstr("Coins that were left over\n\n"
                        "  of 80.00 by hours (Art. 7.2), one coin more by largest remainder:\n"
                        "    M1 Ana\n"
                        "    M2 Bo\n"));
  EXPECT_THAT(text, HasSubstr("M1 Ana and M2 Bo came first; after them, without: M10 Cy\n"));
}

TEST(Exceptions, SayNoneWhereThereIsNone) {
  const std::string text = exceptions({});
  for (const char* heading :
       {"Coins that were left over", "Ties",
        "Members with less than 20% of their dividend in money (26 U.S.C. 1388(c)(1))",
        "Consent that the bylaws do not state", "Dividends that are not by patronage alone",
        "Money that is held", "Dividends too small to be allocated"})
    EXPECT_THAT(text, HasSubstr("\n" + std::string(heading) + "\n\n  None\n"));
  EXPECT_THAT(text, HasSubstr("What no article decides\n\n  steps: half up (default, not stated)"));
}

TEST(Exceptions, NameWhoGetsLessThanAFifthInMoney) {
  LaneBakery bakery;
  bakery.pay = "{cash: 10%, rest: qualified written notice}";
  const std::string text = exceptions(bakery);
  EXPECT_THAT(text, HasSubstr("    M1 Ana: 2.67 of 26.67; the notice is nonqualified\n"));
  EXPECT_THAT(text, HasSubstr("the bylaws do not say how members consented"));
}

TEST(Exceptions, NameMoneyThatIsHeld) {
  LaneBakery bakery;
  bakery.pay = "{cash: 20%, rest: credit to account, held_below: 6.00 USD}";
  EXPECT_THAT(exceptions(bakery), HasSubstr("    M10 Cy: 5.33, payable in the member's name\n"));
}

TEST(Exceptions, NameDividendsThatWereTooSmall) {
  LaneBakery bakery;
  bakery.members = "member,name,hours\nM1,Ana,1\nM2,Bo,8000\n";
  bakery.pay =
      "{cash: 20%, rest: credit to account, not_allocated_below: {amount: 1.00 USD, to: reserve}}";
  EXPECT_THAT(exceptions(bakery), HasSubstr("    M1 Ana: 0.01, under 1.00\n"));
}

TEST(Exceptions, CountWhatIsTooMuchToList) {
  LaneBakery bakery;
  bakery.income = "100.00";
  const std::string text = exceptions(bakery, 1);
  EXPECT_THAT(text, HasSubstr("    M1 Ana\n    and 1 more: "));
  EXPECT_THAT(text, HasSubstr("not looked for among more than 1 members"));
}

}  // namespace
}  // namespace toadlane::render
