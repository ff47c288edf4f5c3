#include "service/render/phrase_json.h"

#include <gtest/gtest.h>

#include "engine/expression/parse.h"

namespace toadlane::render {
namespace {

namespace ex = expression;

ex::Vocabulary vocabulary() {
  ex::Vocabulary names = ex::Vocabulary::with_bases("USD");
  const ex::Type money{ex::Dimension::money, "USD"};
  names.add({"profit", ex::Role::income, money, ""});
  names.add({"surplus", ex::Role::income, money, ""});
  names.add({"reserve", ex::Role::account, money, ""});
  names.add({"time as member", ex::Role::measure, {ex::Dimension::time, ""}, ""});
  names.add({"founder", ex::Role::status, {}, ""});
  return names;
}

// One line, without blanks.
template <class Phrase>
std::string json_of(const Phrase& phrase) {
  JsonWriter json;
  write(json, phrase);
  std::string line;
  bool quoted = false;
  for (const char c : json.text()) {
    if (c == '"') quoted = !quoted;
    if (quoted || (c != ' ' && c != '\n')) line += c;
  }
  return line;
}

std::string source(std::string_view text) {
  return json_of(ex::parse_source(text, vocabulary()).value.value());
}
std::string amount(std::string_view text) {
  return json_of(
      ex::parse_amount(text, vocabulary(), {.wanted = {}, .bare_fraction = true}).value.value());
}
std::string condition(std::string_view text) {
  return json_of(ex::parse_condition(text, vocabulary()).value.value());
}

TEST(PhraseJson, WritesWhereTheMoneyOfAStepComesFrom) {
  EXPECT_EQ(source("all of profit"), R"({"all of":"profit"})");
  EXPECT_EQ(source("rest"), R"({"rest":""})");
  EXPECT_EQ(source("rest of surplus"), R"({"rest of":"surplus"})");
  EXPECT_EQ(source("50% of rest"), R"({"part":["1/2",{"rest":""}]})");
  EXPECT_EQ(source("10% of surplus"), R"({"part":["1/10",{"name":"surplus"}]})");
  EXPECT_EQ(source("200.50 USD"), R"({"number":["401/2","USD"]})");
}

TEST(PhraseJson, JoinsTwoPartsAtATime) {
  EXPECT_EQ(amount("profit plus surplus minus 5 USD"),
            R"({"minus":[{"plus":[{"name":"profit"},{"name":"surplus"}]},)"
            R"({"number":["5","USD"]}]})");
  EXPECT_EQ(amount("lesser of 4% and (3% plus 1/3)"),
            R"({"lesser of":[{"fraction":"1/25"},)"
            R"({"plus":[{"fraction":"3/100"},{"fraction":"1/3"}]}]})");
  EXPECT_EQ(amount("25% of (profit plus surplus) rounded to the nearest"),
            R"({"rounded nearest":{"part":["1/4",{"plus":[{"name":"profit"},)"
            R"({"name":"surplus"}]}]}})");
}

TEST(PhraseJson, WritesConditions) {
  EXPECT_EQ(condition("balance of reserve reaches 5 USD"),
            R"({"reaches":[{"balance of":"reserve"},{"number":["5","USD"]}]})");
  EXPECT_EQ(condition("time as member at least 1 year and founder and not founder"),
            R"({"and":[{"and":[{"at least":[{"name":"time as member"},{"number":["1","years"]}]},)"
            R"({"name":"founder"}]},{"not":{"name":"founder"}}]})");
}

}  // namespace
}  // namespace toadlane::render
