#include "service/render/redline.h"

#include <algorithm>

namespace toadlane::render {
namespace {

std::vector<std::string> words_between_spaces(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    if (space > 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return words;
}

// How many words the rests from i and j on have in common, in order.
class Common {
 public:
  Common(const std::vector<std::string>& a, const std::vector<std::string>& b)
      : width_(b.size() + 1), counts_((a.size() + 1) * width_, 0) {
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        counts_[i * width_ + j] =
            a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const {
    return counts_[i * width_ + j];
  }

 private:
  std::size_t width_;
  std::vector<std::size_t> counts_;
};

void add(std::vector<RedlinePart>& parts, RedlinePart::Kind kind, const std::string& words) {
  if (!parts.empty() && parts.back().kind == kind)
    parts.back().words += " " + words;
  else
    parts.push_back({kind, words});
}

}  // namespace

std::vector<RedlinePart> redline(std::string_view before, std::string_view after) {
  using Kind = RedlinePart::Kind;
  constexpr std::size_t words_max = 2'000;
  const std::vector<std::string> a = words_between_spaces(before);
  const std::vector<std::string> b = words_between_spaces(after);
  std::vector<RedlinePart> parts;
  const bool long_text = a.size() > words_max || b.size() > words_max;
  const Common common = long_text ? Common({}, {}) : Common(a, b);
  if (long_text || 2 * common.at(0, 0) < std::max(a.size(), b.size())) {
    if (!a.empty()) parts.push_back({Kind::struck, std::string(before)});
    if (!b.empty()) parts.push_back({Kind::added, std::string(after)});
    return parts;
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(parts, Kind::kept, a[i]);
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
      add(parts, Kind::struck, a[i++]);
    } else {
      add(parts, Kind::added, b[j++]);
    }
  }
  return parts;
}

std::string redline_text(const std::vector<RedlinePart>& parts) {
  std::string text;
  for (const RedlinePart& part : parts) {
    text += text.empty() ? "" : " ";
    switch (part.kind) {
      case RedlinePart::Kind::kept:
        text += part.words;
        break;
      case RedlinePart::Kind::struck:
        text += "[-" + part.words + "-]";
        break;
      case RedlinePart::Kind::added:
        text += "{+" + part.words + "+}";
        break;
    }
  }
  return text;
}

}  // namespace toadlane::render
