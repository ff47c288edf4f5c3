#include "engine/patronage/chosen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/patronage/balances.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

using testing::HasSubstr;

using Resolutions = std::vector<model::Resolution>;

// The part in money of a year: "35% by B-1 of ...", with the doubts behind it, or the code and
// message. The resolutions stand in the year file and in the bylaws.
std::string choose_in(int number, const std::string& cash, const Resolutions& of_year,
                      const Resolutions& standing) {
  model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  steps: [{move: rest, to: reserve}]\n  pay: {cash: " + cash +
      "}\n");
  bylaws.resolutions = standing;
  auto year = books::year(bylaws, number, {{"surplus", "0.00"}});
  year.resolutions = of_year;
  const Result<Chosen> result =
      chosen(bylaws.surplus->pay->cash[0], bylaws, year, Balances(year, bylaws.coop.currency));
  if (!result) return books::code(result.diagnostics()) + " " + to_text(result.diagnostics());
  std::string text = percent_text(result->value);
  if (!result->by.empty()) text += " by " + result->by;
  for (const Diagnostic& doubt : result->doubts.all())
    text += "; " + std::string(entry_of(doubt.code).name);
  return text;
}

std::string choose(const std::string& cash, const Resolutions& resolutions) {
  return choose_in(2025, cash, resolutions, {});
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

// A choice of 2024-11-18 came in time for 2024 (until 2025-09-15), not for 2023 (until
// 2024-09-15), and has nothing to say about 2015.
TEST(Chosen, HoldsWithoutForFromTheFirstYearThatItCameInTimeFor) {
  const Resolutions standing{books::resolution("2024-11-18", "35%")};
  const std::string by = " by B-1 of 2024-11-18 by the board";
  EXPECT_EQ(choose_in(2015, open, {}, standing), "20%");
  EXPECT_EQ(choose_in(2022, open, {}, standing), "20%");
  EXPECT_EQ(choose_in(2023, open, {}, standing), "20%; P219");
  EXPECT_EQ(choose_in(2024, open, {}, standing), "35%" + by);
  EXPECT_EQ(choose_in(2025, open, {}, standing), "35%" + by);
  EXPECT_EQ(choose_in(2035, open, {}, standing), "35%" + by);
}

TEST(Chosen, OfAnEarlierYearIsNotReplacedByALaterResolution) {
  const Resolutions standing{books::resolution("2025-02-10", "35%"),
                             books::resolution("2026-02-10", "40%")};
  EXPECT_EQ(choose_in(2024, open, {}, standing), "35% by B-1 of 2025-02-10 by the board");
  EXPECT_EQ(choose_in(2025, open, {}, standing), "40% by B-1 of 2026-02-10 by the board");
}

// A late resolution is told where only an old one or none holds: 2025-10-01 is after 2025-09-15.
TEST(Chosen, OfThisVeryYearLeavesNoDoubtAboutALaterResolution) {
  const auto late = books::resolution("2025-10-01", "40%");
  EXPECT_EQ(choose_in(2024, open, {}, {books::resolution("2020-02-10", "30%"), late}),
            "30% by B-1 of 2020-02-10 by the board; P219");
  EXPECT_EQ(choose_in(2024, open, {}, {books::resolution("2024-11-18", "35%"), late}),
            "35% by B-1 of 2024-11-18 by the board");
  auto named = books::resolution("2020-02-10", "30%");
  named.fiscal_year = 2024;
  EXPECT_EQ(choose_in(2024, open, {}, {named, late}), "30% by B-1 of 2020-02-10 by the board");
}

// 2026-02-10 is about the year that ended last before it, where the bylaws state no last day.
TEST(Chosen, CanBeAboutTheYearThatEndedLastWhereNoLastDayIsStated) {
  const std::string always = "{is: 20%, chosen_by: {body: board}}";
  const Resolutions standing{books::resolution("2026-02-10", "35%")};
  EXPECT_EQ(choose_in(2024, always, {}, standing), "20%");
  EXPECT_EQ(choose_in(2025, always, {}, standing), "35% by B-1 of 2026-02-10 by the board");
  EXPECT_EQ(choose_in(2026, always, {}, standing), "35% by B-1 of 2026-02-10 by the board");
  const std::string one_date = "{is: 20%, chosen_by: {body: board, no_later_than: 2026-03-31}}";
  EXPECT_EQ(choose_in(2015, one_date, {}, standing), "20%");
  EXPECT_EQ(choose_in(2025, one_date, {}, standing), "35% by B-1 of 2026-02-10 by the board");
}

// With `for`, or in the year file, a choice that came too late is refused: it was meant.
TEST(Chosen, RefusesALateResolutionThatIsAboutThisYear) {
  auto late = books::resolution("2026-10-01", "35%");
  EXPECT_THAT(choose_in(2025, open, {late}, {}), HasSubstr("P213"));
  EXPECT_EQ(choose_in(2025, open, {}, {late}), "20%; P219");
  late.fiscal_year = 2025;
  EXPECT_THAT(choose_in(2025, open, {}, {late}), HasSubstr("P213"));
  EXPECT_EQ(choose_in(2024, open, {}, {late}), "20%");
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
