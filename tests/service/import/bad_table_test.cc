#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/service/import/table_text.h"

namespace toadlane::import {
namespace {

using testing::HasSubstr;

struct BadTable {
  std::string what;
  std::string text;
  std::string places;  // line, column and code of each diagnostic
  std::string says;    // a part of what it says
};

const std::string row = ",Ana,member,1,2,2019-03-01,\n";
const std::string good = "M1" + row;

// One row of the table with one cell replaced.
std::string with(std::size_t column, const std::string& cell) {
  std::vector<std::string> cells = {"M1", "Ana", "member", "1", "2", "2019-03-01", ""};
  cells[column] = cell;
  std::string text = first_row;
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? "," : "") + cells[i];
  return text + "\n";
}

const std::vector<BadTable>& bad_files() {
  static const std::vector<BadTable> all = {
      {"empty", "", "1:1 T303", "is empty"},
      {"mark only", "\xEF\xBB\xBF", "1:1 T303", "holds no table"},
      {"blank lines only", "\n  \n\r\n", "1:1 T303", "holds no table"},
      {"first row only", first_row, "1:1 T304", "a row for each member"},
      {"first row without end", "member,name,class,hours,pay,joined", "1:1 T304", "first row only"},
      {"UTF-16", std::string("\xFF\xFEm\0e\0", 6), "1:1 T305", "UTF-16"},
      {"workbook", "PK\x03\x04zip", "1:1 T328", "save the sheet"},
      {"old workbook", "\xD0\xCF\x11\xE0", "1:1 T328", "save the sheet"},
      {"semicolons", "member;name;class;hours;pay;joined\nM1;Ana;member;1,5;2;2019-03-01\n",
       "1:1 T306", "semicolons"},
      {"tabs", "member\tname\tclass\thours\tpay\tjoined\n", "1:1 T306", "tabs"},
      {"bars", "member|name|class\n", "1:1 T306", "upright bars"},
      {"quoted names and semicolons", "\"member\";\"name, or so\";\"class\"\n", "1:1 T306",
       "save the table with commas"},
      {"an order to a spreadsheet", "sep=,\n" + first_row, "1:1 T306", "spreadsheet program"},
      {"bad names row", "member,\"name\nM1,Ana\n", "1:8 T307", "not closed"},
      {"old line ends", "member,name\rM1,Ana\r", "1:12 T310", "LF or CR LF"},
  };
  return all;
}

const std::vector<BadTable>& bad_headers() {
  static const std::vector<BadTable> all = {
      {"missing columns", "member,name,class,joined\nM1,Ana,member,2019-03-01\n",
       "1:1 T311, 1:1 T311", "column `hours` is missing"},
      {"misspelt", "member,name,class,huors,pay,joined\nM1,Ana,member,1,2,2019-03-01\n",
       "1:19 T314", "did you mean `hours`?"},
      {"capital", "Member,name,class,hours,pay,joined\nM1,Ana,member,1,2,2019-03-01\n", "1:1 T314",
       "did you mean `member`?"},
      {"misspelt optional", "member,name,class,hours,pay,joined,let\nM1,A,member,1,2,2019-03-01,\n",
       "1:36 T314", "did you mean `left`?"},
      {"twice", "member,name,hours,class,hours,pay,joined\nM1,A,1,member,1,2,2019-03-01\n",
       "1:25 T312", "first here"},
      {"header and rows together", "member,name,class,hours,joined\nM1,Ana,member,x,y\n",
       "1:1 T311, 2:15 T319, 2:17 T324", "column `pay` is missing"},
      {"unused after errors", "member,name,class,hours,joined,hat\nM1,A,member,1,2019-03-01,1\n",
       "1:1 T311, 1:32 T313", "nothing uses column `hat`"},
  };
  return all;
}

const std::vector<BadTable>& bad_rows() {
  static const std::vector<BadTable> all = {
      {"too few cells", first_row + "M1,Ana,member,1,2\n", "2:1 T315", "has 5 cells"},
      {"too many cells", first_row + "M1,Ana,member,1,234.50,2,2019-03-01,\n", "2:37 T315",
       "write numbers without commas"},
      {"no member", first_row + row, "2:1 T316", "no member number"},
      {"blank member", first_row + "\"  \"" + row, "2:1 T316", "no member number"},
      {"only commas", first_row + good + ",,,,,,\n", "3:1 T316", "all cells of this row are empty"},
      {"member twice", first_row + good + "M2" + row + good, "4:1 T317", "in line 2 already"},
      {"member thrice", first_row + good + good + good, "3:1 T317, 4:1 T317", "first here"},
      {"member twice, quoted once", first_row + good + "\"M1\"" + row, "3:1 T317", "line 2"},
      {"member over two lines", first_row + "\"M\n1\"" + row, "2:1 T310", "one line"},
      {"unclosed quote", first_row + "M1,\"Ana,member,1,2,2019-03-01,\nM2" + row, "2:4 T307",
       "not closed"},
      {"unclosed quote and others", first_row + "M1,\"Ana\nM2,A,member,x,2,2019-03-01,\n",
       "2:4 T307, 3:13 T319", "the quote opened here"},
      {"text after quote", first_row + "M1,\"Ana\"x,member,1,2,2019-03-01,\n", "2:9 T308",
       "after the closing quote"},
      {"quote inside", first_row + "M1,A\"na,member,1,2,2019-03-01,\n", "2:5 T308",
       "inside a cell"},
      {"long line", first_row + "M1," + std::string(100'000, 'x') + "\nM2" + row, "2:1 T309",
       "65536"},
      {"very long line", first_row + std::string(10'000'000, 'x'), "2:1 T309", "right file"},
      {"long quoted cell", first_row + "M1,\"" + std::string(100'000, 'x') + "\"\n", "2:4 T307",
       "not closed"},
      {"NUL", first_row + std::string("M1,A\0na,member,1,2,2019-03-01,\n", 31), "2:5 T310", "0x00"},
      {"escape", first_row + "M1,A\x1B[31m,member,1,2,2019-03-01,\n", "2:5 T310", "0x1B"},
      {"DEL", first_row + "M1,A\x7F,member,1,2,2019-03-01,\n", "2:5 T310", "0x7F"},
      {"second control set", first_row + "M1,A\xC2\x9B,member,1,2,2019-03-01,\n", "2:5 T310",
       "0xC2"},
      {"lone return", first_row + "M1,A\rB,member,1,2,2019-03-01,\n", "2:5 T310", "0x0D"},
      {"Windows-1252", first_row + "M1,Ren\xE9,member,1,2,2019-03-01,\n", "2:7 T305",
       "`\xC3\xA9` if the table was saved as Windows-1252"},
      {"Windows-1252 in many rows",
       first_row + "M1,Ren\xE9" + row + "M2,\x80" + row + "M3,Zo\xEB" + row, "2:7 T305",
       "3 rows are affected"},
  };
  return all;
}

const std::vector<BadTable>& bad_cells() {
  static const std::vector<BadTable> all = {
      {"empty number", with(3, ""), "2:15 T318", "write 0 if there is none"},
      {"empty class", with(2, ""), "2:8 T318", "`class` is empty"},
      {"empty date", with(5, " "), "2:20 T318", "`joined` is empty"},
      {"letters", with(3, "many"), "2:15 T319", "`many` in column `hours` is not a number"},
      {"currency sign", with(4, "$12.50"), "2:17 T319", "1234.50"},
      {"plus", with(3, "+5"), "2:15 T319", "not a number"},
      {"exponent", with(3, "1e5"), "2:15 T319", "100000"},
      {"no digit before the dot", with(3, ".5"), "2:15 T319", "0.50"},
      {"no digit behind the dot", with(3, "5."), "2:15 T319", "0.50"},
      {"two dots", with(3, "1.2.3"), "2:15 T319", "one dot"},
      {"only a dot", with(3, "."), "2:15 T319", "hours"},
      {"only a minus", with(4, "-"), "2:17 T319", "pay"},
      {"two minus signs", with(4, "--1"), "2:17 T319", "pay"},
      {"blank between thousands", with(3, "1 234.50"), "2:15 T319", "1234.50"},
      {"comma", with(3, "\"1,234\""), "2:15 T320", "two ways"},
      {"comma and dot", with(3, "\"1.234,56\""), "2:15 T320", "a dot for the decimals"},
      {"too precise", with(3, "1.005"), "2:15 T321", "more than 2 decimals"},
      {"too precise by a nought", with(3, "1.000"), "2:15 T321", "more than 2 decimals"},
      {"negative", with(3, "-1"), "2:15 T322", "less than nothing"},
      {"too large", with(3, "123456789012345678"), "2:15 T323", "too many digits"},
      {"far too large", with(3, "12345678901234567890123"), "2:15 T323", "too many digits"},
      {"more digits than a number has", with(3, std::string(41, '1')), "2:15 T319", "40 in others"},
      {"day first", with(5, "31/12/2025"), "2:19 T324", "`2025-12-31`"},
      {"day or month first", with(5, "03/04/2025"), "2:19 T324", "`2025-04-03` or `2025-03-04`"},
      {"dots", with(5, "1.2.2025"), "2:19 T324", "`2025-02-01` or `2025-01-02`"},
      {"short", with(5, "2025-1-2"), "2:19 T324", "`2025-01-02`"},
      {"no such day", with(5, "2025-02-30"), "2:19 T324", "there is no day `2025-02-30`"},
      {"with a time", with(5, "2025-02-03T00:00"), "2:19 T324", "2025-12-31"},
      {"unknown class", with(2, "memebr"), "2:8 T325", "did you mean `member`?"},
      {"unlike any class", with(2, "board"), "2:8 T325",
       "write `member`, `candidate` or `on leave`"},
      {"class in capitals", with(2, "Member"), "2:8 T325", "did you mean `member`?"},
      {"after letters of two bytes", first_row + "M1,Zo\xC3\xAB,member,x,2,2019-03-01,\n",
       "2:15 T319", "hours"},
      {"all at once", first_row + "M1,Ana,board,-1,x,31/12/2025,never\n",
       "2:8 T325, 2:14 T322, 2:17 T319, 2:19 T324, 2:30 T324", "hours"},
  };
  return all;
}

void expect_refused(const std::vector<BadTable>& files) {
  for (const BadTable& file : files)
    for (const Pace pace : {Pace::quick, Pace::careful}) {
      // Rows behind it, so that the mistake does not stand where only the careful reader goes.
      for (const bool more : {false, true}) {
        std::string text = file.text;
        if (more && &files == &bad_cells())
          for (int i = 10; i < 20; ++i) text += "M" + std::to_string(i) + row;
        const auto table = read_text(text, cooperative(), pace);
        ASSERT_FALSE(table.ok()) << file.what;
        EXPECT_EQ(places_of(table.diagnostics()), file.places) << file.what;
        EXPECT_THAT(to_text(table.diagnostics()), HasSubstr(file.says)) << file.what;
      }
    }
}

TEST(BadTable, IsRefusedAsAFile) {
  expect_refused(bad_files());
}
TEST(BadTable, IsRefusedForItsFirstRow) {
  expect_refused(bad_headers());
}
TEST(BadTable, IsRefusedForARow) {
  expect_refused(bad_rows());
}
TEST(BadTable, IsRefusedForACell) {
  expect_refused(bad_cells());
}

TEST(BadTable, NamesTheClauseTheArticleAndTheLine) {
  const auto table = read_text(with(3, "-1"));
  EXPECT_EQ(to_text(table.diagnostics()),
            "members.csv:2:15: error T322: `-1` in column `hours` is less than nothing\n"
            "  2 | M1,Ana,member,-1,2,2019-03-01,\n"
            "    |               ^^\n"
            "  = Art. hours (members.hours)\n"
            "  = help: write 0 or more\n");
}

TEST(BadTable, ShowsNothingThatDrivesATerminal) {
  const auto table = read_text(first_row + "M\x1B[31m,\xFF,member,1,2,2019-03-01,\n");
  for (const Diagnostic& one : table.diagnostics().all()) {
    EXPECT_EQ(to_text(one).find('\x1B'), std::string::npos);
    EXPECT_EQ(to_text(one).find('\xFF'), std::string::npos);
  }
}

TEST(BadTable, TellsFiftyMistakesAndCountsTheOthers) {
  std::string text = first_row;
  for (int i = 0; i < 1'000; ++i) text += "M" + std::to_string(i) + ",,member,x,2,2019-03-01,\n";
  const auto table = read_text(text);
  ASSERT_EQ(table.diagnostics().all().size(), 51U);
  EXPECT_EQ(table.diagnostics().all()[49].span->begin.line, 51U);
  EXPECT_THAT(to_text(table.diagnostics()), HasSubstr("T327: and 950 more mistakes"));
}

TEST(BadTable, TellsThatItHasTooManyRows) {
  TableSpec spec = cooperative();
  spec.rows_max = 3;
  const std::string three = first_row + "M1" + row + "M2" + row + "M3" + row;
  EXPECT_TRUE(read_text(three, spec).ok());
  EXPECT_EQ(places_of(read_text(three + "M4" + row + "M5" + row, spec).diagnostics()), "T326");
}

TEST(BadTable, TakesTheLargestNumberAndRefusesTheNext) {
  TableSpec spec = cooperative();
  EXPECT_TRUE(read_text(with(3, "10000000000000000"), spec).ok());
  EXPECT_EQ(places_of(read_text(with(3, "10000000000000000.01"), spec).diagnostics()), "2:15 T323");
}

}  // namespace
}  // namespace toadlane::import
