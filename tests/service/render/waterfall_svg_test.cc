#include "service/render/waterfall_svg.h"

#include <gmock/gmock.h>

#include "tests/service/render/lane_bakery.h"

namespace toadlane::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(WaterfallSvg, HasTheFiguresOfTheTable) {
  const app::ClosedYear closed = LaneBakery().closed();
  const std::string svg = waterfall_svg(closed);
  EXPECT_THAT(texts_of(svg, "text", "amount"), ElementsAre("100.01", "20.00", "80.01", "100.01"));
  std::vector<std::string> table{"100.01"};  // the income, which the table has as its sum
  for (const patronage::Movement& move : closed.result.movements)
    table.push_back(move.amount.text());
  table.push_back(closed.result.income_total.text());
  EXPECT_EQ(texts_of(svg, "text", "amount"), table);
}

// 768 pixels are 100.01: the reserve takes 20.00 from the right end, the members the rest.
TEST(WaterfallSvg, DrawsEachBarWhereTheLastEnded) {
  const std::string svg = waterfall_svg(LaneBakery().closed());
  const std::regex bar("<rect x=\"(\\d+)\" y=\"\\d+\" width=\"(\\d+)\"");
  std::vector<std::pair<int, int>> bars;
  for (std::sregex_iterator one(svg.begin(), svg.end(), bar), end; one != end; ++one)
    bars.emplace_back(std::stoi((*one)[1]), std::stoi((*one)[2]));  // digits alone
  EXPECT_THAT(bars, ElementsAre(std::pair(16, 768), std::pair(630, 154), std::pair(16, 614)));
}

TEST(WaterfallSvg, DrawsALossToTheLeftOfZero) {
  LaneBakery bakery;
  bakery.income = "-5.00";
  const std::string svg = waterfall_svg(bakery.closed());
  EXPECT_THAT(texts_of(svg, "text", "amount"), ElementsAre("-5.00", "-5.00", "-5.00"));
  EXPECT_THAT(svg, HasSubstr("<line x1=\"784\" x2=\"784\""));
}

TEST(WaterfallSvg, StandsAloneAndIsSaidInWords) {
  LaneBakery bakery;
  bakery.name = "Fish & <Chips> " + std::string(200, 'x');
  const std::string svg = waterfall_svg(bakery.closed());
  EXPECT_EQ(first_unclosed(svg), "");
  EXPECT_THAT(texts_of(svg, "title"), ElementsAre(HasSubstr("Fish &amp; &lt;Chips&gt;")));
  EXPECT_THAT(texts_of(svg, "desc"),
              ElementsAre("income: surplus, 100.01; Art. 7.1: 20% of surplus to reserve, 20.00; "
                          "Art. 7.2: rest to members, 80.01; all together, the income, 100.01."));
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("href")));
  EXPECT_EQ(svg.find("http", svg.find("http") + 1), std::string::npos);  // the name space alone
}

}  // namespace
}  // namespace toadlane::render
