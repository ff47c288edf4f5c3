#include "rules/schema/tidy.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/document/read_yaml.h"
#include "rules/schema/arrange.h"
#include "rules/schema/key_order.h"

namespace toadlane::rules {
namespace {

using document::Entry;

// Lines that are inside a value of several lines: their blanks may be text.
void note_values(const Node& node, std::vector<bool>& inside) {
  if (node.kind() == Kind::scalar) {
    const auto& [source, begin, end] = node.place();
    if (source == nullptr) return;
    const std::size_t first = source->line_of(begin);
    const std::size_t last = source->line_of(end);
    for (std::size_t line = first; line <= last && last > first; ++line) inside[line] = true;
  }
  for (const Node& item : node.items()) note_values(item, inside);
  for (const Entry& entry : node.entries()) {
    note_values(entry.key, inside);
    note_values(entry.value, inside);
  }
}

// No blanks at the ends of lines, one blank line at most, none at the top or the end.
std::string without_blanks(const Node& root) {
  const document::SourceFile& source = *root.source();
  std::vector<bool> inside(source.line_count(), false);
  note_values(root, inside);
  std::string text;
  bool blank_before = true;
  for (std::size_t i = 0; i < source.line_count(); ++i) {
    std::string line(source.line_text(i));
    if (!inside[i]) line.resize(line.find_last_not_of(" \t\r") + 1);
    const bool blank = line.empty() && !inside[i];
    if (!blank || !blank_before) text += line + "\n";
    blank_before = blank;
  }
  while (text.ends_with("\n\n") && !inside.back()) text.pop_back();
  return text;
}

bool same_entries(const Node& a, const Node& b, const Outline* outline);

bool same(const Node& a, const Node& b, const Outline* outline) {
  if (a.kind() != b.kind() || a.text() != b.text()) return false;
  if (a.items().size() != b.items().size()) return false;
  for (std::size_t i = 0; i < a.items().size(); ++i)
    if (!same(a.items()[i], b.items()[i], item_of(outline))) return false;
  return a.kind() != Kind::map || same_entries(a, b, outline);
}

std::vector<std::string> coined_names(const Node& map, const Outline* outline) {
  std::vector<std::string> names;
  for (const Entry& entry : map.entries())
    if (!is_described(outline, entry.key.text())) names.push_back(entry.key.text());
  return names;
}

bool same_entries(const Node& a, const Node& b, const Outline* outline) {
  if (a.entries().size() != b.entries().size()) return false;
  if (coined_names(a, outline) != coined_names(b, outline)) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const Entry& entry) {
    const std::string& key = entry.key.text();
    const Node* other = b.find(key);
    return other != nullptr && same(entry.value, *other, under(outline, key));
  });
}

}  // namespace

bool same_meaning(const Node& a, const Node& b, const Outline& outline) {
  return same(a, b, &outline);
}

Result<std::string> unless_changed(const std::string& name, const Node& before, std::string tidy,
                                   const Outline& outline) {
  const Result<Node> after = document::read_yaml(name, tidy);
  if (after && same_meaning(before, *after, outline)) return tidy;
  return Diagnostic::error(Code::U111, "`" + visible(name) + "` would not say the same when tidied")
      .hint("leave the file as it is; nothing was written");
}

Result<std::string> tidied(const std::string& name, const std::string& text,
                           const Outline& outline) {
  const Result<Node> before = document::read_yaml(name, text);
  if (!before) return before.diagnostics();
  std::string tidy = text;
  for (const auto& step : {arranged_in_lines, arranged_blocks}) {
    const Result<Node> tree = document::read_yaml(name, tidy);
    if (!tree) return unless_changed(name, *before, tidy, outline);
    tidy = step(*tree, outline);
  }
  const Result<Node> tree = document::read_yaml(name, tidy);
  if (tree) tidy = without_blanks(*tree);
  return unless_changed(name, *before, std::move(tidy), outline);
}

}  // namespace toadlane::rules
