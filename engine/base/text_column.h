#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "engine/base/index_iterator.h"

namespace toadlane {

/// A column of texts that lie elsewhere, one per member, 8 bytes each: where a text is in 48 bits,
/// and how long it is in 16. Ten million member numbers take half of what std::string_view would.
/// A text that is longer, or lies where 48 bits do not reach, is kept aside.
///
///   TextColumn numbers = {"M1", "M2"};
///   numbers.set(1, "M10");             ->  M1, M10
class TextColumn {
 public:
  using value_type = std::string_view;
  using const_iterator = IndexIterator<TextColumn>;
  using iterator = const_iterator;

  TextColumn() = default;
  TextColumn(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) push_back(text);
  }

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] bool empty() const { return places_.empty(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::uint64_t place = places_[i];
    const std::uint64_t where = place & where_max;
    const std::size_t size = place >> where_bits;
    if (size > size_max) return aside_[where];
    return {std::bit_cast<const char*>(static_cast<std::uintptr_t>(where)), size};
  }
  [[nodiscard]] std::string_view back() const { return (*this)[size() - 1]; }
  [[nodiscard]] const_iterator begin() const { return {*this, 0}; }
  [[nodiscard]] const_iterator end() const { return {*this, size()}; }

  void set(std::size_t i, std::string_view text) {
    const std::uint64_t where = std::bit_cast<std::uintptr_t>(text.data());
    if (where > where_max || text.size() > size_max) return set_aside(i, text);
    places_[i] = where | std::uint64_t{text.size()} << where_bits;
  }
  void push_back(std::string_view text) {
    places_.push_back(0);
    set(size() - 1, text);
  }
  void reserve(std::size_t size) { places_.reserve(size); }
  /// What is new is empty.
  void resize(std::size_t size) { places_.resize(size); }

  /// The same texts, wherever they lie.
  friend bool operator==(const TextColumn& a, const TextColumn& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  static constexpr unsigned where_bits = 48;
  static constexpr std::uint64_t where_max = (std::uint64_t{1} << where_bits) - 1;
  static constexpr std::size_t size_max = 0xFFFE;  // one more says: kept aside

  void set_aside(std::size_t i, std::string_view text) {
    places_[i] = aside_.size() | std::uint64_t{size_max + 1} << where_bits;
    aside_.push_back(text);
  }

  std::vector<std::uint64_t> places_;
  std::vector<std::string_view> aside_;
};

}  // namespace toadlane
