#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>

namespace toadlane {

/// Walks through a column whose `operator[]` makes each value anew, so that the algorithms of the
/// standard library can read it. The column stays where it is meanwhile.
template <class Column>
class IndexIterator {
 public:
  using iterator_category = std::random_access_iterator_tag;
  using reference = decltype(std::declval<const Column&>()[0]);
  using value_type = std::remove_cvref_t<reference>;
  using difference_type = std::ptrdiff_t;
  using pointer = const value_type*;

  IndexIterator() = default;
  IndexIterator(const Column& column, std::size_t at) : column_(&column), at_(at) {}
  reference operator*() const { return (*column_)[at_]; }
  reference operator[](difference_type n) const { return *(*this + n); }
  IndexIterator& operator++() { return *this += 1; }
  IndexIterator operator++(int) { return std::exchange(*this, *this + 1); }
  IndexIterator& operator--() { return *this -= 1; }
  IndexIterator operator--(int) { return std::exchange(*this, *this - 1); }
  IndexIterator& operator+=(difference_type n) {
    at_ += static_cast<std::size_t>(n);
    return *this;
  }
  IndexIterator& operator-=(difference_type n) { return *this += -n; }
  friend IndexIterator operator+(IndexIterator a, difference_type n) { return a += n; }
  friend IndexIterator operator+(difference_type n, IndexIterator a) { return a += n; }
  friend IndexIterator operator-(IndexIterator a, difference_type n) { return a -= n; }
  friend difference_type operator-(const IndexIterator& a, const IndexIterator& b) {
    return static_cast<difference_type>(a.at_ - b.at_);
  }
  friend bool operator==(const IndexIterator& a, const IndexIterator& b) { return a.at_ == b.at_; }
  friend auto operator<=>(const IndexIterator& a, const IndexIterator& b) {
    return a.at_ <=> b.at_;
  }

 private:
  const Column* column_ = nullptr;
  std::size_t at_ = 0;
};

}  // namespace toadlane
