#pragma once

#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/number/ratio.h"
#include "rules/document/tree.h"

namespace toadlane::conformance {

/// What a vector says that this program cannot follow: the vector has failed.
class NotKnown : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An exact number: "0.25", "1/3", "-100.00"; NotKnown for anything else.
Ratio number_of(const std::string& text);

/// A part of what a vector gives. Every value that is looked at is remembered, so that a key that
/// no operation knows is found.
class Given {
 public:
  explicit Given(document::Node node)
      : node_(std::move(node)), seen_(std::make_shared<std::set<std::string>>()) {}

  [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  /// The value of a key; NotKnown when it is not there.
  [[nodiscard]] Given operator[](std::string_view key) const;
  [[nodiscard]] bool is_text() const { return node_.kind() == document::Kind::scalar; }
  /// The text of a scalar.
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] std::string text(std::string_view key) const { return (*this)[key].text(); }
  [[nodiscard]] std::string text_or(std::string_view key, const std::string& other) const {
    return has(key) ? text(key) : other;
  }
  /// An exact number: "0.25", "1/3", "-100.00".
  [[nodiscard]] Ratio ratio() const;
  [[nodiscard]] Ratio ratio(std::string_view key) const { return (*this)[key].ratio(); }
  /// The items of a list.
  [[nodiscard]] std::vector<Given> items() const;
  /// The entries of a map, in their order.
  [[nodiscard]] std::vector<std::pair<std::string, Given>> entries() const;
  /// Texts by name: of a map, or of a list of `{id: a, value: ...}`.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> amounts(
      std::string_view value_key = "weight") const;

  /// The paths that nobody looked at.
  [[nodiscard]] std::vector<std::string> unseen() const;

 private:
  Given(document::Node node, std::string path, std::shared_ptr<std::set<std::string>> seen)
      : node_(std::move(node)), path_(std::move(path)), seen_(std::move(seen)) {}
  [[nodiscard]] Given child(const std::string& name, const document::Node& node) const;

  document::Node node_;
  std::string path_;
  std::shared_ptr<std::set<std::string>> seen_;
};

/// The scalars of a tree with their paths: "cash > a", "years > 0 > cash".
std::vector<std::pair<std::string, std::string>> leaves(const document::Node& node,
                                                        const std::string& path = "");

}  // namespace toadlane::conformance
