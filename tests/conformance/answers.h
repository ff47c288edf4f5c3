#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/number/money.h"
#include "engine/number/ratio.h"
#include "rules/document/tree.h"

namespace toadlane::conformance {

/// What an operation found, by the paths under which vectors expect it: "cash > a".
class Answers {
 public:
  void put(const std::string& path, std::string text) { found_[path] = std::move(text); }
  void put(const std::string& path, const Ratio& number) { put(path, number.text()); }
  void put(const std::string& path, const Money& money) { put(path, money.text()); }
  void put_list(const std::string& path, const std::vector<std::string>& texts);
  /// The exact value behind a rounded one, by the name that a source prints it under; where it is a
  /// part of a whole, both.
  void exact(const std::string& name, const Ratio& value) { exact_[name] = {value, Ratio(0)}; }
  void exact(const std::string& name, const Ratio& share, const Ratio& whole) {
    exact_[name] = {share, whole};
  }

  /// What differs from the expectation: "cash > a: expected 2.00, found 2.01". Numbers are compared
  /// by value, and every expected value needs an answer.
  [[nodiscard]] std::vector<std::string> against(const document::Node& expected) const;
  /// For each value that the source prints and that differs from ours: the rounding that gives it,
  /// or that none does.
  [[nodiscard]] std::vector<std::string> printed(const document::Node& source) const;

 private:
  struct Exact {
    Ratio value;  // of a part: its share
    Ratio whole;  // 0: it is no part
  };
  [[nodiscard]] std::vector<std::string> wrong_lists(const document::Node& node,
                                                     const std::string& path) const;

  std::map<std::string, std::string> found_;
  std::map<std::string, std::size_t> lists_;  // path -> how many items were found
  std::map<std::string, Exact> exact_;
};

/// Whether two texts are the same number, or the same text.
bool same_value(const std::string& a, const std::string& b);

}  // namespace toadlane::conformance
