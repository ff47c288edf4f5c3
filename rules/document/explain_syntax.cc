#include "rules/document/explain_syntax.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/text.h"
#include "rules/document/raw_lines.h"

namespace toadlane::document {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// All that an explanation looks at.
struct Case {
  const SourceFile& source;
  const SyntaxError& error;
  const std::vector<Event>& events;

  [[nodiscard]] std::string_view text() const { return source.text(); }
  [[nodiscard]] char at(std::size_t offset) const {
    return offset < source.text().size() ? source.text()[offset] : '\0';
  }
  [[nodiscard]] char here() const { return at(error.at); }
  [[nodiscard]] std::size_t context() const { return error.context_at.value_or(error.at); }
  [[nodiscard]] std::size_t line() const { return source.line_of(error.at); }
  [[nodiscard]] std::size_t line_of(std::size_t offset) const { return source.line_of(offset); }
  [[nodiscard]] std::size_t indent(std::size_t line) const {
    return indent_of(source.line_text(line));
  }
  [[nodiscard]] bool at_end() const {
    return text().find_first_not_of(" \t\r\n", error.at) == npos;
  }
  // Where a person looks for what is missing: behind the last word of the file, not below it.
  [[nodiscard]] std::size_t found_at(std::size_t offset) const {
    if (text().find_first_not_of(" \t\r\n", offset) != npos) return offset;
    return text().find_last_not_of(" \t\r\n") + 1;
  }
  [[nodiscard]] const Event* last() const { return events.empty() ? nullptr : &events.back(); }
  [[nodiscard]] SourceSpan one(std::size_t offset) const { return source.span(offset, offset + 1); }
  // The words from there to the end of the line.
  [[nodiscard]] SourceSpan words(std::size_t offset) const {
    return source.span(offset,
                       offset + std::max<std::size_t>(words_from(source, offset).size(), 1));
  }
  [[nodiscard]] std::string quote(std::size_t offset) const {
    return character_range(words_from(source, offset), 0, 60);
  }
  // The word or words before the colon, or to the end of the line.
  [[nodiscard]] std::string key(std::size_t offset) const {
    const std::string_view words = words_from(source, offset);
    return character_range(words.substr(0, words.find(": ")), 0, 60);
  }
  [[nodiscard]] static std::string number(std::size_t line) { return std::to_string(line + 1); }
};

// In double quotes, as a person would type it.
std::string in_quotes(std::string_view words) {
  const char mark = words.find('"') == npos ? '"' : '\'';
  return std::string(1, mark) + character_range(words, 0, 60) + mark;
}

bool is_quoted(const Event* event) {
  return event != nullptr && event->kind == Event::Kind::scalar &&
         (event->style == Style::single_quoted || event->style == Style::double_quoted);
}

bool says(const std::string& words, std::string_view part) {
  return words.find(part) != npos;
}

Diagnostic unclosed_quote(const Case& c, std::size_t opening, std::size_t found) {
  const std::string mark(1, c.at(opening));
  const std::string where = found >= c.text().size() ? "before the end of the file" : "before this";
  return Diagnostic::error(Code::D108, "a quote `" + mark + "` is not closed " + where)
      .at(c.one(c.found_at(found)))
      .label(c.words(opening), "it was opened here")
      .hint("write `" + mark + "` behind the quoted text, on line " + c.number(c.line_of(opening)) +
            (mark == "'" ? "; a text with an apostrophe goes in double quotes" : ""));
}

Diagnostic unclosed_bracket(const Case& c, std::size_t opening, std::size_t found) {
  const bool brace = c.at(opening) == '{';
  const std::string open(1, c.at(opening));
  const std::string where = c.at_end() ? "before the end of the file" : "before this line";
  return Diagnostic::error(Code::D107, "`" + open + "` is not closed " + where)
      .at(c.one(c.found_at(found)))
      .label(c.words(opening), "it was opened here")
      .hint(std::string("write `") + (brace ? "}" : "]") + "` behind the last entry, on line " +
            c.number(c.line_of(opening)) + " or below");
}

Diagnostic tab(const Case& c, std::size_t at) {
  return Diagnostic::error(Code::D106,
                           "a tab in the indentation of line " + c.number(c.line_of(at)))
      .at(c.one(at))
      .hint("indent with spaces");
}

Diagnostic reserved_character(const Case& c) {
  const std::string mark(1, c.here());
  return Diagnostic::error(Code::D120, "a value cannot begin with `" + mark + "`")
      .at(c.words(c.error.at))
      .hint("put the value in quotes: `" + in_quotes(words_from(c.source, c.error.at)) + "`");
}

Diagnostic no_token(const Case& c) {
  return c.here() == '\t' ? tab(c, c.error.at) : reserved_character(c);
}

// `> 5%`, `>= 3/4`, `| x`.
Diagnostic block_header(const Case& c) {
  const std::size_t at = c.context();
  const std::string mark(1, c.at(at));
  std::string advice = "put the value in quotes: `" + in_quotes(words_from(c.source, at)) + "`";
  if (mark == ">")
    advice = c.at(at + 1) == '=' ? "write `at least` in words, such as `at least 3/4 of votes cast`"
                                 : "write `more than` in words, such as `more than 1/2 of members`";
  return Diagnostic::error(Code::D120,
                           "`" + mark + "` at the beginning announces a text on the lines below")
      .at(c.words(at))
      .hint(std::move(advice));
}

Diagnostic in_quoted_text(const Case& c) {
  if (says(c.error.problem, "unexpected end") || says(c.error.problem, "document indicator"))
    return unclosed_quote(c, c.context(), c.error.at);
  const std::size_t slash = c.here() == '\\' ? c.error.at : c.text().rfind('\\', c.error.at);
  const std::size_t at = slash == npos || slash < c.context() ? c.error.at : slash;
  return Diagnostic::error(Code::D124, "`" + std::string(c.text().substr(at, 2)) +
                                           "` is no escape that YAML knows")
      .at(c.source.span(at, at + 2))
      .hint("use single quotes, in which a backslash is a backslash, or write `\\\\`");
}

// A colon behind a value that began on the same line: `a: b: c`.
Diagnostic colon_in_value(const Case& c, std::size_t value, bool in_brackets = false) {
  auto words = words_from(c.source, value);
  if (in_brackets) words = trimmed(words.substr(0, words.find_first_of(",]}")));
  return Diagnostic::error(Code::D119, "a colon inside a value without quotes")
      .at(c.one(c.error.at))
      .label(c.source.span(value, value + words.size()), "the value begins here")
      .hint("put the value in quotes: `" + in_quotes(words) + "`");
}

Diagnostic missing_colon(const Case& c, std::size_t at) {
  const auto words = words_from(c.source, at);
  const std::size_t glued = glued_colon(words);
  if (glued != npos)
    return Diagnostic::error(Code::D118, "there is no space behind the colon")
        .at(c.one(at + glued))
        .hint("write `" + std::string(words.substr(0, glued)) + ": " +
              character_range(words.substr(glued + 1), 0, 60) + "`");
  return Diagnostic::error(Code::D117, "`" + c.quote(at) + "` has no `:`")
      .at(c.words(at))
      .hint("write `" + c.quote(at) +
            ": ` and its value; if it goes on with the value above, "
            "indent it further");
}

// "mapping values are not allowed in this context": at a colon that comes too late.
Diagnostic late_colon(const Case& c) {
  const Event* last = c.last();
  const std::size_t line = c.line();
  if (last == nullptr || last->kind != Event::Kind::scalar)
    return Diagnostic::error(Code::D119, "a colon behind the end of a value")
        .at(c.one(c.error.at))
        .hint("delete it, or put the whole value in quotes");
  if (c.line_of(last->begin) == line) return colon_in_value(c, last->begin);
  if (is_quoted(last)) return unclosed_quote(c, last->begin, c.error.at);
  if (begins_its_line(c.source, last->begin)) return missing_colon(c, last->begin);
  const std::size_t begin = c.source.line_begin(line) + c.indent(line);
  return Diagnostic::error(Code::D122, "`" + c.key(begin) +
                                           "` is indented as if it went on with "
                                           "the value above")
      .at(c.words(begin))
      .label(c.words(last->begin), "the value above begins here")
      .hint(
          "indent it like the key of that value, or delete that value if these lines are to be "
          "inside the key");
}

// "could not find expected ':'": the context is the word that was taken for a key.
Diagnostic no_colon(const Case& c) {
  const char first = c.at(c.context());
  if (first == '"' || first == '\'') {
    const bool one_line = c.line_of(c.context()) == c.line();
    if (!one_line && words_from(c.source, c.context()).find(first, 1) == npos)
      return unclosed_quote(c, c.context(), c.error.at);
  }
  if (first == '[' || first == '{') {
    return Diagnostic::error(Code::D117, "a list in brackets stands where a key should be")
        .at(c.words(c.context()))
        .hint("write the key and `: ` before it");
  }
  return missing_colon(c, c.context());
}

Diagnostic wrong_closing(const Case& c) {
  const std::string open(1, c.at(c.context()));
  return Diagnostic::error(Code::D107,
                           "`" + std::string(1, c.here()) + "` does not close `" + open + "`")
      .at(c.one(c.error.at))
      .label(c.words(c.context()), "the open bracket is here")
      .hint("write `" + std::string(open == "{" ? "}" : "]") + "`");
}

Diagnostic behind_quote(const Case& c, const Event& quoted) {
  return Diagnostic::error(Code::D123, "text behind a closing quote")
      .at(c.words(c.error.at))
      .label(c.source.span(quoted.begin, quoted.end), "the quoted text is this")
      .hint("put the whole value into the quotes, or take the quotes out");
}

Diagnostic missing_comma(const Case& c, std::size_t at) {
  return Diagnostic::error(Code::D121, "a comma is missing before `" + c.key(at) + "`")
      .at(c.one(at))
      .label(c.words(c.context()), "the bracket was opened here")
      .hint("write a comma between the entries, or put a value with a colon in quotes");
}

// "did not find expected ',' or '}'", and the same for ']'.
Diagnostic in_brackets(const Case& c) {
  const Event* last = c.last();
  const std::size_t opening = c.context();
  const std::size_t opening_line = c.line_of(opening);
  if (c.at_end()) return unclosed_bracket(c, opening, c.error.at);
  if (c.here() == ']' || c.here() == '}') return wrong_closing(c);
  if (is_quoted(last) && c.line_of(last->begin) != c.line_of(last->end))
    return unclosed_quote(c, last->begin, c.error.at);
  const std::size_t line = c.line();
  if (line != opening_line && c.indent(line) <= c.indent(opening_line))
    return unclosed_bracket(c, opening, c.source.line_begin(line) + c.indent(line));
  if (is_quoted(last) && c.here() != ':') return behind_quote(c, *last);
  if (c.here() != ':') return missing_comma(c, c.error.at);
  const auto value = std::find_if(c.events.rbegin(), c.events.rend(), [](const Event& event) {
    return event.kind == Event::Kind::scalar;
  });
  if (value != c.events.rend() && value->begin > opening && c.line_of(value->begin) == line)
    return colon_in_value(c, value->begin, true);
  return missing_comma(c, c.source.line_begin(line) + c.indent(line));
}

// The innermost bracket that is open where the parser stopped.
std::optional<std::size_t> open_bracket(const Case& c) {
  std::size_t closed = 0;
  for (auto event = c.events.rbegin(); event != c.events.rend(); ++event) {
    if (event->kind == Event::Kind::list_end || event->kind == Event::Kind::map_end) {
      ++closed;
    } else if (event->kind != Event::Kind::scalar) {
      if (closed == 0)
        return event->flow && event->end > event->begin ? std::optional(event->begin)
                                                        : std::nullopt;
      --closed;
    }
  }
  return std::nullopt;
}

Diagnostic nothing_to_read(const Case& c) {
  const auto opening = open_bracket(c);
  if (c.at_end() && opening) return unclosed_bracket(c, *opening, c.error.at);
  const std::string mark(1, c.here());
  if (mark == ",")
    return Diagnostic::error(Code::D121, "there is nothing before this comma")
        .at(c.one(c.error.at))
        .hint("delete the comma; a value that begins with one goes in quotes");
  if (mark == "]" || mark == "}")
    return Diagnostic::error(Code::D123, "`" + mark + "` closes nothing")
        .at(c.one(c.error.at))
        .hint(
            "delete it, or write the opening bracket; a value that begins with it goes in quotes");
  return Diagnostic::error(Code::D126, "a value is missing here")
      .at(c.one(c.error.at))
      .hint("write the value");
}

Diagnostic list_and_keys(const Case& c, std::size_t at, std::size_t block) {
  const bool dash = c.at(at) == '-';
  return Diagnostic::error(Code::D122, dash ? "a list item stands among keys"
                                            : "a key stands among the items of a list")
      .at(c.words(at))
      .label(c.words(block), dash ? "these are keys" : "this is a list")
      .hint(
          "a block is either `key: value` lines or `- item` lines: indent what belongs deeper, or "
          "begin a new key");
}

Diagnostic fits_no_block(const Case& c, std::size_t at) {
  if (c.at(at) == ':')
    return Diagnostic::error(Code::D117, "there is no key before the colon")
        .at(c.one(at))
        .hint("write the name of the key before the `:`");
  Diagnostic diagnostic =
      Diagnostic::error(Code::D122, "the indentation of this line fits no block above it")
          .at(c.words(at))
          .hint("indent it exactly like the lines of the block that it belongs to");
  if (c.error.context_at && c.line_of(*c.error.context_at) != c.line_of(at))
    diagnostic.label(c.words(*c.error.context_at), "a block above begins here");
  return diagnostic;
}

// "did not find expected key", "... '-' indicator": something that the block does not go on with.
Diagnostic block_does_not_go_on(const Case& c) {
  const Event* last = c.last();
  const std::size_t at = c.error.at;
  const bool starts_line = begins_its_line(c.source, at);
  if (is_quoted(last) && c.line_of(last->end) == c.line()) {
    if (c.line_of(last->begin) != c.line()) return unclosed_quote(c, last->begin, at);
    return behind_quote(c, *last);
  }
  const std::string_view closing = "]},";
  if (closing.find(c.here()) != npos) return nothing_to_read(c);
  if (!starts_line) {
    return Diagnostic::error(Code::D123, "`" + c.quote(at) + "` stands behind the end of a value")
        .at(c.words(at))
        .hint("delete it, or put the whole value in quotes");
  }
  const std::size_t block = c.context();
  const std::size_t block_line = c.line_of(block);
  const auto column = [&](std::size_t offset) {
    return offset - c.source.line_begin(c.line_of(offset));
  };
  const bool dash = c.here() == '-' && (c.at(at + 1) == ' ' || c.at(at + 1) == '\n');
  const bool in_list = says(c.error.problem, "'-'");
  if (block_line != c.line() && column(at) == column(block) && (dash || in_list))
    return list_and_keys(c, at, block);
  return fits_no_block(c, at);
}

Diagnostic second_document(const Case& c) {
  if (c.here() == ':' && is_quoted(c.last()) && c.line_of(c.last()->end) == c.line())
    return missing_colon(c, c.last()->begin);
  const Event* first = c.events.empty() ? nullptr : &c.events.front();
  if (c.text().substr(0, c.error.at).find("\n...") != npos)
    return Diagnostic::error(Code::D109, "there is text behind the end of the document, `...`")
        .at(c.words(c.error.at))
        .hint("delete the line `...`, or what is below it");
  if (first != nullptr && begins_its_line(c.source, c.error.at) &&
      first->kind != Event::Kind::scalar)
    return Diagnostic::error(Code::D122, "the indentation of this line fits no block above it")
        .at(c.words(c.error.at))
        .label(c.words(first->begin), "the first block begins here")
        .hint("begin all lines of the first block in the same column");
  return Diagnostic::error(Code::D123, "`" + c.quote(c.error.at) + "` stands behind the end")
      .at(c.words(c.error.at))
      .hint("delete it; a file is one block of `key: value` lines");
}

Diagnostic dash_on_key_line(const Case& c) {
  return Diagnostic::error(Code::D122, "a list cannot begin on the line of its key")
      .at(c.words(c.error.at))
      .hint(
          "put `- ` on the next line, or write `[first, second]`; a negative number has no space "
          "behind the minus");
}

Diagnostic question_mark(const Case& c) {
  return Diagnostic::error(Code::D116, "`? ` begins a key over several lines")
      .at(c.words(c.error.at))
      .hint("put a text that begins with a question mark in quotes");
}

Diagnostic decoration(const Case& c) {
  const std::size_t at = c.context();
  const bool is_tag = c.at(at) == '!';
  const std::string mark(1, c.at(at));
  return Diagnostic::error(is_tag ? Code::D113 : Code::D112,
                           "a value cannot begin with `" + mark + "`")
      .at(c.words(at))
      .hint("put the value in quotes: `" + in_quotes(words_from(c.source, at)) + "`");
}

Diagnostic directive(const Case& c) {
  return Diagnostic::error(Code::D115, "a line cannot begin with `%`")
      .at(c.words(c.context()))
      .hint("delete the line; a key that begins with `%` goes in quotes");
}

Diagnostic otherwise(const Case& c) {
  return Diagnostic::error(Code::D126, "this is not YAML: " + c.error.problem)
      .at(c.one(c.error.at))
      .hint("compare the line and the one above with an example; put unusual texts in quotes");
}

// Which explanation fits what libyaml says; the first row that matches.
struct Rule {
  std::string_view problem;  // part of the problem; empty: any
  std::string_view context;  // part of the context; empty: any
  Diagnostic (*explain)(const Case&);
};

constexpr Rule rules[] = {
    {"found a tab character", "", [](const Case& c) { return tab(c, c.error.at); }},
    {"cannot start any token", "", no_token},
    {"", "scanning a block scalar", block_header},
    {"", "quoted scalar", in_quoted_text},
    {"", "scanning an anchor", decoration},
    {"", "scanning an alias", decoration},
    {"", "a tag", decoration},
    {"", "directive", directive},
    {"expected ',' or", "", in_brackets},
    {"mapping values are not allowed", "", late_colon},
    {"could not find expected ':'", "", no_colon},
    {"block sequence entries are not allowed", "", dash_on_key_line},
    {"mapping keys are not allowed", "", question_mark},
    {"expected '-' indicator", "", block_does_not_go_on},
    {"expected key", "", block_does_not_go_on},
    {"expected <document start>", "", second_document},
    {"expected node content", "", nothing_to_read},
};

}  // namespace

Diagnostic explain_syntax(const SourceFile& source, const SyntaxError& error,
                          const std::vector<Event>& events) {
  const Case c{source, error, events};
  for (const Rule& rule : rules)
    if (says(error.problem, rule.problem) && says(error.context, rule.context))
      return rule.explain(c);
  return otherwise(c);
}

}  // namespace toadlane::document
