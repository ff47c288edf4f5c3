#include "service/render/resolution.h"

#include <gmock/gmock.h>

#include "tests/service/render/lane_bakery.h"

namespace toadlane::render {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string resolution(const LaneBakery& bakery) {
  return resolution_md(bakery.closed(), {{"bylaws", "bylaws.yaml", "b1"}});
}

TEST(MarkdownText, EscapesWhateverHasAMeaning) {
  EXPECT_EQ(markdown_text("a*b|c_<d>"), "a\\*b\\|c\\_\\<d\\>");
}

TEST(Resolution, HasTheFiguresAndBlanks) {
  const std::string text = resolution({});
  EXPECT_THAT(text,
              AllOf(HasSubstr("1. The income of the year is 100.01 USD: surplus 100.01 USD."),
                    HasSubstr("| Art. 7.1 | 20% of surplus | reserve | 20.00 |"),
                    HasSubstr("| Art. 7.2 | rest | members | 80.01 |"),
                    HasSubstr("Members' dividends are 80.01 USD"),
                    HasSubstr("16.02 USD is paid in money, no later than 2026-09-15"),
                    HasSubstr("63.99 USD is retained as qualified written notice"),
                    HasSubstr("| reserve | 10.00 | 20.00 | 30.00 |"), HasSubstr("- bylaws: b1")));
  EXPECT_THAT(text, AllOf(HasSubstr("Resolution number: \\_"), HasSubstr("Adopted on: \\_"),
                          HasSubstr("Signed: \\_"), HasSubstr("Body that decides: \\_")));
}

TEST(Resolution, NamesTheBodyThatChooses) {
  LaneBakery bakery;
  bakery.pay =
      "{cash: {is: 50%, at_least: 20%, chosen_by: {body: board}}, rest: credit to account}";
  EXPECT_THAT(resolution(bakery), HasSubstr("Body that decides: board\n"));
}

TEST(Resolution, TellsHowALossIsBorne) {
  LaneBakery bakery;
  bakery.income = "-5.00";
  EXPECT_THAT(resolution(bakery), AllOf(HasSubstr("The loss is borne so:"),
                                        HasSubstr("Members get no dividend and bear no loss."),
                                        Not(HasSubstr("paid in money"))));
}

}  // namespace
}  // namespace toadlane::render
