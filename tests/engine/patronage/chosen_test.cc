#include "engine/patronage/chosen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/patronage/balances.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

using testing::HasSubstr;

// The part in money when the board resolved so; "35% by B-1 of ...", or the code and message.
std::string choose(const std::string& cash, const std::vector<model::Resolution>& resolutions) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  steps: [{move: rest, to: reserve}]\n  pay: {cash: " + cash +
      "}\n");
  auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  year.resolutions = resolutions;
  const Result<Chosen> result =
      chosen(bylaws.surplus->pay->cash[0], bylaws, year, Balances(year, bylaws.coop.currency));
  if (!result) return books::code(result.diagnostics()) + " " + to_text(result.diagnostics());
  return percent_text(result->value) + (result->by.empty() ? "" : " by " + result->by);
}

const std::string open =
    "{is: 20%, at_least: 20%, at_most: 60%, chosen_by: {body: board, no_later_than: 8.5 months "
    "after year end}}";

TEST(Chosen, IsWhatTheBylawsSayWhileNobodyChooses) {
  EXPECT_EQ(choose(open, {}), "20%");
}

TEST(Chosen, IsTheNewestResolution) {
  EXPECT_EQ(choose(open, {books::resolution("2026-02-10", "35%"),
                          books::resolution("2026-01-10", "25%")}),
            "35% by B-1 of 2026-02-10 by the board");
}

TEST(Chosen, DisregardsAResolutionForAnotherYear) {
  auto other = books::resolution("2026-02-10", "35%");
  other.fiscal_year = 2024;
  EXPECT_EQ(choose(open, {other}), "20%");
}

TEST(Chosen, StaysWithinTheBounds) {
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "19.99%")}), HasSubstr("P213"));
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "60.01%")}), HasSubstr("P213"));
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "60%")}), HasSubstr("60% by"));
}

// Readers refuse it before; a bound that hangs on a rate of the year is known only now.
TEST(Chosen, HoldsTheBylawsToTheirOwnBounds) {
  const auto own = [](const std::string& is, const std::string& rate) {
    model::Bylaws bylaws = books::bylaws(
        "  income: {surplus: all}\n  steps: [{move: rest, to: reserve}]\n"
        "  pay: {cash: {is: " +
        is + ", at_least: 20%, at_most: prime rate}}\n");
    auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
    year.rates.emplace_back("prime rate", parse_ratio(rate).number.value());
    return books::code(
        chosen(bylaws.surplus->pay->cash[0], bylaws, year, Balances(year, bylaws.coop.currency))
            .diagnostics());
  };
  EXPECT_EQ(own("30%", "30%"), "");
  EXPECT_EQ(own("19.99%", "30%"), "P213");
  EXPECT_EQ(own("30%", "29.99%"), "P213");
}

TEST(Chosen, RefusesTwoValuesOfOneDay) {
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "35%"),
                            books::resolution("2026-02-10", "25%")}),
              HasSubstr("P213"));
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "35%"),
                            books::resolution("2026-02-10", "35%")}),
              HasSubstr("35% by"));
}

TEST(Chosen, IsTheRightBodys) {
  EXPECT_THAT(choose(open, {books::resolution("2026-02-10", "35%", "members")}),
              HasSubstr("is by the members"));
  EXPECT_THAT(choose("{is: 20%}", {books::resolution("2026-02-10", "35%")}),
              HasSubstr("leave to nobody"));
}

// 8.5 months after 31 December: 31 August and 15 days.
TEST(Chosen, IsInTime) {
  EXPECT_THAT(choose(open, {books::resolution("2026-09-15", "35%")}), HasSubstr("35% by"));
  EXPECT_THAT(choose(open, {books::resolution("2026-09-16", "35%")}), HasSubstr("2026-09-15"));
}

std::string last(const std::string& phrase, unsigned month = 12, unsigned day = 31) {
  const auto date = last_day(phrase, Date::of(2025, month, day).value());
  return date ? date->text() : "none";
}

TEST(LastDay, CountsFromTheYearEnd) {
  EXPECT_EQ(last("15th day of the 9th month after year end"), "2026-09-15");
  EXPECT_EQ(last("8.5 months after year end"), "2026-09-15");
  EXPECT_EQ(last("1 month after year end", 6, 30), "2025-07-31");
  EXPECT_EQ(last("1 month after year end", 6, 15), "2025-07-15");
  EXPECT_EQ(last("30 days after year end"), "2026-01-30");
  EXPECT_EQ(last("within 2 months of year end"), "2026-02-28");
  EXPECT_EQ(last("2026-03-31"), "2026-03-31");
}

TEST(LastDay, IsNotKnownFromOtherEvents) {
  EXPECT_EQ(last("30 days after meeting"), "none");
  EXPECT_EQ(last("30 days before year end"), "none");
  EXPECT_EQ(last("15th day of the 9th month after meeting"), "none");
  EXPECT_EQ(last(""), "none");
}

}  // namespace
}  // namespace toadlane::patronage
