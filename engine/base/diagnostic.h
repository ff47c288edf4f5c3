#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clause.h"
#include "engine/base/code.h"
#include "engine/base/span.h"

namespace toadlane {

/// A note informs, a warning asks the reader to look, an error stops: 2 errors, exit status 65.
enum class Severity { note, warning, error };

/// "note", "warning", "error".
std::string_view name_of(Severity severity);

/// Another place that matters to a diagnostic, and why: "first given here".
struct Label {
  SourceSpan span;
  std::string text;
};

/// A user's mistake (or a doubt about the text), said so that a treasurer can mend it: what is
/// wrong, where, in which clause, under which article, and what to write instead.
///
///   Diagnostic::error(Code::P210, "no member has any patronage in this year")
///       .in(Clause{"surplus.steps[2]"})
///       .hint("check the hours in members.csv, or move the rest to a collective account")
struct Diagnostic {
  Code code = Code::none;
  Severity severity = Severity::error;
  std::string message;  // one sentence, lower case, no full stop, the user's text in backticks
  Clause clause;
  std::optional<SourceSpan> span;
  std::vector<Label> labels;
  std::vector<std::string> citations;  // "Art. 7.3(b)"
  std::string advice;                  // imperative: what to write or do
  std::string argument;                // of a command, as its help names it: "--year"; not printed

  static Diagnostic error(Code code, std::string message);
  static Diagnostic warning(Code code, std::string message);
  static Diagnostic note(Code code, std::string message);

  Diagnostic& in(Clause where) & {
    clause = std::move(where);
    return *this;
  }
  Diagnostic&& in(Clause where) && {
    clause = std::move(where);
    return std::move(*this);
  }
  Diagnostic& at(SourceSpan where) & {
    span = std::move(where);
    return *this;
  }
  Diagnostic&& at(SourceSpan where) && {
    span = std::move(where);
    return std::move(*this);
  }
  Diagnostic& cite(std::string article) &;
  Diagnostic&& cite(std::string article) && { return std::move(cite(std::move(article))); }
  Diagnostic& label(SourceSpan where, std::string why) &;
  Diagnostic&& label(SourceSpan where, std::string why) && {
    return std::move(label(std::move(where), std::move(why)));
  }
  Diagnostic& about(std::string name) & {
    argument = std::move(name);
    return *this;
  }
  Diagnostic&& about(std::string name) && {
    argument = std::move(name);
    return std::move(*this);
  }
  Diagnostic& hint(std::string what) & {
    advice = std::move(what);
    return *this;
  }
  Diagnostic&& hint(std::string what) && {
    advice = std::move(what);
    return std::move(*this);
  }
};

/// All that a reader found, in the order found. Readers add to it and go on, so that a user sees
/// every mistake at once.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  void add(Diagnostics more);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

/// Orders by file, line and column; what has no place comes last; otherwise the order found.
void sort_by_place(Diagnostics& diagnostics);

/// Keeps the first `most` of each severity; one more diagnostic of the code says how many errors
/// are not shown: "and 1950 more mistakes". Notes and warnings beyond go without a word.
void keep_first(Diagnostics& diagnostics, std::size_t most, Code code);

/// The whole diagnostic for a person, in plain text, several lines, ending with a line break:
///
///   bylaws.yaml:14:22: error X203: unknown base `memebers`
///     14 |     quorum: at least 3% of memebers
///        |                            ^^^^^^^^
///     = Article IV, section 2 (meetings.members.quorum)
///     = help: did you mean `members`?
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(const Diagnostics& diagnostics);

}  // namespace toadlane
