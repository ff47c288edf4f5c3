#include "engine/base/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "engine/base/text.h"

namespace toadlane {
namespace {

constexpr std::size_t excerpt_columns_max = 120;

Diagnostic make(Severity severity, Code code, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  diagnostic.message = std::move(message);
  return diagnostic;
}

// The source line with a caret under the span; a long line is cut around the span. A tab is shown
// as one space, so that the caret stands below its character however wide a terminal's tabs are.
// Nothing of an empty line, or of a file that is no text.
std::string excerpt_text(const SourceSpan& span) {
  if (span.excerpt.empty()) return "";
  const std::string number = std::to_string(span.begin.line);
  const std::size_t first = span.begin.column > 80 ? span.begin.column - 60 : 1;
  const std::size_t line_columns = characters_in(span.excerpt);
  std::string shown = character_range(span.excerpt, first - 1, excerpt_columns_max);
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  std::size_t marks = 1;
  if (span.end.line == span.begin.line && span.end.column > span.begin.column)
    marks = span.end.column - span.begin.column;
  else if (span.end.line > span.begin.line && line_columns >= span.begin.column)
    marks = line_columns - span.begin.column + 1;
  marks = std::min(marks, excerpt_columns_max);
  const std::string lead = first > 1 ? "..." : "";
  std::string text = "  " + number + " | " + lead + shown + "\n";
  text += "  " + std::string(number.size(), ' ') + " | ";
  text +=
      std::string(lead.size() + span.begin.column - first, ' ') + std::string(marks, '^') + "\n";
  return text;
}

std::string place_text(const SourceSpan& span) {
  return span.file + ":" + std::to_string(span.begin.line) + ":" +
         std::to_string(span.begin.column);
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Diagnostic Diagnostic::error(Code code, std::string message) {
  return make(Severity::error, code, std::move(message));
}
Diagnostic Diagnostic::warning(Code code, std::string message) {
  return make(Severity::warning, code, std::move(message));
}
Diagnostic Diagnostic::note(Code code, std::string message) {
  return make(Severity::note, code, std::move(message));
}

Diagnostic& Diagnostic::cite(std::string article) & {
  if (!article.empty()) citations.push_back(std::move(article));
  return *this;
}

Diagnostic& Diagnostic::label(SourceSpan where, std::string why) & {
  labels.push_back({std::move(where), std::move(why)});
  return *this;
}

void Diagnostics::add(Diagnostics more) {
  all_.insert(all_.end(), std::make_move_iterator(more.all_.begin()),
              std::make_move_iterator(more.all_.end()));
}

bool Diagnostics::has_errors() const {
  return count(Severity::error) > 0;
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [&](const Diagnostic& one) { return one.severity == severity; }));
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.all().begin(), diagnostics.all().end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     if (a.span.has_value() != b.span.has_value()) return a.span.has_value();
                     if (!a.span) return false;
                     if (a.span->file != b.span->file) return false;  // files keep their order
                     return a.span->begin < b.span->begin;
                   });
}

void keep_first(Diagnostics& diagnostics, std::size_t most, Code code) {
  std::array<std::size_t, 3> seen{};
  std::erase_if(diagnostics.all(), [&](const Diagnostic& one) {
    return ++seen[static_cast<std::size_t>(one.severity)] > most;
  });
  const std::size_t errors = seen[static_cast<std::size_t>(Severity::error)];
  if (errors <= most) return;
  const std::string more = std::to_string(errors - most);
  diagnostics.add(Diagnostic::error(code, "and " + more + " more mistakes")
                      .hint("mend these first, then read the file again"));
}

std::string to_text(const Diagnostic& diagnostic) {
  std::string text;
  if (diagnostic.span) text += place_text(*diagnostic.span) + ": ";
  text += name_of(diagnostic.severity);
  if (diagnostic.code != Code::none) text += " " + std::string(entry_of(diagnostic.code).name);
  text += ": " + visible(diagnostic.message) + "\n";
  if (diagnostic.span) text += excerpt_text(*diagnostic.span);
  for (const Label& label : diagnostic.labels) {
    text += "  " + place_text(label.span) + ": " + label.text + "\n";
    text += excerpt_text(label.span);
  }
  std::string articles;
  for (const std::string& citation : diagnostic.citations)
    articles += (articles.empty() ? "" : "; ") + citation;
  if (!diagnostic.clause.empty())
    articles += articles.empty() ? diagnostic.clause.path() : " (" + diagnostic.clause.path() + ")";
  if (!articles.empty()) text += "  = " + visible(articles) + "\n";
  if (!diagnostic.advice.empty()) text += "  = help: " + visible(diagnostic.advice) + "\n";
  return text;
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) text += to_text(one);
  return text;
}

}  // namespace toadlane
