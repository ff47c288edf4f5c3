#include "rules/document/read_yaml.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "rules/document/build_tree.h"
#include "rules/document/characters.h"
#include "rules/document/explain_syntax.h"
#include "rules/document/libyaml_pass.h"
#include "rules/document/yaml_cpp_pass.h"

namespace toadlane::document {
namespace {

Diagnostic too_large(const SourceFile& source, std::size_t size, const Limits& limits) {
  return Diagnostic::error(Code::D102, "the file has " + std::to_string(size) + " bytes; at most " +
                                           std::to_string(limits.bytes_max) + " are read")
      .at(source.span(0, 0))
      .hint("is this the right file? Long tables go into a CSV file");
}

Diagnostic empty_file(const SourceFile& source) {
  const bool comments = source.text().find_first_not_of(" \t\r\n") != std::string::npos;
  return Diagnostic::error(Code::D105,
                           comments ? "the file holds nothing but comments" : "the file is empty")
      .at(source.span(0, 0))
      .hint("begin with a line such as `format: coop-bylaws 1`");
}

// A parser that lost its way makes more of the same mistake: keep what lies on the lines before.
void add_before(const Diagnostics& from, std::size_t line, Diagnostics& to) {
  for (const Diagnostic& one : from.all())
    if (!one.span || one.span->begin.line < line) to.add(one);
}

std::size_t first_line_of(const Diagnostic& diagnostic) {
  std::size_t line = diagnostic.span ? diagnostic.span->begin.line : 1;
  for (const Label& label : diagnostic.labels) line = std::min(line, label.span.begin.line);
  return line;
}

Diagnostics in_order(Diagnostics found) {
  sort_by_place(found);
  if (enough(found)) {
    found.all().resize(mistakes_max);
    found.all().back().advice += " (there are more mistakes than are shown)";
  }
  return found;
}

Diagnostic read_differently(const SourceFile& source, const Difference& difference) {
  const std::size_t end = source.line_end(source.line_of(difference.at));
  return Diagnostic::error(Code::D125, "programs read this text differently: " + difference.what)
      .at(source.span(difference.at, std::max(difference.at, end)))
      .hint("write it more simply: put the value in quotes on one line");
}

}  // namespace

Result<Node> read_yaml(std::string name, std::string text, const Limits& limits) {
  const std::size_t size = text.size();
  if (size > limits.bytes_max) {
    const SourceFile start(std::move(name), text.substr(0, 200));
    return too_large(start, size, limits);
  }
  const auto source = std::make_shared<const SourceFile>(std::move(name), std::move(text));
  Diagnostics found = check_characters(*source);
  if (found.has_errors()) return in_order(std::move(found));

  LibyamlPass first = read_with_libyaml(*source, limits, found);
  if (first.error) {
    const Diagnostic why = explain_syntax(*source, *first.error, first.events);
    Diagnostics in_tree;
    build_tree(source, std::move(first.events), in_tree);
    add_before(in_tree, first_line_of(why), found);
    found.add(why);
    return in_order(std::move(found));
  }
  if (!first.whole) return in_order(std::move(found));
  if (first.events.empty()) return empty_file(*source);

  std::optional<Difference> difference;
  if (!found.has_errors()) difference = compare_with_yaml_cpp(*source, first.events);
  Node root = build_tree(source, std::move(first.events), found);
  if (!found.has_errors() && difference) found.add(read_differently(*source, *difference));
  if (!found.has_errors() && root.kind() == Kind::null) found.add(empty_file(*source));
  if (found.has_errors()) return in_order(std::move(found));
  return root;
}

}  // namespace toadlane::document
