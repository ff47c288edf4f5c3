#include "service/import/duplicates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "engine/base/invariant.h"
#include "engine/number/wide.h"

namespace toadlane::import {
namespace {

constexpr unsigned part_bits = 8;
constexpr std::size_t parts = std::size_t{1} << part_bits;

struct Entry {
  std::uint32_t hash = 0;  // beyond the bits that chose the part
  std::uint32_t row = 0;
};

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const uint128 product = static_cast<uint128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = text.size() * odd;
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = std::min<std::size_t>(8, text.size());
    std::memcpy(&word, text.data(), taken);
    hash = mixed(hash ^ word, odd ^ (word << 32U | word >> 32U)) + odd;
    text.remove_prefix(taken);
  }
  return mixed(hash, 0xD6E8FEB86659FD93U);
}

// The members of one part, in the order of their rows.
class Part {
 public:
  Part(const TextColumn& members, std::span<Entry> entries, std::vector<Duplicate>& found)
      : members_(members), entries_(entries), found_(found) {}

  /// False, and nothing found, when the members collide too often.
  bool search_table(std::size_t probes_max, std::vector<Entry>& table) {
    constexpr std::uint32_t free_slot = UINT32_MAX;
    const std::size_t found_before = found_.size();
    const std::size_t slots = std::bit_ceil(2 * entries_.size() + 1);
    table.assign(slots, {0, free_slot});
    for (const Entry& entry : entries_) {
      std::size_t slot = entry.hash & (slots - 1);
      std::size_t probes = 0;
      while (table[slot].row != free_slot && !same(table[slot], entry)) {
        slot = (slot + 1) & (slots - 1);
        if (++probes > probes_max) {
          found_.resize(found_before);
          return false;
        }
      }
      if (table[slot].row == free_slot) {
        table[slot] = entry;
      } else {
        found_.push_back({entry.row, table[slot].row});
      }
    }
    return true;
  }

  void search_sorted() {
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
      const int order = members_[a.row].compare(members_[b.row]);
      return order < 0 || (order == 0 && a.row < b.row);
    });
    std::size_t first = 0;
    for (std::size_t i = 1; i < entries_.size(); ++i) {
      if (members_[entries_[i].row] == members_[entries_[first].row]) {
        found_.push_back({entries_[i].row, entries_[first].row});
      } else {
        first = i;
      }
    }
  }

 private:
  [[nodiscard]] bool same(const Entry& a, const Entry& b) const {
    return a.hash == b.hash && members_[a.row] == members_[b.row];
  }

  const TextColumn& members_;
  std::span<Entry> entries_;
  std::vector<Duplicate>& found_;
};

}  // namespace

std::vector<Duplicate> find_duplicates(const TextColumn& members, std::size_t probes_max) {
  invariant(members.size() < UINT32_MAX, "rows are numbered in 32 bits");
  std::vector<std::uint64_t> hashes(members.size());
  std::array<std::size_t, parts + 1> begins{};
  for (std::size_t row = 0; row < members.size(); ++row) {
    hashes[row] = hash_of(members[row]);
    if (!members[row].empty()) ++begins[(hashes[row] >> (64 - part_bits)) + 1];
  }
  for (std::size_t part = 0; part < parts; ++part) begins[part + 1] += begins[part];
  std::vector<Entry> entries(begins[parts]);
  std::array<std::size_t, parts> next{};
  std::copy_n(begins.begin(), parts, next.begin());
  for (std::size_t row = 0; row < members.size(); ++row) {
    if (members[row].empty()) continue;
    entries[next[hashes[row] >> (64 - part_bits)]++] = {static_cast<std::uint32_t>(hashes[row]),
                                                        static_cast<std::uint32_t>(row)};
  }
  std::vector<Duplicate> found;
  std::vector<Entry> table;
  for (std::size_t part = 0; part < parts; ++part) {
    Part one(members, std::span(entries).subspan(begins[part], begins[part + 1] - begins[part]),
             found);
    if (!one.search_table(probes_max, table)) one.search_sorted();
  }
  std::sort(found.begin(), found.end(),
            [](const Duplicate& a, const Duplicate& b) { return a.row < b.row; });
  return found;
}

}  // namespace toadlane::import
