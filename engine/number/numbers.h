#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/index_iterator.h"

namespace toadlane {

/// Whole numbers to look at, wherever they are kept: 4 bytes each or 8.
class NumberSpan {
 public:
  NumberSpan() = default;
  // Whatever holds numbers is looked at as one thing.
  NumberSpan(std::span<const std::int32_t> shorts) : shorts_(shorts.data()), size_(shorts.size()) {}
  NumberSpan(std::span<const std::int64_t> longs) : longs_(longs.data()), size_(longs.size()) {}
  NumberSpan(const std::vector<std::int64_t>& longs) : NumberSpan(std::span(longs)) {}
  NumberSpan(std::initializer_list<std::int64_t> longs)
      : NumberSpan(std::span(longs.begin(), longs.size())) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::int64_t operator[](std::size_t i) const {
    return shorts_ != nullptr ? shorts_[i] : longs_[i];
  }

  /// Where they are when they have 4 bytes each, else nullptr.
  [[nodiscard]] const std::int32_t* shorts() const { return shorts_; }
  /// For the loops over all members: calls `look` with the numbers as they are kept, a span of
  /// std::int32_t or of std::int64_t, so that the choice is made once and not per member.
  template <class Look>
  decltype(auto) visit(Look look) const {
    if (longs_ == nullptr) return look(std::span<const std::int32_t>(shorts_, size_));
    return look(std::span<const std::int64_t>(longs_, size_));
  }

 private:
  const std::int32_t* shorts_ = nullptr;
  const std::int64_t* longs_ = nullptr;
  std::size_t size_ = 0;
};

/// A column of whole numbers, one per member: 4 bytes each as long as all of them fit 32 bits, and
/// 8 bytes each from the first that does not. What members did and get nearly always fits (amounts
/// up to 21 million), and ten million members take half the memory and half the time to fetch it.
///
///   Numbers cents = {100, 250};
///   cents.set(0, 5'000'000'000);      ->  5000000000, 250
///   cents.change([](std::size_t, std::int64_t value) { return -value; });
class Numbers {
 public:
  using value_type = std::int64_t;
  using const_iterator = IndexIterator<Numbers>;
  using iterator = const_iterator;

  Numbers() = default;
  Numbers(std::initializer_list<std::int64_t> values) : Numbers(NumberSpan(values)) {}
  Numbers(const std::vector<std::int64_t>& values) : Numbers(NumberSpan(values)) {}
  explicit Numbers(NumberSpan values);
  explicit Numbers(std::size_t size, std::int64_t value = 0) { assign(size, value); }
  /// Takes them as they are.
  static Numbers taking(std::vector<std::int32_t> values) {
    Numbers made;
    made.shorts_ = std::move(values);
    return made;
  }
  static Numbers taking(std::vector<std::int64_t> values) {
    Numbers made;
    made.longs_ = std::move(values);
    made.are_long_ = true;
    return made;
  }

  [[nodiscard]] std::size_t size() const { return are_long_ ? longs_.size() : shorts_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::int64_t operator[](std::size_t i) const {
    return are_long_ ? longs_[i] : shorts_[i];
  }
  [[nodiscard]] std::int64_t front() const { return (*this)[0]; }
  [[nodiscard]] const_iterator begin() const { return {*this, 0}; }
  [[nodiscard]] const_iterator end() const { return {*this, size()}; }
  [[nodiscard]] NumberSpan span() const {
    return are_long_ ? NumberSpan(std::span(longs_)) : NumberSpan(std::span(shorts_));
  }
  operator NumberSpan() const { return span(); }

  void set(std::size_t i, std::int64_t value) {
    if (!are_long_ && !is_short(value)) make_long();
    if (are_long_)
      longs_[i] = value;
    else
      shorts_[i] = static_cast<std::int32_t>(value);
  }
  /// The same for what surely fits 32 bits.
  void set_short(std::size_t i, std::int32_t value) {
    if (are_long_)
      longs_[i] = value;
    else
      shorts_[i] = value;
  }
  void push_back(std::int64_t value) {
    resize(size() + 1);
    set(size() - 1, value);
  }
  void assign(std::size_t size, std::int64_t value);
  void reserve(std::size_t size);
  /// What is new is 0.
  void resize(std::size_t size) {
    if (are_long_)
      longs_.resize(size);
    else
      shorts_.resize(size);
  }

  /// Each value becomes change(position, value).
  template <class Change>
  void change(Change change) {
    std::size_t i = 0;
    for (std::size_t end = shorts_.size(); i < end && !are_long_; ++i)
      set(i, change(i, std::int64_t{shorts_[i]}));
    for (; i < longs_.size(); ++i) longs_[i] = change(i, longs_[i]);
  }

  friend bool operator==(const Numbers& a, const Numbers& b);

 private:
  static bool is_short(std::int64_t value) { return value == static_cast<std::int32_t>(value); }
  void make_long();

  std::vector<std::int32_t> shorts_;
  std::vector<std::int64_t> longs_;
  bool are_long_ = false;  // which of the two holds the numbers
};

}  // namespace toadlane
