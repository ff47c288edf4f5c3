#include "service/import/read_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/date.h"
#include "tests/service/import/table_text.h"

namespace toadlane::import {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::size_t name = 1;
constexpr std::size_t class_of = 2;
constexpr std::size_t hours = 3;
constexpr std::size_t pay = 4;
constexpr std::size_t joined = 5;
constexpr std::size_t left = 6;

int day(const char* text) {
  return Date::parse(text)->day_number();
}

TEST(ReadTable, ReadsEachColumnAsItsType) {
  const auto table = read_text(first_row +
                               "M1,Ana,member,1800.50,-41200.125,2019-03-01,\n"
                               "M2,,on leave,0,7,2020-02-29,2025-12-31\n");
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_EQ(table->rows, 2U);
  EXPECT_THAT(table->member, ElementsAre("M1", "M2"));
  EXPECT_THAT(table->columns[name].text, ElementsAre("Ana", ""));
  EXPECT_THAT(table->columns[class_of].class_index, ElementsAre(0, 2));
  EXPECT_THAT(table->columns[class_of].class_names, ElementsAre("member", "candidate", "on leave"));
  EXPECT_THAT(table->columns[hours].decimal.scaled, ElementsAre(180'050, 0));
  EXPECT_EQ(table->columns[hours].decimal.places, 2U);
  EXPECT_THAT(table->columns[pay].decimal.scaled, ElementsAre(-41'200'125, 7'000));
  EXPECT_EQ(table->columns[pay].decimal.places, 3U);
  EXPECT_THAT(table->columns[joined].day, ElementsAre(day("2019-03-01"), day("2020-02-29")));
  EXPECT_THAT(table->columns[left].day, ElementsAre(no_day, day("2025-12-31")));
  EXPECT_TRUE(table->warnings.empty());
}

TEST(ReadTable, TakesTheColumnsInAnyOrderAndLeavesOutOptionalOnes) {
  const auto table = read_text(
      "joined,hours,class,pay,name,member\n"
      "2019-03-01,5,member,1,Ana,M1\n");
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_THAT(table->member, ElementsAre("M1"));
  EXPECT_FALSE(table->columns[left].present);
  EXPECT_TRUE(table->columns[left].day.empty());
  EXPECT_TRUE(table->columns[hours].present);
}

TEST(ReadTable, ReadsTheSameWithMarkWindowsLinesQuotesAndBlanks) {
  const std::string variants[] = {
      first_row + "M1,Ana,member,1.5,2,2019-03-01,\nM2,Bo,member,3,4,2019-03-01,\n",
      first_row + "M1,Ana,member,1.5,2,2019-03-01,\nM2,Bo,member,3,4,2019-03-01,",
      "\xEF\xBB\xBF" + first_row +
          "M1,Ana,member,1.5,2,2019-03-01,\nM2,Bo,member,3,4,2019-03-01,\n",
      "member,name,class,hours,pay,joined,left\r\n"
      "M1,Ana,member,1.5,2,2019-03-01,\r\nM2,Bo,member,3,4,2019-03-01,\r\n",
      "\"member\",\"name\",\"class\",\"hours\",\"pay\",\"joined\",\"left\"\n"
      "\"M1\",\"Ana\",\"member\",\"1.5\",\"2\",\"2019-03-01\",\"\"\n"
      "\"M2\",\"Bo\",\"member\",\"3\",\"4\",\"2019-03-01\",\"\"\n",
      " member , name,class\t,hours,pay,joined,left\n"
      " M1 ,Ana , member,1.5 , 2,2019-03-01, \n\tM2, Bo,member,3,4, 2019-03-01,\n",
      "\n" + first_row +
          "\n  \nM1,Ana,member,1.5,2,2019-03-01,\n\n"
          "M2,Bo,member,3,4,2019-03-01,\n\n\n",
      first_row + "M1,Ana,member,1.50,2,2019-03-01,\nM2,Bo,member,3.00,4,2019-03-01,\n",
  };
  for (const std::string& text : variants) {
    const auto table = read_text(text);
    ASSERT_TRUE(table.ok()) << text << to_text(table.diagnostics());
    EXPECT_THAT(table->member, ElementsAre("M1", "M2")) << text;
    EXPECT_THAT(table->columns[name].text, ElementsAre("Ana", "Bo")) << text;
    const Column& figures = table->columns[hours].decimal;
    const std::int64_t unit = figures.places == 2 ? 100 : 10;
    EXPECT_THAT(figures.scaled, ElementsAre(15 * unit / 10, 3 * unit)) << text;
    EXPECT_THAT(table->columns[left].day, ElementsAre(no_day, no_day)) << text;
  }
}

TEST(ReadTable, ReadsCommasQuotesAndLinesInsideQuotes) {
  const auto table = read_text(first_row +
                               "M1,\"Ruiz, \"\"Nan\"\"\",member,1,2,2019-03-01,\n"
                               "M2,\"two\nlines\",member,1,2,2019-03-01,\n"
                               "M3,=1+1,member,1,2,2019-03-01,\n"
                               "M4,Zo\xC3\xAB,member,1_800.25,2,2019-03-01,\n");
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_THAT(table->columns[name].text,
              ElementsAre("Ruiz, \"Nan\"", "two\nlines", "=1+1", "Zo\xC3\xAB"));
  EXPECT_EQ(table->columns[hours].decimal.scaled[3], 180'025);
  EXPECT_EQ(table->line(2), 5U);
  EXPECT_EQ(table->line(3), 6U);
}

TEST(ReadTable, SaysWhereACellStands) {
  const auto table = read_text("\xEF\xBB\xBF" + first_row +
                               "\n"
                               "M1,Zo\xC3\xAB \xE5\xB1\xB1,member,1,2,2019-03-01,\n"
                               "M2,\"a\nb\",member,1,2,2019-03-01,\n");
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  const SourceSpan cell = table->cell(0, hours);
  EXPECT_EQ(cell.file, "members.csv");
  EXPECT_EQ(cell.begin, (Position{3, 17}));
  EXPECT_EQ(cell.end, (Position{3, 18}));
  EXPECT_EQ(cell.excerpt, "M1,Zo\xC3\xAB \xE5\xB1\xB1,member,1,2,2019-03-01,");
  EXPECT_EQ(table->cell(1, hours).begin, (Position{5, 11}));
  EXPECT_EQ(table->cell(1, name).begin, (Position{4, 4}));
  EXPECT_EQ(table->cell(1, name).end, (Position{5, 3}));
}

TEST(ReadTable, TakesAnyClassWhenNoneAreDeclared) {
  TableSpec spec = cooperative();
  spec.classes.clear();
  const auto table = read_text(first_row +
                                   "M1,,workers,1,2,2019-03-01,\n"
                                   "M2,,a class with a rather long name,1,2,2019-03-01,\n"
                                   "M3,,workers,1,2,2019-03-01,\n",
                               spec);
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_THAT(table->columns[class_of].class_names,
              ElementsAre("workers", "a class with a rather long name"));
  EXPECT_THAT(table->columns[class_of].class_index, ElementsAre(0, 1, 0));
}

TEST(ReadTable, WarnsOfColumnsThatNothingUses) {
  const auto table = read_text(
      "member,name,class,hours,pay,joined,shoe size,\n"
      "M1,,member,1,2,2019-03-01,43,\n");
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_EQ(places_of(table->warnings), "1:36 T313, 1:46 T313");
  EXPECT_THAT(to_text(table->warnings), HasSubstr("nothing uses column `shoe size`"));
  EXPECT_THAT(to_text(table->warnings), HasSubstr("column 8 has no name"));
}

TEST(ReadTable, KeepsTheTextAsLongAsTheTable) {
  auto source = TextSource::of(first_row + "M1,\"a \"\"b\"\"\",member,1,2,2019-03-01,\n");
  auto table = read_table("members.csv", source, cooperative());
  source.reset();
  ASSERT_TRUE(table.ok());
  const Table moved = *std::move(table);
  EXPECT_EQ(moved.member[0], "M1");
  EXPECT_EQ(moved.columns[name].text[0], "a \"b\"");
}

TEST(ReadTable, ReadsManyRowsAndFindsAnyOfThem) {
  std::string text = first_row;
  constexpr int rows = 10'000;
  for (int i = 0; i < rows; ++i) {
    if (i % 1'000 == 7) text += "\n";
    text += "M" + std::to_string(i) + (i % 500 == 3 ? ",\"a\nb\"" : ",x") + ",member," +
            std::to_string(i) + (i == 5'000 ? ".25" : "") + ",1,2019-03-01,\n";
  }
  const auto table = read_text(text);
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  ASSERT_EQ(table->rows, static_cast<std::size_t>(rows));
  EXPECT_EQ(table->columns[hours].decimal.places, 2U);
  EXPECT_EQ(table->columns[hours].decimal.scaled[9'999], 999'900);
  for (const std::size_t row :
       std::vector<std::size_t>{0, 3, 4, 7, 4'095, 4'096, 5'000, 8'192, 9'999}) {
    const std::size_t extra = (row + 993) / 1'000 + (row + 496) / 500;
    EXPECT_EQ(table->line(row), 2 + row + extra) << row;
    EXPECT_THAT(table->cell(row, 0).excerpt, HasSubstr("M" + std::to_string(row) + ","));
  }
}

TEST(ReadTable, MapsALargeFile) {
  std::string text = first_row;
  for (int i = 0; i < 60'000; ++i)
    text += "M" + std::to_string(i) + ",Ana,member,1.5,2,2019-03-01,\n";
  const std::string path = testing::TempDir() + "/toadlane_read_table_test.csv";
  FILE* const file = std::fopen(path.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  ASSERT_EQ(std::fwrite(text.data(), 1, text.size(), file), text.size());
  ASSERT_EQ(std::fclose(file), 0);
  const auto source = TextSource::open(path);
  std::remove(path.c_str());
  ASSERT_TRUE(source.ok());
  ASSERT_TRUE((*source)->text() == text);
  const auto table = read_table("members.csv", *source, cooperative());
  ASSERT_TRUE(table.ok()) << to_text(table.diagnostics());
  EXPECT_EQ(table->rows, 60'000U);
  EXPECT_EQ(table->member.back(), "M59999");
}

TEST(TextSource, SaysWhyAFileCannotBeOpened) {
  EXPECT_EQ(places_of(TextSource::open("/nowhere/members.csv").diagnostics()), "T301");
  EXPECT_EQ(places_of(TextSource::open("/etc/passwd/members.csv").diagnostics()), "T301");
  EXPECT_EQ(places_of(TextSource::open("/").diagnostics()), "T302");
}

}  // namespace
}  // namespace toadlane::import
