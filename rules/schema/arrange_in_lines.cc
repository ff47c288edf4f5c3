#include <algorithm>
#include <array>
#include <cctype>

#include "engine/base/text.h"
#include "rules/schema/arrange.h"
#include "rules/schema/key_order.h"

namespace toadlane::rules {
namespace {

using document::Entry;
using document::Kind;
using document::Node;

// Words that other readers of YAML take for something else than text.
constexpr std::array<std::string_view, 11> not_text{"y",    "n",     "yes",  "no", "on", "off",
                                                    "true", "false", "null", "~",  "nan"};

// Whether a text means the same without quotes, to every reader and wherever it stands.
bool plain_enough(std::string_view text) {
  if (text.empty() || std::isalpha(static_cast<unsigned char>(text.front())) == 0) return false;
  if (text.back() == ' ' || text.find("  ") != std::string_view::npos) return false;
  const std::string small = lower(text);
  if (std::find(not_text.begin(), not_text.end(), small) != not_text.end()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(" _/().%+-").find(c) != std::string_view::npos;
  });
}

class InLines {
 public:
  explicit InLines(const std::string& text) : text_(text) {}

  std::string of(const Node& root, const Outline& outline) {
    walk(root, &outline);
    return done_ + text_.substr(at_);
  }

 private:
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return std::string_view(text_).substr(begin, end - begin);
  }

  [[nodiscard]] bool in_brackets(const Node& node) const {
    const std::size_t begin = node.place().begin;
    return begin < text_.size() && (text_[begin] == '{' || text_[begin] == '[');
  }

  // Blocks are only walked through: what stands in lines inside them is written anew.
  void walk(const Node& node, const Outline* outline) {
    const bool block = node.kind() == Kind::list || node.kind() == Kind::map;
    if (!block || in_brackets(node)) {
      const auto& place = node.place();
      if (place.end <= place.begin) return;
      done_ += text_.substr(at_, place.begin - at_) + written(node, outline);
      at_ = place.end;
      return;
    }
    for (const Node& item : node.items()) walk(item, item_of(outline));
    for (const Entry& entry : node.entries()) walk(entry.value, under(outline, entry.key.text()));
  }

  std::string written(const Node& node, const Outline* outline) const {
    const std::string as_it_is(between(node.place().begin, node.place().end));
    if (node.kind() == Kind::list) return list(node, outline);
    if (node.kind() == Kind::map) return map(node, outline);
    const bool one_line = as_it_is.find('\n') == std::string::npos;
    return node.quoted() && one_line && plain_enough(node.text()) ? node.text() : as_it_is;
  }

  std::string list(const Node& node, const Outline* outline) const {
    std::string text;
    std::size_t at = node.place().begin;
    for (const Node& item : node.items()) {
      text += std::string(between(at, item.place().begin)) + written(item, item_of(outline));
      at = item.place().end;
    }
    return text + std::string(between(at, node.place().end));
  }

  // The entries change places; the commas and blanks between them do not.
  std::string map(const Node& node, const Outline* outline) const {
    std::vector<std::string> entries;
    std::vector<std::string> gaps;
    std::size_t at = node.place().begin;
    bool fixed = false;
    for (const Entry& entry : node.entries()) {
      const std::size_t begin = entry.key.place().begin;
      gaps.emplace_back(between(at, begin));
      entries.push_back(std::string(between(begin, entry.value.place().begin)) +
                        written(entry.value, under(outline, entry.key.text())));
      at = entry.value.place().end;
      fixed = fixed || entry.value.kind() == Kind::null;
    }
    gaps.emplace_back(between(at, node.place().end));
    for (const std::string& gap : gaps) fixed = fixed || gap.find('#') != std::string::npos;
    const std::vector<std::size_t> order = key_order(node, outline);
    std::string text;
    for (std::size_t i = 0; i < entries.size(); ++i)
      text += gaps[i] + entries[fixed ? i : order[i]];
    return text + gaps.back();
  }

  const std::string& text_;
  std::string done_;
  std::size_t at_ = 0;
};

}  // namespace

std::string arranged_in_lines(const Node& root, const Outline& outline) {
  if (root.source() == nullptr) return "";
  return InLines(root.source()->text()).of(root, outline);
}

}  // namespace toadlane::rules
