#include "rules/document/tree.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "engine/base/invariant.h"
#include "rules/document/scalar_map.h"

namespace toadlane::document {

struct Node::Data {
  Kind kind = Kind::null;
  Style style = Style::synthetic;
  std::string text = {};
  std::vector<Node> items = {};
  std::vector<Entry> entries = {};
  Place place = {};
};

namespace {

// Maps are small: only a long one is worth a set.
bool keys_are_distinct(const std::vector<Entry>& entries) {
  std::unordered_set<std::string_view> seen;
  for (const Entry& entry : entries)
    if (entry.key.kind() != Kind::scalar || !seen.insert(entry.key.text()).second) return false;
  return true;
}

}  // namespace

Node::Node() {
  static const auto nothing = std::make_shared<const Data>();
  data_ = nothing;
}

Node Node::null(Place place) {
  return Node(std::make_shared<const Data>(Data{.place = std::move(place)}));
}

Node Node::scalar(std::string text, Place place, Style style) {
  return Node(std::make_shared<const Data>(Data{
      .kind = Kind::scalar, .style = style, .text = std::move(text), .place = std::move(place)}));
}

Node Node::list(std::vector<Node> items, Place place) {
  return Node(std::make_shared<const Data>(
      Data{.kind = Kind::list, .items = std::move(items), .place = std::move(place)}));
}

Node Node::map(std::vector<Entry> entries, Place place) {
  invariant(keys_are_distinct(entries), "the keys of a map are scalars and differ");
  return Node(std::make_shared<const Data>(
      Data{.kind = Kind::map, .entries = std::move(entries), .place = std::move(place)}));
}

Kind Node::kind() const {
  return data_->kind;
}
const std::string& Node::text() const {
  return data_->text;
}
Style Node::style() const {
  return data_->style;
}
const std::vector<Node>& Node::items() const {
  return data_->items;
}
const std::vector<Entry>& Node::entries() const {
  return data_->entries;
}
const std::shared_ptr<const SourceFile>& Node::source() const {
  return data_->place.source;
}
const Place& Node::place() const {
  return data_->place;
}

bool Node::quoted() const {
  return data_->style == Style::single_quoted || data_->style == Style::double_quoted;
}

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : data_->entries)
    if (entry.key.text() == key) return &entry.value;
  return nullptr;
}

SourceSpan Node::span() const {
  const Place& place = data_->place;
  return place.source ? place.source->span(place.begin, place.end) : SourceSpan{};
}

SourceSpan Node::span_of(std::size_t first, std::size_t count) const {
  const Place& place = data_->place;
  if (!place.source || data_->kind != Kind::scalar) return span();
  const auto raw = std::string_view(place.source->text());
  const auto written = raw.substr(place.begin, place.end - place.begin);
  const auto map = map_scalar(written, data_->style, data_->text);
  if (!map) return span();
  const Stretch stretch = stretch_of(*map, first, count);
  return place.source->span(place.begin + stretch.begin, place.begin + stretch.end);
}

Node Node::with(std::string_view key, Node value) const {
  invariant(data_->kind == Kind::map, "only a map has keys");
  Data copy = *data_;
  const auto found = std::find_if(copy.entries.begin(), copy.entries.end(),
                                  [&](const Entry& entry) { return entry.key.text() == key; });
  if (found != copy.entries.end()) {
    found->value = std::move(value);
  } else {
    Node name = scalar(std::string(key), value.place());
    copy.entries.push_back({std::move(name), std::move(value)});
  }
  return Node(std::make_shared<const Data>(std::move(copy)));
}

Node Node::without(std::string_view key) const {
  invariant(data_->kind == Kind::map, "only a map has keys");
  Data copy = *data_;
  std::erase_if(copy.entries, [&](const Entry& entry) { return entry.key.text() == key; });
  return Node(std::make_shared<const Data>(std::move(copy)));
}

Node Node::with_item(std::size_t index, Node value) const {
  invariant(data_->kind == Kind::list && index < data_->items.size(), "the list has this item");
  Data copy = *data_;
  copy.items[index] = std::move(value);
  return Node(std::make_shared<const Data>(std::move(copy)));
}

Node Node::with_added(Node value) const {
  invariant(data_->kind == Kind::list, "only a list has items");
  Data copy = *data_;
  copy.items.push_back(std::move(value));
  return Node(std::make_shared<const Data>(std::move(copy)));
}

bool same_content(const Node& a, const Node& b) {
  if (a.kind() != b.kind() || a.text() != b.text()) return false;
  const auto same_entry = [](const Entry& x, const Entry& y) {
    return same_content(x.key, y.key) && same_content(x.value, y.value);
  };
  return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(),
                    same_content) &&
         std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end(),
                    same_entry);
}

}  // namespace toadlane::document
