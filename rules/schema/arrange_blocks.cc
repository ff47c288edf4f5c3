#include <algorithm>
#include <utility>

#include "engine/base/text.h"
#include "rules/document/raw_lines.h"
#include "rules/schema/arrange.h"
#include "rules/schema/key_order.h"

namespace toadlane::rules {
namespace {

using document::Entry;
using document::Kind;
using document::Node;
using document::SourceFile;

using Lines = std::vector<std::string>;

// Lines of the source, both ends included; none when `last` comes before `first`.
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

// A part written anew: comments that go above the line on which it begins, then its lines. The
// first of these lacks what stands before it on its line (spaces, list dashes).
struct Part {
  Lines above;
  Lines lines;
};

void append(Lines& all, Lines more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

class Blocks {
 public:
  explicit Blocks(const SourceFile& source) : source_(source), text_(source.text()) {}

  std::string of(const Node& root, const Outline& outline) {
    const std::size_t last = source_.line_count() - 1;
    const std::size_t begin = first_line(root);
    if (!is_block(root)) return text_;
    Lines lines;
    for (std::size_t line = 0; line < begin; ++line) lines.push_back(line_text(line));
    Part part = written(root, &outline, {begin, last});
    append(lines, std::move(part.above));
    part.lines.front().insert(0, std::string(prefix(root)));
    append(lines, std::move(part.lines));
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
  }

 private:
  [[nodiscard]] std::string line_text(std::size_t line) const {
    return std::string(source_.line_text(line));
  }
  [[nodiscard]] std::size_t first_line(const Node& node) const {
    return source_.line_of(node.place().begin);
  }
  // What stands before the node on its line.
  [[nodiscard]] std::string_view prefix(const Node& node) const {
    const std::size_t begin = source_.line_begin(first_line(node));
    return std::string_view(text_).substr(begin, node.place().begin - begin);
  }
  [[nodiscard]] std::size_t column(const Node& node) const { return prefix(node).size(); }

  [[nodiscard]] bool is_block(const Node& node) const {
    if (node.items().empty() && node.entries().empty()) return false;
    const char sign = text_[node.place().begin];
    return sign != '{' && sign != '[';
  }

  // The last line that holds something of the node.
  [[nodiscard]] std::size_t last_line(const Node& node) const {
    if (is_block(node)) {
      if (node.kind() == Kind::list) return last_line(node.items().back());
      const Entry& last = node.entries().back();
      return std::max(last_line(last.key), last_line(last.value));
    }
    const auto& [source, begin, end] = node.place();
    return source_.line_of(end > begin ? end - 1 : begin);
  }

  // Whether a line is blank or a comment that is no deeper than the column.
  [[nodiscard]] bool is_between(std::size_t line, std::size_t column) const {
    const std::string_view text = source_.line_text(line);
    const std::string_view words = trimmed(text);
    if (words.empty()) return true;
    return words.front() == '#' && document::indent_of(text) <= column;
  }

  // The last line of an entry whose content ends on `content`, before the line `next`: what
  // stands above the next entry belongs to that.
  [[nodiscard]] std::size_t body_end(std::size_t content, std::size_t next,
                                     std::size_t column) const {
    std::size_t end = next - 1;
    while (end > content && is_between(end, column)) --end;
    return end;
  }

  [[nodiscard]] Lines raw(Stretch where, std::size_t cut = 0) const {
    Lines lines;
    for (std::size_t line = where.first; line <= where.last; ++line)
      lines.push_back(line_text(line).substr(line == where.first ? cut : 0));
    return lines;
  }

  // A block from its first line; the stretch goes on to the last line that belongs to it.
  Part written(const Node& node, const Outline* outline, Stretch where) const {
    if (!is_block(node)) return {{}, raw(where, column(node))};
    return node.kind() == Kind::map ? map(node, outline, where) : list(node, outline, where);
  }

  // The value of an entry or an item, behind the lines from `from` on that come before it.
  Lines value(const Node& node, const Outline* outline, std::size_t from, std::size_t last) const {
    std::size_t begin = first_line(node);
    Lines lines;
    // Comments above the first entry of a block go with that entry.
    const bool own_line = prefix(node).find_first_not_of(' ') == std::string_view::npos;
    if (own_line && is_block(node) && node.kind() == Kind::map) begin = from;
    for (std::size_t line = from; line < begin; ++line) lines.push_back(line_text(line));
    Part part = written(node, outline, {begin, last});
    append(lines, std::move(part.above));
    part.lines.front().insert(0, std::string(prefix(node)));
    append(lines, std::move(part.lines));
    return lines;
  }

  // An entry of a block map, its first line without what stands before the key.
  Lines entry(const Entry& one, const Outline* outline, Stretch where, std::size_t column) const {
    const bool apart = is_block(one.value) && first_line(one.value) > where.first;
    if (!apart) return raw(where, column);
    Lines lines{line_text(where.first).substr(column)};
    append(lines, value(one.value, under(outline, one.key.text()), where.first + 1, where.last));
    return lines;
  }

  struct Chunk {
    Lines above;
    Lines lines;
  };

  Part map(const Node& node, const Outline* outline, Stretch where) const {
    const std::size_t indent = column(node);
    const bool own_line = prefix(node).find_first_not_of(' ') == std::string_view::npos;
    const auto& entries = node.entries();
    std::vector<Chunk> chunks;
    std::size_t free = where.first;  // the first line that no chunk has yet
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::size_t begin = first_line(entries[i].key);
      const std::size_t next =
          i + 1 < entries.size() ? first_line(entries[i + 1].key) : where.last + 1;
      const std::size_t content = std::max(last_line(entries[i].key), last_line(entries[i].value));
      const std::size_t end = body_end(content, next, indent);
      Chunk chunk;
      if (begin > free) chunk.above = raw({free, begin - 1});
      chunk.lines = entry(entries[i], outline, {begin, end}, indent);
      chunks.push_back(std::move(chunk));
      free = end + 1;
    }
    Part part;
    const std::string indentation(indent, ' ');
    for (const std::size_t position : key_order(node, outline)) {
      Chunk& chunk = chunks[position];
      const bool first = part.lines.empty();
      append(first ? part.above : part.lines, std::move(chunk.above));
      if (!first) chunk.lines.front().insert(0, indentation);
      append(part.lines, std::move(chunk.lines));
    }
    // Comments that came to stand above a list dash go where the dash is.
    if (!own_line)
      for (std::string& line : part.above)
        line = std::string(document::indent_of(prefix(node)), ' ') + std::string(trimmed(line));
    if (free <= where.last) append(part.lines, raw({free, where.last}));
    return part;
  }

  // The line of the dash before an item.
  [[nodiscard]] std::size_t dash_line(const Node& item, std::size_t column) const {
    std::size_t line = first_line(item);
    const auto has_dash = [&](std::size_t at) {
      const std::string_view text = source_.line_text(at);
      return text.size() > column && text[column] == '-' && document::indent_of(text) == column;
    };
    while (line > 0 && !has_dash(line)) --line;
    return line;
  }

  Part list(const Node& node, const Outline* outline, Stretch where) const {
    const std::size_t indent = column(node);
    if (prefix(node).find_first_not_of(' ') != std::string_view::npos)
      return {{}, raw(where, indent)};  // a list inside a list, on one line
    Lines lines;
    std::size_t free = where.first;
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      const Node& item = node.items()[i];
      const std::size_t next =
          i + 1 < node.items().size() ? dash_line(node.items()[i + 1], indent) : where.last + 1;
      if (!is_block(item)) continue;
      const std::size_t end = body_end(last_line(item), next, indent);
      append(lines, value(item, item_of(outline), free, end));
      free = end + 1;
    }
    if (free <= where.last) append(lines, raw({free, where.last}));
    lines.front().erase(0, indent);
    return {{}, std::move(lines)};
  }

  const SourceFile& source_;
  const std::string& text_;
};

}  // namespace

std::string arranged_blocks(const Node& root, const Outline& outline) {
  if (root.source() == nullptr) return "";
  return Blocks(*root.source()).of(root, outline);
}

}  // namespace toadlane::rules
