#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "engine/base/text_column.h"

namespace toadlane::import {

/// A row whose member stands already in an earlier one.
struct Duplicate {
  std::size_t row = 0;
  std::size_t first = 0;  // the first row of that member
};

/// All rows that repeat a member, ascending. Empty texts are not compared. O(n): a hash table per
/// 2^8th part of the members, so that it stays in the processor's cache; when a table needs more
/// than `probes_max` steps for one member (a file made to be slow), the part is sorted instead.
///
///   {"M1", "M2", "M1"}  ->  {row 2, first 0}
std::vector<Duplicate> find_duplicates(const TextColumn& members, std::size_t probes_max = 64);

/// Watches members go by. As long as each comes after the one before in one and the same order,
/// they are all different, and no search is needed. The orders watched: shorter first then by
/// bytes (M2, M10), and by bytes alone (M10, M2).
class OrderWatch {
 public:
  void see(std::string_view member) {
    const int bytes = order_of(previous_, member);
    by_bytes_ = by_bytes_ && (bytes < 0 || first_);
    by_length_ = by_length_ && (first_ || previous_.size() < member.size() ||
                                (previous_.size() == member.size() && bytes < 0));
    previous_ = member;
    first_ = false;
  }
  [[nodiscard]] bool all_different() const { return by_bytes_ || by_length_; }

 private:
  // a.compare(b), mostly decided by the first eight bytes as one number.
  static int order_of(std::string_view a, std::string_view b) {
    if (a.size() >= 8 && b.size() >= 8 && std::endian::native == std::endian::little) {
      const std::uint64_t first = big_endian(a.data());
      const std::uint64_t second = big_endian(b.data());
      if (first != second) return first < second ? -1 : 1;
    }
    return a.compare(b);
  }
  static std::uint64_t big_endian(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return __builtin_bswap64(word);
  }

  std::string_view previous_;
  bool first_ = true;
  bool by_bytes_ = true;
  bool by_length_ = true;
};

}  // namespace toadlane::import
