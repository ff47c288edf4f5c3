#include "engine/number/columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "engine/base/text.h"
#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

using cases::Dice;

// A job that owns its columns, and the same as shares for `apportion`.
struct Table {
  std::vector<std::string> names;
  std::vector<std::vector<std::int64_t>> columns;
  std::vector<Integer> coefficients;
  std::int64_t pool = 0;

  [[nodiscard]] ColumnJob job() const {
    ColumnJob job;
    job.pool_minor = pool;
    job.members = names.size();
    for (std::size_t k = 0; k < columns.size(); ++k)
      job.terms.push_back({columns[k], coefficients[k]});
    job.earlier = [this](std::size_t a, std::size_t b) { return number_order(names[a], names[b]); };
    return job;
  }
  [[nodiscard]] Ratio weight(std::size_t member) const {
    Ratio weight = 0;
    for (std::size_t k = 0; k < columns.size(); ++k)
      weight += Ratio(coefficients[k]) * Ratio(columns[k][member]);
    return weight;
  }
  [[nodiscard]] std::vector<Share> shares() const {
    std::vector<Share> shares;
    for (std::size_t i = 0; i < names.size(); ++i) shares.push_back({weight(i), names[i]});
    return shares;
  }
};

// Numbers from M1 up, in an order that is not theirs.
std::vector<std::string> names_for(std::size_t members, Dice& dice) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < members; ++i) names.push_back("M" + std::to_string(i + 1));
  for (std::size_t i = members; i > 1; --i)
    std::swap(names[i - 1], names[static_cast<std::size_t>(dice.under(i))]);
  return names;
}

Integer coefficient(Dice& dice) {
  if (dice.one_in(8)) return 0;
  Integer value(1 + dice.of_any_length(50));
  if (dice.one_in(4)) value *= Integer(1 + dice.of_any_length(62));
  return value;
}

Table table(Dice& dice, std::size_t members) {
  Table made;
  made.names = names_for(members, dice);
  const std::int64_t terms = 1 + dice.under(4);
  const auto bits = static_cast<unsigned>(1 + dice.under(45));
  for (std::int64_t k = 0; k < terms; ++k) {
    std::vector<std::int64_t> column;
    for (std::size_t i = 0; i < members; ++i)
      column.push_back(i > 0 && dice.one_in(2) ? column.back() : dice.of_any_length(bits));
    made.columns.push_back(column);
    made.coefficients.push_back(coefficient(dice));
  }
  made.columns.front().front() += 1;
  made.coefficients.front() += 1;
  made.pool = dice.of_any_length(62);
  if (dice.one_in(4)) made.pool = -made.pool;
  return made;
}

ColumnJob of_one_column(std::int64_t pool, const std::vector<std::int64_t>& column,
                        const Integer& coefficient, std::size_t members) {
  ColumnJob job;
  job.pool_minor = pool;
  job.terms.push_back({column, coefficient});
  job.members = members;
  job.earlier = [](std::size_t a, std::size_t b) { return a < b; };
  return job;
}

void expect_as_apportion(const Table& table) {
  const ColumnShares result = apportion_columns(table.job());
  const std::vector<Integer> expected = apportion(Integer(table.pool), table.shares());
  Integer all = 0;
  std::vector<std::uint32_t> topped_up;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_EQ(Integer(result.parts[i]), expected[i]) << table.names[i];
    ASSERT_EQ(Ratio(result.weight_of(i)), table.weight(i));
    all += result.weight_of(i);
  }
  ASSERT_EQ(result.total_weight, all);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Integer whole = (Integer(table.pool).magnitude() * result.weight_of(i)).divided_down(all);
    if (expected[i].magnitude() > whole) topped_up.push_back(static_cast<std::uint32_t>(i));
  }
  ASSERT_EQ(result.topped_up, topped_up);
}

TEST(Columns, GiveHoursAndWagesTheirShares) {
  // 0.7 h/H + 0.3 w/W of 1,000.00: hours 30 and 10, wages 100 and 300; 0.6 and 0.4.
  const Column hours{{3000, 1000}, 2};
  const Column wages{{10000, 30000}, 2};
  const ColumnShares result =
      apportion_columns({.pool_minor = 100000,
                         .terms = {{hours.scaled, Integer(7) * total(wages)},
                                   {wages.scaled, Integer(3) * total(hours)}},
                         .members = 2,
                         .earlier = [](std::size_t a, std::size_t b) { return a < b; }});
  EXPECT_EQ(result.parts, (std::vector<std::int64_t>{60000, 40000}));
  EXPECT_EQ(Ratio::of(result.weight_of(0), result.total_weight), Ratio::of(3, 5));
  EXPECT_TRUE(result.topped_up.empty());
}

TEST(Columns, EqualApportionBitByBit) {
  std::size_t narrow = 0;
  std::size_t wide = 0;
  for (std::size_t seed = 0; seed < cases::count(15); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Table made = table(dice, 1 + static_cast<std::size_t>(dice.under(12)));
    expect_as_apportion(made);
    if (HasFatalFailure()) return;
    Ratio all = 0;
    for (std::size_t i = 0; i < made.names.size(); ++i) all += made.weight(i);
    ++(all.numerator().bits() <= 126 ? narrow : wide);
  }
  if (cases::count(15) > 500) {
    EXPECT_GT(narrow, 20U);
    EXPECT_GT(wide, 20U);
  }
}

TEST(Columns, EqualApportionWithManyMembersAndTies) {
  for (std::size_t seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    Table made = table(dice, 3000);
    made.pool = 1'000'000 + dice.under(1'000'000'000);
    expect_as_apportion(made);
    if (HasFatalFailure()) return;
    // Everybody the same: only the member number decides, and not all cents are decided by it.
    for (auto& column : made.columns) std::fill(column.begin(), column.end(), 180'050);
    made.pool = 3000 * 77 + 1234;
    expect_as_apportion(made);
    if (HasFatalFailure()) return;
  }
}

// Half of 39,000.05 is 19,500.025: a class gets 19,500.03 or 19,500.02, and each member's exact
// share is of the exact half.
TEST(Columns, ShareAnExactPoolThatWasRoundedToWholeUnits) {
  Dice dice(20'251);
  for (int round = 0; round < 300; ++round) {
    Table table = ::toadlane::table(dice, static_cast<std::size_t>(1 + dice.under(30)));
    if (std::all_of(table.names.begin(), table.names.end(), [&](const std::string& name) {
          return table.weight(static_cast<std::size_t>(&name - table.names.data())).sign() == 0;
        }))
      continue;
    const Ratio exact = Ratio::of(Integer(static_cast<std::int64_t>(dice.under(1'000'000))),
                                  Integer(static_cast<std::int64_t>(1 + dice.under(97))));
    for (const Integer& whole : {exact.floor(), exact.ceiling()}) {
      table.pool = whole.to_int64().value();
      ColumnJob job = table.job();
      job.exact_pool = exact;
      const ColumnShares shares = apportion_columns(job);
      EXPECT_EQ(total(shares.parts), whole);
      for (std::size_t i = 0; i < shares.parts.size(); ++i) {
        const Ratio share = exact * table.weight(i) / Ratio(shares.total_weight);
        EXPECT_LT(Ratio(shares.parts[i]), share + Ratio(1));
        EXPECT_GT(Ratio(shares.parts[i]), share - Ratio(1));
        if (share.is_whole()) {
          EXPECT_EQ(Ratio(shares.parts[i]), share);
        }
      }
    }
  }
}

TEST(Columns, HoldOnBothSidesOfTheirBound) {
  // The weights sum to 2^126 - 1, 2^126 and 2^126 + 1: the longest narrow job and the first wide
  // ones.
  Integer half = 1;
  for (int i = 0; i < 125; ++i) half *= 2;
  for (const int beyond : {-1, 0, 1}) {
    Table made;
    made.names = {"M1", "M2", "M3"};
    made.columns = {{1, 1, 0}, {0, 0, 1}};
    made.coefficients = {half - 5, Integer(10 + beyond)};
    for (const std::int64_t pool : {money_minor_max, -money_minor_max, std::int64_t{1}}) {
      made.pool = pool;
      expect_as_apportion(made);
    }
  }
}

TEST(Columns, AreTheSameWhateverTheScaleOfTheCoefficients) {
  Dice dice(7);
  Table made = table(dice, 40);
  const Numbers parts = apportion_columns(made.job()).parts;
  for (Integer& coefficient : made.coefficients) coefficient *= power_of_ten(40);
  EXPECT_EQ(apportion_columns(made.job()).parts, parts);
}

TEST(Columns, TakeTheEdges) {
  const std::vector<std::int64_t> none;
  const std::vector<std::int64_t> zero{0, 0};
  const std::vector<std::int64_t> most{std::numeric_limits<std::int64_t>::max(),
                                       std::numeric_limits<std::int64_t>::max()};
  EXPECT_TRUE(apportion_columns(of_one_column(0, none, 1, 0)).parts.empty());
  EXPECT_EQ(apportion_columns(of_one_column(0, zero, 1, 2)).parts, zero);
  ColumnJob nothing;
  nothing.members = 2;
  EXPECT_EQ(apportion_columns(nothing).parts, zero);
  EXPECT_EQ(apportion_columns(of_one_column(money_minor_max, most, 1, 2)).parts,
            (std::vector<std::int64_t>(2, money_minor_max / 2)));
  EXPECT_EQ(apportion_columns(of_one_column(-3, most, 9, 2)).parts,
            (std::vector<std::int64_t>{-2, -1}));
  EXPECT_EQ(total(Column{most, 0}).text(), "18446744073709551614");
  EXPECT_EQ(total(Column{{-5, 3}, 2}), Integer(-2));
}

TEST(ColumnsDeath, RefuseWhatIsNotAWeight) {
  const std::vector<std::int64_t> negative{5, -1};
  const std::vector<std::int64_t> zero{0, 0};
  EXPECT_EXIT(apportion_columns(of_one_column(1, negative, 1, 2)), testing::ExitedWithCode(70),
              "not negative");
  EXPECT_EXIT(apportion_columns(of_one_column(1, zero, 1, 2)), testing::ExitedWithCode(70),
              "positive weight");
  EXPECT_EXIT(apportion_columns(of_one_column(1, zero, -1, 2)), testing::ExitedWithCode(70),
              "coefficient");
  EXPECT_EXIT(apportion_columns(of_one_column(1, zero, 1, 3)), testing::ExitedWithCode(70),
              "one value per member");
}

// Every other rounding gives what `apportion` gives, in 128 bits and in big integers.
TEST(Columns, RoundAsApportionmentsDo) {
  for (std::size_t seed = 0; seed < cases::count(10); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Table made = table(dice, 1 + static_cast<std::size_t>(dice.under(12)));
    for (const Apportionment how :
         {Apportionment::half_up_residue, Apportionment::truncate_residue,
          Apportionment::half_up_residue_to_largest, Apportionment::whole_units}) {
      ColumnJob job = made.job();
      job.how = how;
      const ColumnShares got = apportion_columns(job);
      const Apportioned expected = apportion(Integer(made.pool), made.shares(), how);
      for (std::size_t i = 0; i < got.parts.size(); ++i)
        ASSERT_EQ(Integer(got.parts[i]), expected.parts[i]) << name_of(how);
      ASSERT_EQ(Integer(got.residue), expected.residue) << name_of(how);
    }
  }
}

TEST(Columns, RoundSharesOfTheExactPool) {
  const std::vector<std::int64_t> column{1, 1};
  ColumnJob job;
  job.pool_minor = 3;
  job.exact_pool = Ratio::of(29, 10);  // 1.45 each
  job.terms = {{column, 1}};
  job.members = 2;
  job.earlier = [](std::size_t a, std::size_t b) { return a < b; };
  job.how = Apportionment::half_up_residue;
  const ColumnShares got = apportion_columns(job);
  EXPECT_EQ(got.parts, (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(got.residue, 1);
}

TEST(Splitting, RoundsEachPartAsNamed) {
  const std::vector<std::int64_t> parts{1001, -1001, 3, -3, 0, 1000};
  const auto split = [&](const Ratio& rate, Rounding how) {
    std::vector<std::int64_t> out(parts.size());
    split_parts(parts, rate, how, out);
    return out;
  };
  using Out = std::vector<std::int64_t>;
  const Ratio half = Ratio::of(1, 2);
  EXPECT_EQ(split(half, Rounding::half_up), (Out{501, -501, 2, -2, 0, 500}));
  EXPECT_EQ(split(half, Rounding::half_even), (Out{500, -500, 2, -2, 0, 500}));
  EXPECT_EQ(split(half, Rounding::down), (Out{500, -501, 1, -2, 0, 500}));
  EXPECT_EQ(split(half, Rounding::up), (Out{501, -500, 2, -1, 0, 500}));
  EXPECT_EQ(split(half, Rounding::toward_zero), (Out{500, -500, 1, -1, 0, 500}));
  EXPECT_EQ(split(-half, Rounding::down), (Out{-501, 500, -2, 1, 0, -500}));
  EXPECT_EQ(split(0, Rounding::up), Out(6, 0));
}

TEST(Splitting, EqualsRoundedOfTheExactProduct) {
  for (std::size_t seed = 0; seed < cases::count(5); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    Ratio rate = Ratio::of(dice.of_any_length(30), 1 + dice.of_any_length(40));
    // Fractions too long for 64 bits, and for 128.
    if (dice.one_in(3)) rate = rate * Ratio::of(power_of_ten(25), power_of_ten(25) + 7);
    if (dice.one_in(3)) rate = rate * Ratio::of(power_of_ten(20), power_of_ten(20) + 39);
    if (dice.one_in(4)) rate = -rate;
    std::vector<std::int64_t> parts;
    for (int i = 0; i < 6; ++i) {
      parts.push_back(dice.of_any_length(31));
      if (dice.one_in(2)) parts.back() = -parts.back();
    }
    for (const Rounding how : {Rounding::down, Rounding::up, Rounding::toward_zero,
                               Rounding::half_up, Rounding::half_even}) {
      std::vector<std::int64_t> out(parts.size());
      split_parts(parts, rate, how, out);
      for (std::size_t i = 0; i < parts.size(); ++i)
        ASSERT_EQ(Integer(out[i]), rounded(Ratio(parts[i]) * rate, how)) << rate.text();
    }
  }
}

TEST(Splitting, MayWriteOverItsParts) {
  std::vector<std::int64_t> parts{10, 20};
  split_parts(parts, Ratio::of(1, 5), Rounding::up, parts);
  EXPECT_EQ(parts, (std::vector<std::int64_t>{2, 4}));
}

TEST(Splitting, KeepsTheWholeRangeOf64Bits) {
  const std::vector<std::int64_t> ends{std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max()};
  std::vector<std::int64_t> out(2);
  split_parts(ends, 1, Rounding::half_up, out);
  EXPECT_EQ(out, ends);
  split_parts(ends, Ratio::of(1, 2), Rounding::half_up, out);
  EXPECT_EQ(out, (std::vector<std::int64_t>{-(std::int64_t{1} << 62), std::int64_t{1} << 62}));
  EXPECT_EXIT(split_parts(ends, 2, Rounding::down, out), testing::ExitedWithCode(70), "64 bits");
}

}  // namespace
}  // namespace toadlane
