// Random trees come back from their own words; random bytes never break the parsers.
#include <gtest/gtest.h>

#include <random>

#include "tests/engine/expression/names.h"

namespace toadlane::expression {
namespace {

using Random = std::mt19937;

// The sanitized build is many times slower.
#ifdef __SANITIZE_ADDRESS__
constexpr int cases = 1000;
#else
constexpr int cases = 10000;
#endif

int below(Random& random, int count) {
  return static_cast<int>(random() % static_cast<unsigned>(count));
}

template <class T, std::size_t count>
T one_of(Random& random, const T (&choices)[count]) {
  return choices[random() % count];
}

Fraction any_fraction(Random& random) {
  if (below(random, 2) == 0) return {Ratio::of(below(random, 5000), 10000), true};
  return {Ratio::of(below(random, 40), 1 + below(random, 30)), false};
}

Amount leaf(Random& random, Dimension dimension) {
  const bool money = dimension == Dimension::money;
  switch (below(random, 4)) {
    case 0:
      return money ? Amount{Number{Ratio::of(below(random, 100000), 100),
                                   {UnitKind::currency, "EUR"}}}
                   : Amount{Number{Ratio(below(random, 9)), {UnitKind::members, ""}}};
    case 1:
      if (money)
        return {Name{"legal reserve",
                     below(random, 2) == 0 ? Name::Kind::balance_of : Name::Kind::moved_to}};
      return {Name{"members in good standing"}};
    case 2:
      return {Number{Ratio::of(below(random, 1000), 8), {}}};
    default:
      return {Name{money ? "surplus" : "votes cast"}};
  }
}

Amount any_amount(Random& random, Dimension dimension, int depth) {
  if (depth == 0) return leaf(random, dimension);
  const auto inner = [&] { return Box(any_amount(random, dimension, below(random, depth))); };
  switch (below(random, 5)) {
    case 0:
      return {Part{any_fraction(random), inner()}};
    case 1: {
      Sum sum{inner(), {}};
      for (int i = below(random, 3); i >= 0; --i)
        sum.rest.push_back({below(random, 2) == 0, inner()});
      return {sum};
    }
    case 2:
      return {Choice{below(random, 2) == 0, inner(), inner()}};
    case 3: {
      const Rounding modes[] = {Rounding::up, Rounding::down, Rounding::half_up};
      return {Rounded{one_of(random, modes), inner()}};
    }
    default:
      return leaf(random, dimension);
  }
}

Condition any_condition(Random& random, int depth) {
  if (depth > 0) {
    std::vector<Condition> parts;
    for (int i = 0; i < 2 + below(random, 2); ++i)
      parts.push_back(any_condition(random, below(random, depth)));
    switch (below(random, 4)) {
      case 0:
        return {Not{Box(parts.front())}};
      case 1:
        return {AllTrue{parts}};
      case 2:
        return {AnyTrue{parts}};
      default:
        break;
    }
  }
  switch (below(random, 4)) {
    case 0:
      return {Status{"suspended"}};
    case 1:
      return {Passed{"admit_member"}};
    case 2:
      return {State{any_amount(random, Dimension::money, 2), below(random, 2) == 0,
                    any_amount(random, Dimension::money, 2)}};
    default: {
      Measure measure{"purchases", {}};
      if (below(random, 2) == 0) measure.window = InTheLast{6, {UnitKind::months, ""}};
      if (below(random, 3) == 0) measure.window = Per{Per::Period::fiscal_year};
      if (below(random, 3) == 0) measure.window = While{"member"};
      const Comparator comparators[] = {Comparator::at_least, Comparator::more_than,
                                        Comparator::at_most, Comparator::fewer_than};
      return {Comparison{measure, one_of(random, comparators),
                         any_amount(random, Dimension::money, 2)}};
    }
  }
}

TEST(RandomTrees, OfAmountsComeBackFromTheirWords) {
  Random random(20251);
  const Vocabulary names = grammar_vocabulary();
  for (int i = 0; i < 2 * cases; ++i) {
    const Dimension dimension = i % 2 == 0 ? Dimension::money : Dimension::count;
    const Amount tree = any_amount(random, dimension, i % 5);
    const std::string text = to_text(tree);
    if (text.size() > phrase_characters_max) continue;
    const auto parse = parse_amount(text, names);
    ASSERT_TRUE(parse.value) << text << ": " << places(parse.faults);
    ASSERT_TRUE(*parse.value == tree) << text << "\n" << to_text(*parse.value);
  }
}

TEST(RandomTrees, OfConditionsComeBackFromTheirWords) {
  Random random(20252);
  const Vocabulary names = grammar_vocabulary();
  for (int i = 0; i < cases; ++i) {
    const Condition tree = any_condition(random, i % 4);
    const std::string text = to_text(tree);
    if (text.size() > phrase_characters_max) continue;
    const auto parse = parse_condition(text, names);
    ASSERT_TRUE(parse.value) << text << ": " << places(parse.faults)
                             << parse.faults[0].diagnostic.message;
    ASSERT_TRUE(*parse.value == tree) << text << "\n" << to_text(*parse.value);
  }
}

constexpr PhraseKind kinds[] = {PhraseKind::amount, PhraseKind::threshold, PhraseKind::range,
                                PhraseKind::when,   PhraseKind::scope,     PhraseKind::source,
                                PhraseKind::state,  PhraseKind::condition, PhraseKind::measure};

// Each fault stands inside the phrase, and says something.
void expect_ordinary(std::string_view text, const Vocabulary& names) {
  for (const PhraseKind kind : kinds)
    for (const Fault& fault : faults_in(kind, text, names)) {
      ASSERT_LE(fault.first + fault.count, text.size()) << text;
      ASSERT_TRUE(fault.count > 0 || fault.first == text.size()) << text;
      ASSERT_FALSE(fault.diagnostic.message.empty()) << text;
    }
}

TEST(RandomBytes, NeverBreakAParser) {
  Random random(20253);
  const Vocabulary names = grammar_vocabulary();
  for (int i = 0; i < cases / 2; ++i) {
    std::string text;
    for (int size = below(random, 40); size > 0; --size)
      text += static_cast<char>(below(random, 256));
    expect_ordinary(text, names);
  }
}

TEST(RandomWords, NeverBreakAParser) {
  const char* words[] = {"at",           "least",   "more",      "than",      "most",
                         "greater",      "lesser",  "of",        "and",       "or",
                         "not",          "(",       ")",         "plus",      "minus",
                         "rounded",      "up",      "to",        "the",       "nearest",
                         "reaches",      "exceeds", "2/3",       "51%",       "10",
                         "0.00",         "EUR",     "members",   "days",      "months",
                         "votes",        "cast",    "profit",    "balance",   "moved",
                         "legal",        "reserve", "rest",      "all",       "within",
                         "before",       "after",   "meeting",   "year",      "end",
                         "15th",         "day",     "month",     "first",     "Thursday",
                         "November",     "in",      "last",      "per",       "calendar",
                         "while",        "hours",   "worked",    "suspended", "decision",
                         "admit_member", "passed",  "unanimous", "none",      "fiscal",
                         "years",        "%",       "/",         ",",         "1,5",
                         "2025-01-31",   "-3",      "majority",  "unknown",   "than",
                         "business"};
  Random random(20254);
  const Vocabulary names = grammar_vocabulary();
  for (int i = 0; i < cases / 5; ++i) {
    std::string text;
    for (int count = 1 + below(random, 12); count > 0; --count)
      text += std::string(one_of(random, words)) + (below(random, 12) == 0 ? "" : " ");
    expect_ordinary(text, names);
  }
}

}  // namespace
}  // namespace toadlane::expression
