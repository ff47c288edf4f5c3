#include "service/render/waterfall_svg.h"

#include <algorithm>
#include <vector>

#include "engine/base/text.h"
#include "service/render/markup_writer.h"

namespace toadlane::render {
namespace {

// Pixels.
constexpr std::int64_t width = 800;
constexpr std::int64_t margin = 16;
constexpr std::int64_t bars_width = width - 2 * margin;
constexpr std::int64_t line_height = 18;
constexpr std::int64_t bar_height = 16;
constexpr std::int64_t gap = 14;
constexpr std::size_t characters_max = 70;  // of a line of a label

// A line of the table. One without a bar is a part of the line above it, or the sum.
struct Row {
  std::string label;
  Money amount;
  std::string fill;  // of its bar; empty: none
  std::int64_t from = 0;
  std::int64_t to = 0;
};

std::string label_of(const patronage::Movement& move) {
  return (move.cite.empty() ? "(not stated)" : move.cite) + ": " + move.what + " to " + move.to;
}

std::vector<Row> rows_of(const patronage::YearEnd& result) {
  std::vector<Row> rows;
  std::int64_t here = 0;
  for (const auto& [name, amount] : result.income) {
    rows.push_back({"income: " + name, amount, "#444444", here, here + amount.minor()});
    here += amount.minor();
  }
  for (const patronage::Movement& move : result.movements) {
    rows.push_back({label_of(move), move.amount,
                    move.to == "members" ? "url(#members)" : "url(#accounts)", here,
                    here - move.amount.minor()});
    here -= move.amount.minor();
    for (const auto& [pool, amount] : move.pools)
      rows.push_back({"of which " + pool, amount, "", 0, 0});
  }
  rows.push_back({"all together, the income", result.income_total, "", 0, 0});
  return rows;
}

// Words into lines of at most `characters_max`; a longer word is broken, nothing is left out.
std::vector<std::string> wrapped(const std::string& text) {
  std::vector<std::string> lines(1);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    std::string word = text.substr(at, space - at);
    at = space + 1;
    if (!lines.back().empty() &&
        characters_in(lines.back()) + 1 + characters_in(word) > characters_max)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    while (characters_in(word) > characters_max) {
      const std::string first = character_range(word, 0, characters_max);
      lines.back() += first;
      lines.emplace_back();
      word.erase(0, first.size());
    }
    lines.back() += word;
  }
  return lines;
}

// From amounts to pixels.
struct Scale {
  std::int64_t low = 0;
  std::int64_t high = 0;

  [[nodiscard]] std::int64_t x(std::int64_t minor) const {
    const Integer span = std::max(Integer(high) - Integer(low), Integer(1));
    const Integer offset = (Integer(minor) - Integer(low)) * Integer(bars_width);
    return margin + offset.divided_down(span).to_int64().value();
  }
};

Scale scale_of(const std::vector<Row>& rows) {
  Scale scale;
  for (const Row& row : rows) {
    scale.low = std::min({scale.low, row.from, row.to});
    scale.high = std::max({scale.high, row.from, row.to});
  }
  return scale;
}

std::int64_t height_of(const Row& row) {
  const auto lines = static_cast<std::int64_t>(wrapped(visible(row.label)).size());
  return lines * line_height + (row.fill.empty() ? 0 : bar_height + gap);
}

void put_patterns(MarkupWriter& svg) {
  svg.begin("defs");
  svg.begin(
      "pattern",
      {{"id", "accounts"}, {"width", "6"}, {"height", "6"}, {"patternUnits", "userSpaceOnUse"}});
  svg.alone("path", {{"d", "M0 6 L6 0"}, {"stroke", "#000000"}, {"stroke-width", "1"}});
  svg.end();
  svg.begin(
      "pattern",
      {{"id", "members"}, {"width", "6"}, {"height", "6"}, {"patternUnits", "userSpaceOnUse"}});
  svg.alone("circle", {{"cx", "3"}, {"cy", "3"}, {"r", "1.5"}, {"fill", "#000000"}});
  svg.end().end();
}

void put_row(MarkupWriter& svg, const Row& row, const Scale& scale, std::int64_t y) {
  const std::int64_t indent = row.fill.empty() && row.label.starts_with("of which") ? 20 : 0;
  bool first = true;
  for (const std::string& line : wrapped(visible(row.label))) {
    y += line_height;
    svg.line("text", line, {{"x", std::to_string(margin + indent)}, {"y", std::to_string(y - 4)}});
    if (first)
      svg.line("text", row.amount.text(),
               {{"class", "amount"},
                {"x", std::to_string(width - margin)},
                {"y", std::to_string(y - 4)},
                {"text-anchor", "end"}});
    first = false;
  }
  if (row.fill.empty()) return;
  const std::int64_t left = std::min(scale.x(row.from), scale.x(row.to));
  const std::int64_t right = std::max(scale.x(row.from), scale.x(row.to));
  svg.alone("rect", {{"x", std::to_string(left)},
                     {"y", std::to_string(y)},
                     {"width", std::to_string(std::max<std::int64_t>(right - left, 1))},
                     {"height", std::to_string(bar_height)},
                     {"fill", row.fill},
                     {"stroke", "#000000"}});
}

// What stands above the bars; where they begin.
struct Head {
  std::string title;
  std::vector<std::string> lines;  // of the title

  [[nodiscard]] std::int64_t bottom() const {
    return margin + static_cast<std::int64_t>(lines.size() + 1) * line_height + gap;
  }
};

Head head_of(const app::ClosedYear& closed) {
  const std::string title = "Where the income of " + closed.bylaws.bylaws.coop.name + " went, " +
                            "fiscal year " + std::to_string(closed.year.year.year) + ", in " +
                            std::string(closed.result.currency.code());
  return {title, wrapped(visible(title))};
}

void put_head(MarkupWriter& svg, const Head& head) {
  std::int64_t y = margin;
  for (const std::string& line : head.lines) {
    y += line_height;
    svg.line("text", line,
             {{"x", std::to_string(margin)}, {"y", std::to_string(y)}, {"font-weight", "bold"}});
  }
  y += line_height;
  svg.line("text", "Filled: income. Dotted: to members. Hatched: to everything else.",
           {{"x", std::to_string(margin)}, {"y", std::to_string(y)}});
}

// A line down where the amount is zero.
void put_axis(MarkupWriter& svg, const Scale& scale, std::int64_t top, std::int64_t bottom) {
  const std::string zero = std::to_string(scale.x(0));
  svg.alone("line", {{"x1", zero},
                     {"x2", zero},
                     {"y1", std::to_string(top)},
                     {"y2", std::to_string(bottom)},
                     {"stroke", "#767676"},
                     {"stroke-dasharray", "2 3"}});
}

}  // namespace

std::string waterfall_svg(const app::ClosedYear& closed) {
  const std::vector<Row> rows = rows_of(closed.result);
  const Scale scale = scale_of(rows);
  const Head head = head_of(closed);
  std::int64_t height = head.bottom() + margin;
  std::string words;
  for (const Row& row : rows) {
    height += height_of(row);
    words += (words.empty() ? "" : "; ") + row.label + ", " + row.amount.text();
  }
  TextOut out;
  MarkupWriter svg(out);
  svg.begin("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height)},
                    {"width", std::to_string(width)},
                    {"height", std::to_string(height)},
                    {"role", "img"},
                    {"aria-labelledby", "title description"},
                    {"font-family", "sans-serif"},
                    {"font-size", "14"}});
  svg.line("title", head.title, {{"id", "title"}});
  svg.line("desc", words + ".", {{"id", "description"}});
  put_patterns(svg);
  svg.alone("rect", {{"width", "100%"}, {"height", "100%"}, {"fill", "#ffffff"}});
  put_head(svg, head);
  put_axis(svg, scale, head.bottom(), height - margin);
  std::int64_t y = head.bottom();
  for (const Row& row : rows) {
    put_row(svg, row, scale, y);
    y += height_of(row);
  }
  svg.end();
  return out.take();
}

}  // namespace toadlane::render
