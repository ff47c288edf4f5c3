#include "service/render/csv_writer.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <limits>
#include <string>

namespace toadlane::render {
namespace {

std::string text_cell(std::string_view cell) {
  CsvWriter csv;
  csv.text(cell);
  return csv.take();
}

std::string decimal_cell(std::int64_t scaled, unsigned places) {
  CsvWriter csv;
  csv.decimal(scaled, places);
  return csv.take();
}

TEST(CsvWriter, WritesCellsBetweenCommasAndRowsOnLines) {
  CsvWriter csv;
  csv.text("member").text("allocated").end_row();
  csv.text("M1").decimal(4'125'000, 2).integer(-7).date(*Date::of(2019, 3, 1)).empty().end_row();
  EXPECT_EQ(csv.take(), "member,allocated\nM1,41250.00,-7,2019-03-01,\n");
  EXPECT_EQ(csv.take(), "");
}

TEST(CsvWriter, QuotesWhatACellCannotHoldBare) {
  EXPECT_EQ(text_cell("Ana, Bo"), "\"Ana, Bo\"");
  EXPECT_EQ(text_cell("Ana \"Nan\" Ruiz"), "\"Ana \"\"Nan\"\" Ruiz\"");
  EXPECT_EQ(text_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(text_cell("two\r\nlines"), "\"two\r\nlines\"");
  EXPECT_EQ(text_cell("Zoë 山田"), "Zoë 山田");
  EXPECT_EQ(text_cell(""), "");
}

TEST(CsvWriter, TakesTheForceFromFormulas) {
  EXPECT_EQ(text_cell("=1+1"), "'=1+1");
  EXPECT_EQ(text_cell("+1"), "'+1");
  EXPECT_EQ(text_cell("-1"), "'-1");
  EXPECT_EQ(text_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(text_cell("\t=1"), "'\t=1");
  EXPECT_EQ(text_cell("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(text_cell("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  EXPECT_EQ(text_cell("1-1"), "1-1");
}

TEST(CsvWriter, LeavesOurOwnNegativeNumbersNumbers) {
  EXPECT_EQ(decimal_cell(-150, 2), "-1.50");
}

TEST(CsvWriter, WritesEveryPlaceOfANumber) {
  EXPECT_EQ(decimal_cell(0, 0), "0");
  EXPECT_EQ(decimal_cell(0, 2), "0.00");
  EXPECT_EQ(decimal_cell(5, 2), "0.05");
  EXPECT_EQ(decimal_cell(-5, 2), "-0.05");
  EXPECT_EQ(decimal_cell(100, 2), "1.00");
  EXPECT_EQ(decimal_cell(1'234'567, 0), "1234567");
  EXPECT_EQ(decimal_cell(1, 18), "0.000000000000000001");
  EXPECT_EQ(decimal_cell(std::numeric_limits<std::int64_t>::max(), 2), "92233720368547758.07");
  EXPECT_EQ(decimal_cell(std::numeric_limits<std::int64_t>::min(), 0), "-9223372036854775808");
}

TEST(CsvWriter, CountsUpLikeAnOdometer) {
  for (std::int64_t value = -1'200; value <= 120'000; value += 7) {
    const std::string digits = std::to_string(value < 0 ? -value : value);
    const std::string padded = std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
    const std::string expected = (value < 0 ? "-" : "") + padded.substr(0, padded.size() - 2) +
                                 "." + padded.substr(padded.size() - 2);
    ASSERT_EQ(decimal_cell(value, 2), expected);
    ASSERT_EQ(decimal_cell(value, 0), std::to_string(value));
  }
}

TEST(CsvWriter, WritesMoreThanItsBufferToAFile) {
  const std::string path = testing::TempDir() + "/toadlane_csv_writer_test.csv";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  ASSERT_GE(file, 0);
  ::unlink(path.c_str());
  CsvWriter to_file(file, path);
  CsvWriter to_memory;
  const std::string long_text(300'000, 'x');
  for (CsvWriter* csv : {&to_file, &to_memory}) {
    for (int row = 0; row < 20'000; ++row) csv->text("M1").integer(row).text("a,b").end_row();
    csv->text(long_text).end_row();
  }
  EXPECT_FALSE(to_file.finish().has_value());
  const std::string expected = to_memory.take();
  std::string written(expected.size() + 1, '\0');
  const ssize_t size = ::pread(file, written.data(), written.size(), 0);
  ::close(file);
  ASSERT_EQ(static_cast<std::size_t>(size), expected.size());
  written.resize(expected.size());
  EXPECT_TRUE(written == expected);
}

TEST(CsvWriter, SaysWhenTheFileCannotBeWritten) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "this system has no /dev/full";
  CsvWriter csv(full, "register.csv");
  csv.text("M1").end_row();
  const auto fault = csv.finish();
  ::close(full);
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->code, Code::T329);
}

}  // namespace
}  // namespace toadlane::render
