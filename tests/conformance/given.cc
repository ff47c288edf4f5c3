#include "tests/conformance/given.h"

#include "engine/number/decimal.h"

namespace toadlane::conformance {
namespace {

using document::Kind;

constexpr std::string_view below = " > ";

std::string under(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + std::string(below) + name;
}

}  // namespace

Ratio number_of(const std::string& text) {
  const Parsed<Ratio> parsed = parse_ratio(text);
  if (!parsed.number) throw NotKnown("`" + text + "` is not a number");
  return *parsed.number;
}

std::vector<std::pair<std::string, std::string>> leaves(const document::Node& node,
                                                        const std::string& path) {
  std::vector<std::pair<std::string, std::string>> all;
  const auto add = [&](const document::Node& child, const std::string& name) {
    for (auto& leaf : leaves(child, under(path, name))) all.push_back(std::move(leaf));
  };
  if (node.kind() == Kind::map)
    for (const document::Entry& entry : node.entries()) add(entry.value, entry.key.text());
  else if (node.kind() == Kind::list)
    for (std::size_t i = 0; i < node.items().size(); ++i) add(node.items()[i], std::to_string(i));
  else
    all.emplace_back(path, node.text());
  return all;
}

Given Given::child(const std::string& name, const document::Node& node) const {
  return {node, under(path_, name), seen_};
}

Given Given::operator[](std::string_view key) const {
  const document::Node* found = node_.find(key);
  if (found == nullptr) throw NotKnown("needs `" + under(path_, std::string(key)) + "`");
  return child(std::string(key), *found);
}

const std::string& Given::text() const {
  if (node_.kind() != Kind::scalar && node_.kind() != Kind::null)
    throw NotKnown("`" + path_ + "` is not a single value");
  seen_->insert(path_);
  return node_.text();
}

Ratio Given::ratio() const {
  return number_of(text());
}

std::vector<Given> Given::items() const {
  if (node_.kind() != Kind::list) throw NotKnown("`" + path_ + "` is not a list");
  std::vector<Given> all;
  for (std::size_t i = 0; i < node_.items().size(); ++i)
    all.push_back(child(std::to_string(i), node_.items()[i]));
  return all;
}

std::vector<std::pair<std::string, Given>> Given::entries() const {
  if (node_.kind() != Kind::map) throw NotKnown("`" + path_ + "` is not a map");
  std::vector<std::pair<std::string, Given>> all;
  for (const document::Entry& entry : node_.entries())
    all.emplace_back(entry.key.text(), child(entry.key.text(), entry.value));
  return all;
}

std::vector<std::pair<std::string, std::string>> Given::amounts(std::string_view value_key) const {
  std::vector<std::pair<std::string, std::string>> all;
  if (node_.kind() == Kind::list)
    for (const Given& item : items()) all.emplace_back(item.text("id"), item.text(value_key));
  else
    for (const auto& [name, value] : entries()) all.emplace_back(name, value.text());
  return all;
}

std::vector<std::string> Given::unseen() const {
  std::vector<std::string> all;
  for (const auto& [path, text] : leaves(node_))
    if (!seen_->contains(path)) all.push_back(path);
  return all;
}

}  // namespace toadlane::conformance
