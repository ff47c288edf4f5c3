// Thresholds against whole-number arithmetic written apart: k of n meets a/b when k*b >= a*n.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "engine/expression/evaluate.h"
#include "tests/engine/expression/names.h"

namespace toadlane::expression {
namespace {

// The sanitized build is many times slower and looks for other faults.
#ifdef __SANITIZE_ADDRESS__
constexpr long voters_max = 60;
#else
constexpr long voters_max = 500;
#endif

bool naive(const std::string& comparator, long left, long right) {
  if (comparator == "at least") return left >= right;
  if (comparator == "more than") return left > right;
  if (comparator == "at most") return left <= right;
  return left < right;
}

struct Portion {
  const char* text;
  long above;
  long below;
};

constexpr std::array<Portion, 6> portions{
    {{"1/2", 1, 2}, {"2/3", 2, 3}, {"3/4", 3, 4}, {"40%", 2, 5}, {"51%", 51, 100}, {"1/3", 1, 3}}};
constexpr std::array comparators{"at least", "more than", "at most", "fewer than"};

// The limit in units of 1/below, for n voters.
template <class LimitOf>
void agree(const std::string& comparator, const std::string& amount, long below, LimitOf limit_of) {
  const auto parse = parse_threshold(comparator + " " + amount, example_names());
  ASSERT_TRUE(parse.value) << comparator << " " << amount;
  for (long n = 0; n <= voters_max; ++n) {
    const auto limit = resolve(*parse.value, Values().set("votes cast", Integer(n))).limit.value();
    std::optional<long> smallest;
    for (long k = 0; k <= n; ++k) {
      const bool expected = n > 0 && naive(comparator, k * below, limit_of(n));
      ASSERT_EQ(limit.met_by(Integer(k)), expected)
          << comparator << " " << amount << ": " << k << " of " << n;
      if (expected && !smallest) smallest = k;
    }
    const auto found = limit.smallest();
    if (smallest) {
      ASSERT_EQ(found, Integer(*smallest)) << comparator << " " << amount << " of " << n;
    } else {
      // Nothing up to n meets it: then nothing does, or only more than there are.
      ASSERT_TRUE(!found || *found > Integer(n)) << comparator << " " << amount << " of " << n;
    }
  }
}

TEST(Thresholds, OfAFractionAgreeWithWholeNumbers) {
  for (const char* comparator : comparators)
    for (const Portion& portion : portions)
      agree(comparator, std::string(portion.text) + " of votes cast", portion.below,
            [&](long n) { return portion.above * n; });
}

TEST(Thresholds, OfTheGreaterAndTheLesserAgreeWithWholeNumbers) {
  for (const char* comparator : comparators)
    for (const Portion& portion : portions) {
      const std::string both = "10 votes and " + std::string(portion.text) + " of votes cast";
      agree(comparator, "greater of " + both, portion.below,
            [&](long n) { return std::max(10 * portion.below, portion.above * n); });
      agree(comparator, "lesser of " + both, portion.below,
            [&](long n) { return std::min(10 * portion.below, portion.above * n); });
    }
}

TEST(Thresholds, RoundedDownAgreeWithWholeNumbers) {
  for (const char* comparator : comparators)
    for (const Portion& portion : portions)
      agree(comparator, std::string(portion.text) + " of votes cast rounded down", 1,
            [&](long n) { return portion.above * n / portion.below; });
}

TEST(Thresholds, ByOutcomeAgreeWithTheLimit) {
  const auto parse = parse_threshold("at least 2/3 of votes cast", example_names());
  for (int n = 0; n <= 30; ++n)
    for (int k = 0; k <= n; ++k) {
      const auto outcome = satisfied(*parse.value, k, Values().set("votes cast", n));
      EXPECT_EQ(outcome.met, n > 0 && 3 * k >= 2 * n) << k << " of " << n;
      EXPECT_EQ(outcome.base, Ratio(n));
    }
}

}  // namespace
}  // namespace toadlane::expression
