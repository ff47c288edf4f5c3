#include "engine/number/numbers.h"

#include <algorithm>

namespace toadlane {

Numbers::Numbers(NumberSpan values) {
  resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) set(i, values[i]);
}

void Numbers::assign(std::size_t size, std::int64_t value) {
  are_long_ = !is_short(value);
  if (are_long_) {
    longs_.assign(size, value);
    shorts_ = {};
  } else {
    shorts_.assign(size, static_cast<std::int32_t>(value));
    longs_ = {};
  }
}

void Numbers::reserve(std::size_t size) {
  if (are_long_)
    longs_.reserve(size);
  else
    shorts_.reserve(size);
}

void Numbers::make_long() {
  longs_.reserve(shorts_.capacity());
  longs_.assign(shorts_.begin(), shorts_.end());
  shorts_ = {};
  are_long_ = true;
}

bool operator==(const Numbers& a, const Numbers& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

}  // namespace toadlane
