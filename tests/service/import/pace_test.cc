// The quick reader of plain rows must not be told from the careful one, whatever the file.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "service/import/row.h"
#include "service/render/csv_writer.h"
#include "tests/service/import/table_text.h"

namespace toadlane::import {
namespace {

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

 private:
  std::mt19937 engine_;
};

std::string digits(Chance& chance, std::size_t count_max) {
  std::string text;
  for (std::size_t i = chance.below(count_max) + 1; i > 0; --i)
    text += static_cast<char>('0' + chance.below(10));
  return text;
}

std::string number(Chance& chance, bool negative) {
  static const std::vector<std::string> odd = {"",
                                               "-",
                                               ".",
                                               "5.",
                                               ".5",
                                               "1.2.3",
                                               "1_000",
                                               "_1",
                                               "1e5",
                                               "+1",
                                               "-0",
                                               "0",
                                               "00",
                                               "01",
                                               "-1.50",
                                               " 1 ",
                                               "\"2\"",
                                               "x",
                                               "\"1,234\"",
                                               "1,5",
                                               "1;5",
                                               "12345678.",
                                               "1234567.8",
                                               "12345678.9",
                                               "123456789.01",
                                               "9999999999999999",
                                               "12345678901234567",
                                               "3.999999",
                                               "123456789012345",
                                               "99999999999999",
                                               "100000000000000"};
  if (chance.one_in(60)) return chance.pick(odd);
  std::string text = (negative && chance.one_in(4) ? "-" : "") + digits(chance, 9);
  if (chance.one_in(2)) text += "." + digits(chance, chance.one_in(40) ? 6 : 2);
  return text;
}

std::string date(Chance& chance) {
  static const std::vector<std::string> odd = {
      "",           "2025-02-30", "31/12/2025", "2025-1-1",       "0000-01-01",
      "9999-12-31", "2024-02-29", "2023-02-29", "\"2024-01-01\"", "20:4-01-01"};
  if (chance.one_in(60)) return chance.pick(odd);
  const auto two = [&](std::size_t most) {
    const std::string text = std::to_string(chance.below(most) + 1);
    return std::string(2 - text.size(), '0') + text;
  };
  return std::to_string(1990 + chance.below(40)) + "-" + two(12) + "-" + two(28);
}

std::string text_cell(Chance& chance) {
  static const std::vector<std::string> some = {
      "",           "Ana",        "Bo Li",    " Cy",        "Di ",
      "=1+1",       "Zo\xC3\xAB", "\"E, F\"", "\"G\"\"H\"", "\"two\nlines\"",
      "\"a\r\nb\"", "x\"y",       "Ren\xE9",  "a\tb",       "\x7F",
      "\x1F",       "\x01"};
  if (!chance.one_in(50)) return chance.pick({"Ana", "Bo Li", "", "Cynthia of the long name"});
  return chance.pick(some);
}

// A table that is mostly plain; `odd` tells how often it is not.
std::string table_text(Chance& chance) {
  static const std::vector<std::string> classes = {"member", "candidate", "on leave",  "memebr",
                                                   "",       " member",   "\"member\""};
  const bool tame = chance.one_in(2);  // nothing but good rows, quoted or not
  const std::string line_end = chance.one_in(3) ? "\r\n" : "\n";
  std::string text = chance.one_in(8) ? "\xEF\xBB\xBF" : "";
  text += "member,name,class,hours,pay,joined,left" + line_end;
  const std::size_t rows = chance.below(60);
  for (std::size_t i = 0; i < rows; ++i) {
    if (chance.one_in(30)) text += line_end;
    const std::size_t member = chance.one_in(200) && !tame ? chance.below(60) : i;
    text += (chance.one_in(20) ? " M" : "M") + std::to_string(member) + ",";
    if (tame) {
      text += chance.pick({"Ana", "\"B, C\"", "Zo\xC3\xAB", ""}) + ",member," + digits(chance, 9) +
              (chance.one_in(2) ? ".5," : ",") + "-" + digits(chance, 9) + ".125,2024-02-29," +
              chance.pick({"", "2025-12-31"});
    } else {
      text += text_cell(chance) + "," + (chance.one_in(30) ? chance.pick(classes) : "member") +
              "," + number(chance, false) + "," + number(chance, true) + "," + date(chance) + "," +
              (chance.one_in(3) ? date(chance) : "") + (chance.one_in(300) ? "," : "");
    }
    text += chance.one_in(200) ? "\n" : line_end;
  }
  return text;
}

void expect_same(const Table& quick, const Table& careful) {
  ASSERT_EQ(quick.rows, careful.rows);
  ASSERT_EQ(quick.member, careful.member);
  for (std::size_t i = 0; i < quick.columns.size(); ++i) {
    const TableColumn& a = quick.columns[i];
    const TableColumn& b = careful.columns[i];
    ASSERT_EQ(a.present, b.present);
    ASSERT_EQ(a.text, b.text);
    ASSERT_EQ(a.class_index, b.class_index);
    ASSERT_EQ(a.class_names, b.class_names);
    ASSERT_EQ(a.day, b.day);
    ASSERT_EQ(a.decimal.scaled, b.decimal.scaled);
    ASSERT_EQ(a.decimal.places, b.decimal.places);
  }
  for (std::size_t row = 0; row < quick.rows; ++row) ASSERT_EQ(quick.line(row), careful.line(row));
}

TEST(Pace, MakesNoDifference) {
  std::size_t good = 0;
  for (unsigned seed = 0; seed < 3'000; ++seed) {
    Chance chance(seed);
    const std::string text = table_text(chance);
    TableSpec spec = cooperative();
    if (chance.one_in(3)) spec.classes.clear();
    const auto quick = read_text(text, spec, Pace::quick);
    const auto careful = read_text(text, spec, Pace::careful);
    ASSERT_EQ(quick.ok(), careful.ok()) << text;
    ASSERT_EQ(to_text(quick.diagnostics()), to_text(careful.diagnostics())) << text;
    if (!quick.ok()) continue;
    ++good;
    expect_same(*quick, *careful);
    if (HasFatalFailure()) FAIL() << text;
  }
  EXPECT_GT(good, 1'000U);
}

TEST(Pace, MakesNoDifferenceToAnyShortNumber) {
  static const std::string letters = "0159.-_x ";
  TableSpec spec;
  spec.columns = {cooperative().columns[0], cooperative().columns[4]};
  std::string text = "member,pay\n";
  std::vector<std::string> texts;
  for (std::size_t length = 1; length <= 4; ++length) {
    std::size_t all = 1;
    for (std::size_t i = 0; i < length; ++i) all *= letters.size();
    for (std::size_t which = 0; which < all; ++which) {
      std::string number_text;
      for (std::size_t rest = which, i = 0; i < length; ++i, rest /= letters.size())
        number_text += letters[rest % letters.size()];
      texts.push_back(number_text);
    }
  }
  // One row each, and rows behind it so that the quick reader takes it.
  const std::string behind =
      "B1,1\nB2,2\nB3,3\nB4,4\nB5,5\nB6,6\nB7,7\nB8,8\nB9,9\nBA,1\nBB,1\n"
      "BC,1\nBD,1\nBE,1\nBF,1\nBG,1\nBH,1\nBI,1\nBJ,1\nBK,1\nBL,1\nBM,1\n";
  for (const std::string& one : texts) {
    const std::string table = text + "A1," + one + "\n" + behind;
    const auto quick = read_text(table, spec, Pace::quick);
    const auto careful = read_text(table, spec, Pace::careful);
    ASSERT_EQ(to_text(quick.diagnostics()), to_text(careful.diagnostics())) << one;
    if (quick.ok()) expect_same(*quick, *careful);
    if (HasFatalFailure()) FAIL() << one;
  }
}

// Nothing but the member number tells a row from a blank line or from one of empty cells.
TEST(Pace, MakesNoDifferenceWithoutMemberNumbers) {
  const std::string behind(200, '\n');  // so that the quick reader takes the rows before it
  struct Case {
    std::string text;
    std::string places;
  };
  const std::vector<Case> cases = {
      {"id,x\n,\n1,2\n", "1:1 T311, 2:1 T316, 1:1 T313, 1:4 T313"},
      {"name,x\nAna,1\n,\n , \n", "1:1 T311, 3:1 T316, 4:1 T316, 1:6 T313"},
      {"name,x\n,1\n", "1:1 T311, 1:6 T313"},
      {"name\nAna\n", "1:1 T311"},
      {"name\n\n", "1:1 T311, 1:1 T304"},
      {"x\r\n\r\n", "1:1 T311, 1:1 T304, 1:1 T313"},
  };
  TableSpec spec;
  spec.columns = {cooperative().columns[0], cooperative().columns[1]};
  spec.columns[1].required = false;
  for (const Case& one : cases) {
    const auto quick = read_text(one.text + behind, spec, Pace::quick);
    const auto careful = read_text(one.text + behind, spec, Pace::careful);
    EXPECT_EQ(places_of(quick.diagnostics()), one.places) << one.text;
    EXPECT_EQ(to_text(quick.diagnostics()), to_text(careful.diagnostics())) << one.text;
  }
}

TEST(Pace, CountsTheSameRowsWhereNoMemberNumberIsNeeded) {
  TableSpec spec;
  spec.columns = {cooperative().columns[0], cooperative().columns[1]};
  spec.columns[0].required = false;
  const std::string text = "name\nAna\n\nBo\n" + std::string(200, '\n');
  const auto quick = read_text(text, spec, Pace::quick);
  const auto careful = read_text(text, spec, Pace::careful);
  ASSERT_TRUE(quick.ok() && careful.ok());
  EXPECT_EQ(quick->rows, 2U);
  expect_same(*quick, *careful);
}

TEST(Pace, ReadsBackWhatWasWritten) {
  static const std::vector<std::string> names = {
      "Ana", "Ruiz, Bo", "C \"Nan\" D", "two\nlines", "Zo\xC3\xAB", "a\r\nb", "", "\xE5\xB1\xB1"};
  for (unsigned seed = 0; seed < 300; ++seed) {
    Chance chance(seed);
    render::CsvWriter csv;
    for (const ColumnSpec& column : cooperative().columns) csv.text(column.name);
    csv.end_row();
    std::vector<std::string> written_names;
    std::vector<std::int64_t> written_hours;
    std::vector<std::int64_t> written_pay;
    const std::size_t rows = chance.below(300) + 1;
    for (std::size_t i = 0; i < rows; ++i) {
      written_names.push_back(chance.pick(names));
      written_hours.push_back(static_cast<std::int64_t>(chance.below(1U << chance.below(31))));
      written_pay.push_back(static_cast<std::int64_t>(chance.below(1U << 31)) * 100'000 *
                            (chance.one_in(2) ? 1 : -1));
      csv.text("M" + std::to_string(i)).text(written_names.back()).text("on leave");
      csv.decimal(written_hours.back(), 2).decimal(written_pay.back(), 4);
      csv.date(*Date::of(2019, 3, 1)).empty().end_row();
    }
    const auto table = read_text(csv.take());
    ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
    ASSERT_EQ(table->rows, rows);
    ASSERT_EQ(table->columns[3].decimal.scaled, written_hours);
    ASSERT_EQ(table->columns[4].decimal.scaled, written_pay);
    for (std::size_t i = 0; i < rows; ++i) ASSERT_EQ(table->columns[1].text[i], written_names[i]);
  }
}

}  // namespace
}  // namespace toadlane::import
