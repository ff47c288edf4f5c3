#include "engine/expression/parse.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/expression/names.h"

namespace toadlane::expression {
namespace {

using ::testing::HasSubstr;

Amount parsed_amount(std::string_view text) {
  const auto parse = parse_amount(text, grammar_vocabulary(), {{}, {}, true, false});
  EXPECT_TRUE(parse.value) << text << ": " << places(parse.faults);
  return parse.value.value_or(Amount{});
}

Condition parsed_condition(std::string_view text) {
  const auto parse = parse_condition(text, grammar_vocabulary());
  EXPECT_TRUE(parse.value) << text << ": " << places(parse.faults);
  return parse.value.value_or(Condition{});
}

Box<Amount> box(Amount held) {
  return Box(std::move(held));
}
Amount named(const char* name) {
  return {Name{name}};
}

TEST(Amounts, AreTreesOfWhatTheySay) {
  EXPECT_EQ(parsed_amount("1_000.50 EUR"),
            (Amount{Number{Ratio::of(2001, 2), {UnitKind::currency, "EUR"}}}));
  EXPECT_EQ(parsed_amount("25% of (profit plus surplus)"),
            (Amount{Part{{Ratio::of(1, 4), true},
                         box({Sum{box(named("profit")), {{false, box(named("surplus"))}}}})}}));
  EXPECT_EQ(parsed_amount("lesser of 4% and (prime rate plus 2%)"),
            (Amount{Choice{false, box({Fraction{Ratio::of(1, 25), true}}),
                           box({Sum{box(named("prime rate")),
                                    {{false, box({Fraction{Ratio::of(1, 50), true}})}}}})}}));
  EXPECT_EQ(parsed_amount("balance of legal reserve"),
            (Amount{Name{"legal reserve", Name::Kind::balance_of}}));
}

TEST(Amounts, AreTakenFromTheLeft) {
  const Amount flat = parsed_amount("profit minus surplus plus highest capital ever");
  const Sum& sum = std::get<Sum>(flat.node);
  EXPECT_EQ(sum.rest.size(), 2U);
  EXPECT_TRUE(sum.rest[0].minus);
  EXPECT_FALSE(sum.rest[1].minus);
  EXPECT_EQ(to_text(flat), "profit minus surplus plus highest capital ever");
}

TEST(Amounts, RoundTheWholeOfWhatStandsBefore) {
  const Amount rounded = parsed_amount("greater of 10 members and 25% of members rounded up");
  EXPECT_TRUE(std::holds_alternative<Rounded>(rounded.node));
}

TEST(Amounts, TakeTheLongestName) {
  EXPECT_EQ(parsed_amount("members in good standing"), named("members in good standing"));
  EXPECT_EQ(parsed_amount("members"), named("members"));
}

TEST(Amounts, DoNotMindLineBreaksAndWideSpaces) {
  EXPECT_EQ(parsed_amount("25%  of\n  (profit\tplus surplus )"),
            parsed_amount("25% of (profit plus surplus)"));
}

TEST(Conditions, TakeNotBeforeAndBeforeOr) {
  const Condition both = parsed_condition("not suspended and member");
  const auto& parts = std::get<AllTrue>(both.node).parts;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Not>(parts[0].node));

  const auto mixed =
      parse_condition("suspended or member and initial contribution paid", grammar_vocabulary());
  ASSERT_TRUE(mixed.value);
  EXPECT_EQ(places(mixed.doubts), "X252@0+49");
  EXPECT_EQ(to_text(*mixed.value), "suspended or (member and initial contribution paid)");
  EXPECT_THAT(mixed.doubts[0].diagnostic.advice,
              HasSubstr("`(suspended or member) and initial contribution paid`"));
  EXPECT_EQ(parse_condition(to_text(*mixed.value), grammar_vocabulary()).doubts.size(), 0U);
}

TEST(Conditions, TellAParenthesisOfAmountsFromOneOfConditions) {
  EXPECT_TRUE(
      std::holds_alternative<State>(parsed_condition("(profit plus surplus) reaches 5 EUR").node));
  EXPECT_TRUE(std::holds_alternative<State>(
      parsed_condition("((profit plus surplus) minus 5 EUR) reaches 5 EUR").node));
  EXPECT_TRUE(std::holds_alternative<AnyTrue>(
      parsed_condition("(profit reaches 5 EUR and member) or suspended").node));
}

TEST(Conditions, UseTheAndOfAChoiceForTheChoice) {
  const Condition both =
      parsed_condition("hours worked at least greater of 5 hours and 30 minutes and suspended");
  EXPECT_EQ(std::get<AllTrue>(both.node).parts.size(), 2U);
}

struct Refusal {
  PhraseKind kind;
  const char* text;
  const char* places;
  const char* said = "";  // part of the first message or advice
};

const Refusal refusals[] = {
    {PhraseKind::threshold, "", "X202@0+0"},
    {PhraseKind::threshold, "  \n", "X202@3+0"},
    {PhraseKind::threshold, "at least", "X202@8+0", "stops too early"},
    {PhraseKind::threshold, "at least 3% of memebers", "X203@15+8", "did you mean `members`?"},
    {PhraseKind::threshold, "at least 3% of Members", "X203@15+7", "did you mean `members`?"},
    {PhraseKind::threshold, "at least 75% of members at a meeting", "X203@16+20",
     "members present"},
    {PhraseKind::threshold, "at least 2/3", "X204@9+3", "votes cast"},
    {PhraseKind::threshold, "at least 2/3 all members", "X204@9+3", "`2/3 of all members`"},
    {PhraseKind::threshold, "greater of 10 members and 40%", "X204@26+3 X214@0+7"},
    {PhraseKind::threshold, "2/3 of votes cast", "X214@0+3", "at least"},
    {PhraseKind::threshold, "less than 5 members", "X218@0+9", "`fewer than`"},
    {PhraseKind::threshold, "a simple majority", "X218@0+17", "`more than 1/2 of votes cast`"},
    {PhraseKind::threshold, "at least Two Thirds of members", "X218@9+10", "`2/3`"},
    {PhraseKind::threshold, "more than 1/2 of quorum", "X218@17+6", "`the quorum`"},
    {PhraseKind::threshold, "at least 3/4 of members present and voting", "X218@32+10", "abstain"},
    {PhraseKind::threshold, "at least 40 EUR", "X206@9+6", "money in EUR"},
    {PhraseKind::threshold, "at least 2.5 members", "X208@9+11", "come whole"},
    {PhraseKind::threshold, "at least 10 members present", "X209@12+15", "`10 members`"},
    {PhraseKind::threshold, "at least 10 membres", "X209@12+7", "did you mean `members`?"},
    {PhraseKind::threshold, "at least 75 % of members", "X208@9+4", "`75%`"},
    {PhraseKind::threshold, "at least 75 percent of members", "X208@9+10", "`75%`"},
    {PhraseKind::threshold, "at least 75 per cent of members", "X208@9+11", "`75%`"},
    {PhraseKind::threshold, "at least 3 people", "X218@11+6", "`members`"},
    {PhraseKind::threshold, "at least 75 of members", "X208@9+2", "`75%`"},
    {PhraseKind::threshold, "at least 0.667 of votes cast", "X208@9+5", "`2/3`, or `66.7%`"},
    {PhraseKind::threshold, "at least 0.75 of members", "X208@9+4", "`75%`"},
    {PhraseKind::threshold, "at least 2 / 3 of members", "X208@9+5", "`2/3`"},
    {PhraseKind::threshold, "at least 1/0 of members", "X208@9+3"},
    {PhraseKind::threshold, "at most 5:1 members", "X208@8+3", "`at most 5`"},
    {PhraseKind::threshold, "at least -5 members", "X208@9+2", "minus"},
    {PhraseKind::threshold, "at least 5members", "X208@9+8", "`5 members`"},
    {PhraseKind::threshold, "at least 1e3 members", "X208@9+3"},
    {PhraseKind::threshold, "at least suspended", "X215@9+9", "is a status"},
    {PhraseKind::threshold, "none of them", "X207@5+2"},
    {PhraseKind::threshold, "at least 1/4 of members and at least 10 members", "X207@24+3",
     "greater of"},
    {PhraseKind::threshold, "unanimous of nobody", "X203@13+6"},
    {PhraseKind::amount, "25% of profit plus surplus", "X205@0+26",
     "write `(25% of profit) plus surplus` or `25% of (profit plus surplus)`"},
    {PhraseKind::amount, "lesser of 4 EUR and profit plus 2 EUR", "X205@0+37",
     "`(lesser of 4 EUR and profit) plus 2 EUR` or `lesser of 4 EUR and (profit plus 2 EUR)`"},
    {PhraseKind::amount, "profit plus 25% of profit minus surplus", "X205@12+27"},
    {PhraseKind::amount, "25% of greater of profit and surplus", "X205@7+7"},
    {PhraseKind::amount, "25% of 10% of profit", "X205@7+3"},
    {PhraseKind::amount, "greater of lesser of 1 EUR and 2 EUR and 3 EUR", "X205@11+9"},
    {PhraseKind::amount, "greater of profit plus 1 EUR and 2 EUR", "X207@18+4", "parentheses"},
    {PhraseKind::amount, "profit plus 10 members", "X206@12+10", "`profit` is money in EUR"},
    {PhraseKind::threshold, "At least 2/3 of votes cast", "X218@0+8", "write `at least`"},
    {PhraseKind::threshold, "more then 1/2 of votes cast", "X218@0+9", "write `more than`"},
    {PhraseKind::threshold, "at most 2 members opposed", "X209@10+15",
     "`at most` in `passes` counts those against"},
    {PhraseKind::amount, "6 months plus 90 days", "X206@14+7", "do not convert"},
    {PhraseKind::amount, "5 USD", "X216@2+3", "in EUR"},
    {PhraseKind::amount, "profit plus 5 USD", "X216@14+3"},
    {PhraseKind::amount, "0.005 EUR", "X208@0+9", "2 decimals"},
    {PhraseKind::amount, "(profit plus surplus", "X212@0+1"},
    {PhraseKind::amount, "profit plus surplus)", "X212@19+1"},
    {PhraseKind::amount, "()", "X207@1+1"},
    {PhraseKind::amount, "legal reserve", "X215@0+13", "`balance of legal reserve`"},
    {PhraseKind::amount, "balance of legal reserv", "X203@11+12", "did you mean `legal reserve`?"},
    {PhraseKind::amount, "profit rounded sideways", "X207@15+8", "to the nearest"},
    {PhraseKind::amount, "1,234 EUR", "X208@0+5", "comma"},
    {PhraseKind::amount, "1.234,56", "X208@0+8", "comma"},
    {PhraseKind::amount,
     "\xE2\x82\xAC"
     "200",
     "X208@0+6", "200 EUR"},
    {PhraseKind::amount, "profit\x01", "X217@6+1"},
    {PhraseKind::amount, "profit\xC2\xA0plus surplus", "X217@6+2"},
    {PhraseKind::amount, "profit\xFF", "X217@6+1", "UTF-8"},
    {PhraseKind::amount, "profot plus surplas plus 3 membres", "X203@0+6 X203@12+7 X209@27+7"},
    {PhraseKind::range, "12 to 7 directors", "X213@0+7"},
    {PhraseKind::range, "10% to 20%", "X207@0+3 X207@7+3"},
    {PhraseKind::range, "at least 5 to 7", "X207@11+2"},
    {PhraseKind::range, "7 to", "X202@4+0"},
    {PhraseKind::range, "1.5 to 3 seats", "X208@0+3"},
    {PhraseKind::when, "10 members before meeting", "X206@0+10"},
    {PhraseKind::when, "10 days before meting", "X203@15+6", "did you mean `meeting`?"},
    {PhraseKind::when, "10 days", "X202@7+0"},
    {PhraseKind::when, "2025-02-30", "X211@0+10"},
    {PhraseKind::when, "31-01-2025", "X211@0+10", "2025-01-31"},
    {PhraseKind::when, "32nd day of the 9th month after year end", "X211@0+4"},
    {PhraseKind::when, "first thursday of November", "X211@6+8", "`Thursday`"},
    {PhraseKind::when, "sixth Thursday of Novembre", "X211@0+5 X211@18+8", "5th"},
    {PhraseKind::when, "soon", "X207@0+4"},
    {PhraseKind::when, "at least 14 days before meeting", "X207@0+2", "leave out"},
    {PhraseKind::scope, "fiscal years 2 to 1", "X213@0+19"},
    {PhraseKind::scope, "fiscal years 0 to 1", "X208@13+1"},
    {PhraseKind::scope, "fiscal years ending on or after 2024", "X207@32+4"},
    {PhraseKind::source, "110% of surplus", "X210@0+4"},
    {PhraseKind::source, "3/2 of rest", "X210@0+3"},
    {PhraseKind::source, "10%", "X204@0+3"},
    {PhraseKind::source, "all of surplis", "X203@7+7", "did you mean `surplus`?"},
    {PhraseKind::source, "10% of the surplus", "X203@7+11", "write `surplus`"},
    {PhraseKind::source, "surplus", "X207@0+7", "`all of`"},
    {PhraseKind::source, "all of members", "X215@7+7"},
    {PhraseKind::source, "10 members", "X206@0+10"},
    {PhraseKind::source, "the remainder", "X207@0+3"},
    {PhraseKind::state, "balance of legal reserve at least 5 EUR", "X207@25+2", "`reaches`"},
    {PhraseKind::state, "balance of legal reserve reaches 5 members", "X206@33+9"},
    {PhraseKind::state, "balance of legal reserve reaches 25%", "X204@33+3"},
    {PhraseKind::state, "profit reaches", "X202@14+0"},
    {PhraseKind::condition, "hurs worked at least 5 hours and suspendet", "X203@0+11 X203@33+9"},
    {PhraseKind::condition, "hours worked at least 5 members", "X206@22+9"},
    {PhraseKind::condition, "dues unpaid more than 90", "X206@22+2"},
    {PhraseKind::condition, "decision admit_membr passed", "X203@9+11", "`admit_member`"},
    {PhraseKind::condition, "decision admit_member", "X202@21+0"},
    {PhraseKind::condition, "not", "X202@3+0"},
    {PhraseKind::condition, "suspended and", "X202@13+0"},
    {PhraseKind::condition, "(suspended", "X212@0+1"},
    {PhraseKind::condition, "suspended member", "X203@0+16"},
    {PhraseKind::condition, "hours worked", "X202@12+0"},
    {PhraseKind::measure, "hours worked per season", "X207@17+6"},
    {PhraseKind::measure, "hours worked while asleep", "X203@19+6"},
    {PhraseKind::measure, "profit", "X215@0+6"},
};

TEST(Refusals, NameTheCodeThePlaceAndTheRemedy) {
  const Vocabulary names = grammar_vocabulary();
  const Options people{std::nullopt, {Dimension::count}, false, false};
  for (const Refusal& refusal : refusals) {
    const bool threshold = refusal.kind == PhraseKind::threshold;
    const auto faults =
        faults_in(refusal.kind, refusal.text, names, threshold ? people : Options{});
    EXPECT_EQ(places(faults), refusal.places) << refusal.text;
    std::string said;
    for (const Fault& fault : faults) {
      EXPECT_FALSE(fault.diagnostic.advice.empty()) << refusal.text;
      EXPECT_FALSE(fault.diagnostic.span.has_value());
      said += fault.diagnostic.message + "\n" + fault.diagnostic.advice + "\n";
    }
    EXPECT_THAT(said, HasSubstr(refusal.said)) << refusal.text;
  }
}

TEST(Refusals, OfASharePassTheWhole) {
  const Vocabulary names = grammar_vocabulary();
  const Options share{std::nullopt, {Dimension::rate}, false, true};
  EXPECT_EQ(places(parse_amount("101%", names, share).faults), "X210@0+4");
  EXPECT_EQ(places(parse_amount("100%", names, share).faults), "");
  EXPECT_EQ(places(parse_amount("5", names, share).faults), "X206@0+1");
}

TEST(Refusals, OfARateAskForThePercentSign) {
  const Options rate{std::nullopt, {Dimension::rate}, true, false};
  const auto parse = parse_amount("prime rate plus 2", grammar_vocabulary(), rate);
  EXPECT_EQ(places(parse.faults), "X206@16+1");
}

TEST(Doubts, AreRaisedAndLeaveTheValue) {
  const Vocabulary names = grammar_vocabulary();
  const auto expect_doubt = [](const auto& parse, const char* where, const char* said) {
    EXPECT_TRUE(parse.value);
    ASSERT_EQ(places(parse.doubts), where);
    EXPECT_EQ(parse.doubts[0].diagnostic.severity, Severity::warning);
    EXPECT_THAT(parse.doubts[0].diagnostic.advice, HasSubstr(said));
  };
  expect_doubt(parse_threshold("at least 51% of votes cast", names), "X251@9+17",
               "more than 1/2 of votes cast");
  expect_doubt(parse_threshold("at least 67% of all members", names), "X251@9+18",
               "at least 2/3 of all members");
  expect_doubt(parse_threshold("at least 66.67% of all members", names), "X251@9+21",
               "at least 2/3 of all members");
  expect_doubt(parse_when("within 3 years", names), "X253@0+14", "of");
  expect_doubt(parse_threshold("at least (1/2 of members) plus 1 member", names), "X254@9+30",
               "more than 1/2 of members");
  expect_doubt(parse_threshold("unanimous", names), "X255@0+9", "unanimous of votes cast");
  expect_doubt(parse_threshold("at least 150% of members", names), "X257@9+15", "unanimous of");
  expect_doubt(parse_threshold("at least 0/3 of members", names), "X257@9+14", "none");
  expect_doubt(parse_threshold("more than 100% of votes cast", names), "X257@10+18",
               "unanimous of");
  EXPECT_TRUE(parse_threshold("at least 100% of members", names).doubts.empty());
  EXPECT_TRUE(parse_threshold("at least 3/2 of the quorum", names).doubts.empty());
  expect_doubt(parse_amount("members minus 1/3 of members rounded down", names), "X256@0+41",
               "(members minus 1/3 of members) rounded");
  EXPECT_TRUE(parse_amount("(members minus 1/3 of members) rounded down", names).doubts.empty());
  EXPECT_TRUE(parse_amount("51% of surplus", names).doubts.empty());
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Limits, HoldThirtyTwoLevelsAndNoMore) {
  const Vocabulary names = grammar_vocabulary();
  const auto nested = [](std::size_t depth) {
    return repeated("(", depth) + "profit" + repeated(")", depth);
  };
  EXPECT_TRUE(parse_amount(nested(32), names).value);
  EXPECT_EQ(places(parse_amount(nested(33), names).faults), "X201@32+1");
  EXPECT_EQ(places(parse_amount(nested(500), names).faults), "X201@32+1");
  EXPECT_TRUE(parse_condition(repeated("not ", 32) + "suspended", names).value);
  EXPECT_EQ(places(parse_condition(repeated("not ", 33) + "suspended", names).faults),
            "X201@128+3");
  EXPECT_EQ(
      places(parse_condition(repeated("(", 33) + "suspended" + repeated(")", 33), names).faults),
      "X201@32+1");
}

TEST(Limits, HoldTwoThousandCharactersAndNoMore) {
  const Vocabulary names = grammar_vocabulary();
  const std::string full = "profit" + repeated(" plus profit", 166) + "  ";
  ASSERT_EQ(full.size(), 2000U);
  EXPECT_TRUE(parse_amount(full, names).value);
  EXPECT_EQ(places(parse_amount(full + " ", names).faults), "X201@0+2001");
}

}  // namespace
}  // namespace toadlane::expression
