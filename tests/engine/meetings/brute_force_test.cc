// Quorums and majorities on every base against whole-number arithmetic written apart: k of n meets
// `at least a/d` when k*d >= a*n, and a base of 0 is met by nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

constexpr long counted_max = 500;

const std::vector<std::string> bases{
#define BASE(name, definition) name,
#include "engine/expression/bases.def"
#undef BASE
};
const std::vector<std::string> comparators{"at least", "more than", "at most", "fewer than"};

// A form of amount: its words on a base, its numerator for n, and its denominator.
struct Form {
  std::function<std::string(const std::string&)> words;
  std::function<long(long)> above;
  long below;
  bool fraction = true;  // of a base that may be 0
  long less = 0;         // what the base is less than n

  [[nodiscard]] long counted(long n) const { return n - less; }
};

std::vector<Form> forms() {
  const auto on = [](const std::string& before, const std::string& behind = "") {
    return [=](const std::string& base) { return before + base + behind; };
  };
  return {
      {on("1/2 of "), [](long n) { return n; }, 2},
      {on("2/3 of "), [](long n) { return 2 * n; }, 3},
      {on("12.5% of "), [](long n) { return n; }, 8},
      {on("greater of 10 members and 40% of "), [](long n) { return std::max(50L, 2 * n); }, 5},
      {on("lesser of 10 members and 1/3 of "), [](long n) { return std::min(30L, n); }, 3},
      {on("75% of ", " rounded down"), [](long n) { return 3 * n / 4; }, 1},
      {on("3/4 of ", " rounded up"), [](long n) { return (3 * n + 3) / 4; }, 1},
      {on("5% of ", " rounded to the nearest"), [](long n) { return (n + 10) / 20; }, 1},
      {on("", " minus 1 member"), [](long n) { return n - 1; }, 1, false},
      {on("", " minus 2 members"), [](long n) { return n - 2; }, 1, false},
      {on("greater of 1 member and (", " minus 2 members)"),
       [](long n) { return std::max(1L, n - 2); }, 1, false},
      {on("greater of 2 members and 1/4 of "), [](long n) { return std::max(8L, n); }, 4},
      {on("2/3 of (", " minus 1 member)"), [](long n) { return 2 * (n - 1); }, 3, true, 1},
      {on("(1/2 of ", ") plus 1 member"), [](long n) { return n + 2; }, 2},
      {on("1/3 of ", " rounded to the nearest"), [](long n) { return (2 * n + 3) / 6; }, 1},
      {on("51% of "), [](long n) { return 51 * n; }, 100},
      {on("67% of "), [](long n) { return 67 * n; }, 100},
      {on("", ""), [](long n) { return n; }, 1, false},
      {[](const std::string&) { return std::string("5 members"); }, [](long) { return 5L; }, 1,
       false},
      {on("7 members plus 1/4 of "), [](long n) { return 28 + n; }, 4},
  };
}

bool naive(const std::string& comparator, long left, long right) {
  if (comparator == "at least") return left >= right;
  if (comparator == "more than") return left > right;
  if (comparator == "at most") return left <= right;
  return left < right;
}

void agree(const Form& form, const std::string& base, const std::string& comparator) {
  const std::string words = comparator + " " + form.words(base);
  const expression::Threshold parsed = threshold(words);
  for (long n = 0; n <= counted_max; ++n) {
    const auto limit = expression::resolve(parsed, Headcount().set(base, n)).limit;
    ASSERT_TRUE(limit) << words;
    long smallest = -1;
    for (long k = 0; k <= n; ++k) {
      const bool met = (form.counted(n) > 0 || !form.fraction) &&
                       naive(comparator, k * form.below, form.above(n));
      if (met && smallest < 0) smallest = k;
      if (limit->met_by(k) != met) FAIL() << words << ": " << k << " of " << n;
    }
    const auto found = limit->smallest();
    if (smallest >= 0)
      ASSERT_EQ(found, Integer(smallest)) << words << " of " << n;
    else
      ASSERT_TRUE(!found || *found > Integer(n)) << words << " of " << n;
  }
}

TEST(BruteForce, AgreesOnEveryBaseFormAndComparator) {
  for (const std::string& base : bases)
    for (const Form& form : forms())
      for (const std::string& comparator : comparators) agree(form, base, comparator);
}

TEST(BruteForce, AgreesOnUnanimity) {
  for (const std::string& base : bases) {
    const expression::Threshold parsed = threshold("unanimous of " + base);
    for (long n = 0; n <= counted_max; ++n) {
      const auto limit = expression::resolve(parsed, Headcount().set(base, n)).limit.value();
      for (long k = 0; k <= n; ++k) ASSERT_EQ(limit.met_by(k), n > 0 && k == n) << k << " of " << n;
    }
  }
}

// A whole quorum: present k of n members, and the number that is required.
TEST(BruteForce, AgreesOnTheQuorumOfAMeeting) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  const Body body = *find_body(bylaws, "members");
  for (long n = 0; n <= counted_max; ++n) {
    const Headcount counts = Headcount().set("members", n);
    for (long k = 0; k <= n; k += std::max(1L, n / 7)) {
      const Quorum quorum = *quorum_of(body, Call::first, counts, k).quorum;
      ASSERT_EQ(quorum.met, n > 0 && 2 * k > n) << k << " of " << n;
      ASSERT_EQ(quorum.required, n > 0 ? std::optional(Integer(n / 2 + 1)) : std::nullopt);
    }
  }
}

// Whole motions: k for and the rest against, of n votes cast, under each comparator.
TEST(BruteForce, AgreesOnWholeMotions) {
  for (const std::string& comparator : comparators) {
    const bool opposition = comparator == "at most" || comparator == "fewer than";
    const Ruling rule = ruling(passing(comparator + " 2/3 of votes cast"));
    for (long n = 0; n <= 60; ++n)
      for (long k = 0; k <= n; ++k) {
        const auto result = decide(rule, votes(k, n - k), Headcount()).result;
        ASSERT_TRUE(result);
        const bool met = n > 0 && naive(comparator, 3 * (opposition ? n - k : k), 2 * n);
        ASSERT_EQ(result->outcome == Outcome::carried, met) << comparator << k << " of " << n;
      }
  }
}

}  // namespace
}  // namespace toadlane::meetings
