#include "rules/schema/key_order.h"

#include <algorithm>
#include <numeric>

namespace toadlane::rules {

static const Block::Key* described(const Outline* outline, std::string_view key) {
  if (outline == nullptr || outline->block == nullptr) return nullptr;
  const auto& keys = outline->block->keys;
  const auto found = std::find_if(keys.begin(), keys.end(),
                                  [&](const Block::Key& one) { return one.name == key; });
  return found != keys.end() ? &*found : nullptr;
}

const Outline* under(const Outline* outline, std::string_view key) {
  if (const Block::Key* found = described(outline, key)) return &found->value;
  return outline != nullptr && outline->block != nullptr ? outline->block->of_names.get() : nullptr;
}

const Outline* item_of(const Outline* outline) {
  return outline != nullptr ? outline->item.get() : nullptr;
}

bool is_described(const Outline* outline, std::string_view key) {
  return described(outline, key) != nullptr;
}

std::vector<std::size_t> key_order(const document::Node& map, const Outline* outline) {
  std::vector<std::size_t> order(map.entries().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (outline == nullptr || outline->block == nullptr) return order;
  const auto rank = [&](std::size_t position) -> std::size_t {
    const auto& keys = outline->block->keys;
    const std::string& key = map.entries()[position].key.text();
    const Block::Key* found = described(outline, key);
    if (found != nullptr && (key == "id" || key == "name")) return 0;
    if (found != nullptr) return 1 + static_cast<std::size_t>(found - keys.data());
    return outline->block->of_names != nullptr ? 0 : keys.size() + 1;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

}  // namespace toadlane::rules
