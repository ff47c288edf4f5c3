#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "service/import/class_names.h"
#include "service/import/header.h"
#include "service/import/table.h"

namespace toadlane::import {

/// 10^0 to 10^18.
inline constexpr auto powers_of_ten = [] {
  std::array<std::int64_t, 19> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();

/// A table that grows row by row. What is put may be put again: the last value counts.
class TableBuilder {
 public:
  /// The largest scaled number either way; the other room of 64 bits is for whoever adds.
  static constexpr std::int64_t scaled_max = 1'000'000'000'000'000'000;

  TableBuilder(const TableSpec& spec, const Header& header);

  /// Makes room for `rows_per_milestone` rows from row `first` on, which begins at `start`;
  /// `bytes_left` of the file tell how many rows are to come.
  void make_room(std::size_t first, Table::Milestone start, std::size_t bytes_left);

  /// `unscaled` x 10^-places, at most 10^18 when brought to the column's places_max.
  void put_decimal(std::size_t column, std::size_t row, std::int64_t unscaled, unsigned places) {
    Column& numbers = table_.columns[column].decimal;
    if (places > numbers.places) more_places(numbers, places);
    numbers.scaled.set(row, unscaled * powers_of_ten[numbers.places - places]);
  }
  /// The bytes, kept as long as the table.
  std::string_view keep(std::string text);

  /// Cuts the table to `rows` and gives it away.
  Table finish(std::size_t rows) &&;

  [[nodiscard]] Table& table() { return table_; }
  [[nodiscard]] TableColumn& column(std::size_t i) { return table_.columns[i]; }
  [[nodiscard]] ClassNames& classes(std::size_t column) { return classes_[column]; }

 private:
  void resize(std::size_t rows);
  void reserve(std::size_t rows);
  void more_places(Column& column, unsigned places);

  const TableSpec& spec_;
  Table table_;
  std::vector<ClassNames> classes_;
  std::size_t bytes_at_first_ = 0;
  std::vector<std::unique_ptr<std::string>> kept_;
};

}  // namespace toadlane::import
