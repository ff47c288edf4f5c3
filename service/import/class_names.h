#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::import {

/// The class names of one column, numbered from 0. A look-up compares the first eight bytes as one
/// number, because a file repeats a handful of names in every row.
class ClassNames {
 public:
  static constexpr std::size_t looked_through_max = 16;  // beyond it look_up() gives up
  static constexpr std::size_t names_max = 65'000;

  /// The number of a name; nothing when it is not known. Reads up to 8 bytes behind `name`.
  [[nodiscard]] std::optional<std::uint16_t> look_up(std::string_view name) const {
    const Key wanted = key_of(name);
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (keys_[i].size == wanted.size && keys_[i].start == wanted.start &&
          (wanted.size <= 8 || std::memcmp(keys_[i].text, name.data(), wanted.size) == 0))
        return static_cast<std::uint16_t>(i);
    return std::nullopt;
  }

  /// The same for any name, however many there are.
  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view name) const {
    const auto known = numbers_.find(name);
    if (known == numbers_.end()) return std::nullopt;
    return known->second;
  }

  /// Adds a name that is not known yet; nothing when there are too many.
  std::optional<std::uint16_t> add(std::string_view name) {
    if (numbers_.size() >= names_max) return std::nullopt;
    const auto number = static_cast<std::uint16_t>(numbers_.size());
    const auto entry = numbers_.emplace(std::string(name), number).first;
    names_.push_back(entry->first);
    if (keys_.size() < looked_through_max) {
      Key key;
      key.size = entry->first.size();
      key.text = entry->first.data();
      std::memcpy(&key.start, key.text, std::min<std::size_t>(8, key.size));
      keys_.push_back(key);
    }
    return number;
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  struct Key {
    std::uint64_t start = 0;  // the first eight bytes, zeros behind a shorter name
    std::size_t size = 0;
    const char* text = nullptr;
  };

  static Key key_of(std::string_view name) {
    Key key;
    key.size = name.size();
    std::memcpy(&key.start, name.data(), 8);
    if (name.size() < 8) key.start &= first_bytes(name.size());
    return key;
  }
  static std::uint64_t first_bytes(std::size_t count) {
    const std::uint64_t low = (std::uint64_t{1} << (8 * count)) - 1;
    return std::endian::native == std::endian::little ? low : ~(~std::uint64_t{0} >> (8 * count));
  }

  std::vector<std::string> names_;
  std::vector<Key> keys_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;
};

}  // namespace toadlane::import
