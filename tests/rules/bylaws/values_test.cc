#include "rules/bylaws/values.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

template <class T>
T read_value(const std::string& text, Diagnostics& diagnostics) {
  T value;
  read_block(text, "key", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

std::optional<expression::Amount> share(const std::string& text, Diagnostics& diagnostics) {
  std::optional<expression::Amount> value;
  read_block(text, "key", diagnostics, [&](Visitor& v) { describe_share(v, value); });
  return value;
}

// The base that is advised is one that the key can count.
TEST(Values, AreAdvisedABaseOfTheirKind) {
  const auto advice = [](const char* key, auto read) {
    Diagnostics diagnostics;
    std::optional<expression::Threshold> value;
    read_block("at least 25%", key, diagnostics, [&](Visitor& v) { read(v, value); });
    return diagnostics.empty() ? "" : diagnostics.all().front().advice;
  };
  EXPECT_EQ(advice("key", describe_quorum),
            "name the base: `25% of members`; the bases are `members`, `all members` and `members "
            "in good standing`");
  EXPECT_EQ(advice("boards.board.quorum", describe_quorum),
            "name the base: `25% of directors in office`; the bases are `directors in office` and "
            "`directors authorised`");
  EXPECT_THAT(advice("key", describe_wanted_by), HasSubstr("`25% of the quorum`"));
  EXPECT_THAT(advice("key", describe_majority), HasSubstr("`25% of votes cast`"));
}

TEST(Values, AreYesOrNoInTheseWordsAlone) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_value<std::optional<bool>>("yes", diagnostics), true);
  EXPECT_EQ(read_value<std::optional<bool>>("no", diagnostics), false);
  EXPECT_TRUE(diagnostics.empty());
  for (const char* other : {"true", "Yes", "on", "1", "y"})
    EXPECT_EQ(read_value<std::optional<bool>>(other, diagnostics), std::nullopt) << other;
  EXPECT_EQ(diagnostics.count(Severity::error), 5U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B117);
}

TEST(Values, AreDatesThatExist) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_value<std::optional<Date>>("2024-02-29", diagnostics), Date::parse("2024-02-29"));
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_FALSE(read_value<std::optional<Date>>("2025-02-29", diagnostics));
  EXPECT_FALSE(read_value<std::optional<Date>>("31.12.2025", diagnostics));
  EXPECT_EQ(diagnostics.count(Severity::error), 2U);
}

TEST(Values, AreWholeNumbersOfPlainDigits) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_value<std::optional<long>>("0", diagnostics), 0);
  EXPECT_EQ(read_value<std::optional<long>>("1000000000000", diagnostics), 1'000'000'000'000);
  EXPECT_TRUE(diagnostics.empty());
  for (const char* other : {"-1", "1.0", "seven", "1000000000001", "99999999999999999999"})
    EXPECT_EQ(read_value<std::optional<long>>(other, diagnostics), std::nullopt) << other;
  EXPECT_EQ(diagnostics.count(Severity::error), 5U);
}

TEST(Values, AreNotTooLarge) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_value<std::optional<int>>("1000000000", diagnostics), 1'000'000'000);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(read_value<std::optional<int>>("1000000001", diagnostics), std::nullopt);
  EXPECT_EQ(diagnostics.all().front().message, "`1000000001` is too large");
}

TEST(Values, AreFiscalYearsWithTheWordsOrWithout) {
  Diagnostics diagnostics;
  const auto year = [&](const std::string& text) {
    std::optional<int> value;
    read_block(text, "key", diagnostics, [&](Visitor& v) { describe_fiscal_year(v, value); });
    return value;
  };
  EXPECT_EQ(year("2024"), 2024);
  EXPECT_EQ(year("fiscal year 2024"), 2024);
  EXPECT_TRUE(diagnostics.empty());
  for (const char* other : {"24", "0000", "20245", "year 2024", "-202", "2_24x"})
    EXPECT_EQ(year(other), std::nullopt) << other;
  EXPECT_EQ(diagnostics.count(Severity::error), 6U);
}

TEST(Values, AreSharesOfAtMostAWhole) {
  Diagnostics diagnostics;
  EXPECT_TRUE(share("100%", diagnostics));
  EXPECT_TRUE(share("1/3", diagnostics));
  EXPECT_EQ(to_text(diagnostics), "");
  share("101%", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 1U);
  share("4/3", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 2U);
}

TEST(Values, AreRatesThatMayPassAWhole) {
  Diagnostics diagnostics;
  std::optional<expression::Amount> rate;
  read_block("150%", "key", diagnostics, [&](Visitor& v) { describe_rate(v, rate); });
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_TRUE(rate);
}

TEST(Values, ThatArePhrasesPointAtTheWordThatIsWrong) {
  Diagnostics diagnostics;
  read_value<std::optional<expression::Threshold>>("at least 3% of memebers", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  ASSERT_TRUE(diagnostics.all()[0].span);
  EXPECT_EQ(diagnostics.all()[0].span->begin.column, 16U);
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("`members`"));
}

TEST(Values, UnderCoinedNamesKeepTheirOrder) {
  Diagnostics diagnostics;
  model::Named<std::string> things;
  read_block("{zebra: a, ant: b}", "key", diagnostics,
             [&](Visitor& v) { describe(v, things, "things"); });
  EXPECT_THAT(things, ElementsAre(std::pair(std::string("zebra"), std::string("a")),
                                  std::pair(std::string("ant"), std::string("b"))));
}

}  // namespace
}  // namespace toadlane::rules
