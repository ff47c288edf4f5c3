// Every phrase of the three example co-operatives, by kind.
#include <gtest/gtest.h>

#include "tests/engine/expression/names.h"

namespace toadlane::expression {
namespace {

// Without doubts, and the same again from its own words.
template <class T>
void expect_sound(const Parse<T>& parse, std::string_view text, const Parse<T>& again) {
  ASSERT_TRUE(parse.value) << text << ": " << places(parse.faults)
                           << (parse.faults.empty() ? "" : parse.faults[0].diagnostic.message);
  EXPECT_TRUE(parse.doubts.empty()) << text << ": " << parse.doubts[0].diagnostic.message;
  ASSERT_TRUE(again.value) << to_text(*parse.value) << ": " << places(again.faults);
  EXPECT_TRUE(*parse.value == *again.value) << text << " -> " << to_text(*parse.value);
}

const Options people{Comparator::at_least, {Dimension::count}, false, false};
const Options rate{std::nullopt, {Dimension::rate}, true, false};
const Options share{std::nullopt, {Dimension::rate}, false, true};

TEST(Examples, ThresholdsAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"at least 5% of members",
                           "at least 20% of members",
                           "more than 1/2 of members",
                           "at least 3/4 of the quorum",
                           "none",
                           "more than 1/2 of directors in office",
                           "at least 3/4 of votes cast",
                           "at least 75% of all members",
                           "greater of 10 members and 40% of members",
                           "at least 10% of members",
                           "more than 1/2 of members in good standing",
                           "more than 1/2 of the quorum",
                           "greater of 10 members and 25% of members",
                           "more than 1/2 of votes cast",
                           "at least 75% of members present",
                           "more than 1/2 of all members",
                           "at least 3/4 of all members",
                           "at least 2/3 of all members",
                           "unanimous of all members",
                           "at least 3 members",
                           "at least 1 member",
                           "fewer than 20 members",
                           "at least 5% of votes",
                           "more than 1/2 of weighted votes cast",
                           "at least 3/4 of weighted votes cast",
                           "at least 2/3 of votes cast",
                           "at least 2/3 of directors present",
                           "at least 5"})
    expect_sound(parse_threshold(text, names, people), text,
                 parse_threshold(to_text(*parse_threshold(text, names, people).value), names));
}

TEST(Examples, RatesAndSharesAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"0%", "15%", "50%", "4%", "federal reserve discount rate plus 2%",
                           "lesser of 4% and (prime rate plus 2%)", "7.5%"})
    expect_sound(parse_amount(text, names, rate), text,
                 parse_amount(to_text(*parse_amount(text, names, rate).value), names, rate));
  for (const char* text : {"100%", "1/3", "1/2", "40%"})
    expect_sound(parse_amount(text, names, share), text,
                 parse_amount(to_text(*parse_amount(text, names, share).value), names, share));
}

TEST(Examples, AmountsAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"45 days", "10 days", "30 minutes", "200 hours", "2080 hours", "0.00",
                           "1_000.00", "200 EUR", "5% of members rounded down", "1 proxies",
                           "3 terms", "2 years", "1/2 of highest capital ever"})
    expect_sound(parse_amount(text, names), text,
                 parse_amount(to_text(*parse_amount(text, names).value), names));
}

TEST(Examples, RangesAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"7 to 12 directors", "at least 5", "3 to 40 directors", "1 to 3", "7",
                           "at least 25", "2 to 4", "0 to 2", "at least 2", "at most 5"})
    expect_sound(parse_range(text, names), text,
                 parse_range(to_text(*parse_range(text, names).value), names));
}

TEST(Examples, TimesAreRead) {
  const Vocabulary names = example_names();
  for (const char* text :
       {"10 to 90 days before meeting", "15 days before meeting", "5 days before effect",
        "first Thursday of November", "within 3 years of crediting", "5 years after exit",
        "8.5 months after year end", "15th day of the 9th month after year end",
        "10 to 60 days before meeting", "business day before notice", "15 days after meeting",
        "1 year after settlement", "18 months after exit", "6 months after exit", "2025-12-31"})
    expect_sound(parse_when(text, names), text,
                 parse_when(to_text(*parse_when(text, names).value), names));
  for (const char* text :
       {"fiscal years 1 to 2", "fiscal year 2024", "fiscal years ending on or after 2024-12-31",
        "notices sent on or after 2024-06-01"})
    expect_sound(parse_scope(text, names), text,
                 parse_scope(to_text(*parse_scope(text, names).value), names));
}

TEST(Examples, SourcesAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"all of profit", "all of surplus", "rest of surplus", "10% of surplus",
                           "5% of surplus", "50% of rest", "rest", "200 EUR"})
    expect_sound(parse_source(text, names), text,
                 parse_source(to_text(*parse_source(text, names).value), names));
}

TEST(Examples, StatesAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"ballots returned reaches the quorum",
                           "moved to collective account reaches 25% of (profit plus surplus)",
                           "balance of statutory reserve reaches paid-in capital",
                           "balance of legal reserve reaches highest capital ever"})
    expect_sound(parse_state(text, names), text,
                 parse_state(to_text(*parse_state(text, names).value), names));
}

TEST(Examples, ConditionsAreRead) {
  const Vocabulary names = example_names();
  for (const char* text :
       {"hours worked at least 650 hours and time worked at least 6 months and initial "
        "contribution "
        "paid and decision admit_member passed",
        "not (dues unpaid more than 90 days) and not suspended",
        "hours worked in the last 6 months at least 500 hours and initial contribution paid and "
        "decision admit_member passed",
        "hours worked per calendar year at least 1000 hours", "unpaid leave more than 6 months",
        "every member has voted", "solvent after payment",
        "value delivered in the last 12 months at least 200 EUR",
        "purchases in the last 12 months more than 0 EUR", "time as member at least 6 months",
        "ballots returned reaches the quorum",
        "members opposed at most greater of 2 members and 1/4 of all members"})
    expect_sound(parse_condition(text, names), text,
                 parse_condition(to_text(*parse_condition(text, names).value), names));
}

TEST(Examples, MeasuresAreRead) {
  const Vocabulary names = example_names();
  for (const char* text : {"hours worked", "hours", "gross pay", "patronage", "lifetime patronage",
                           "hours worked while member", "purchases"})
    expect_sound(parse_measure(text, names), text,
                 parse_measure(to_text(*parse_measure(text, names).value), names));
}

}  // namespace
}  // namespace toadlane::expression
