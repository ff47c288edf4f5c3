#include "service/render/csv_cells.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace toadlane::render {
namespace {

std::string decimal(std::int64_t scaled, unsigned places) {
  std::string room(number_bytes_max, '?');
  room.resize(static_cast<std::size_t>(put_decimal(room.data(), scaled, places) - room.data()));
  return room;
}

std::string text(const std::string& cell) {
  std::string room(text_bytes_max(cell), '?');
  room.resize(static_cast<std::size_t>(put_text(room.data(), cell) - room.data()));
  return room;
}

// Digit by digit, as a child writes it.
std::string plain_decimal(std::int64_t scaled, unsigned places) {
  std::string digits = std::to_string(scaled);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return (negative ? "-" : "") + digits;
}

TEST(CsvCells, PutNumbersOfEveryLength) {
  std::vector<std::int64_t> numbers{0, std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min()};
  for (std::int64_t power = 1; power < 1'000'000'000'000'000'000; power *= 10)
    for (const std::int64_t digit : {1, 2, 5, 9})
      for (const std::int64_t off : {-1, 0, 1})
        for (const std::int64_t sign : {-1, 1})
          numbers.push_back(
              sign * (digit <= 9'000'000'000'000'000'000 / power ? digit * power + off : power));
  for (const std::int64_t number : numbers)
    for (unsigned places = 0; places <= 18; ++places)
      ASSERT_EQ(decimal(number, places), plain_decimal(number, places)) << number << " " << places;
}

TEST(CsvCells, PutEveryAmountUpToTenThousandAndAroundAMillion) {
  for (std::int64_t cents = 0; cents <= 1'000'000; cents += 1 + cents / 5'000)
    ASSERT_EQ(decimal(cents, 2), plain_decimal(cents, 2));
  for (std::int64_t cents = 99'999'000; cents <= 100'001'000; ++cents)
    ASSERT_EQ(decimal(cents, 2), plain_decimal(cents, 2));
}

TEST(CsvCells, PutTextsOfEveryLengthWithAnythingInThem) {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string plain(size, 'x');
    EXPECT_EQ(text(plain), plain);
    for (std::size_t at = 0; at < size; ++at) {
      std::string odd = plain;
      odd[at] = ',';
      EXPECT_EQ(text(odd), "\"" + odd + "\"");
      odd[at] = '"';
      std::string doubled = odd;
      doubled.insert(at, "\"");
      EXPECT_EQ(text(odd), "\"" + doubled + "\"");
    }
  }
  EXPECT_EQ(text("=1+1"), "'=1+1");
  EXPECT_EQ(text("-a,b"), "\"'-a,b\"");
}

}  // namespace
}  // namespace toadlane::render
