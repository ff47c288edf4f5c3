#include "rules/document/describe.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::rules {

void Scalar::refuse(Diagnostic diagnostic) const {
  diagnostics.add(std::move(diagnostic).in(clause).at(node.span()));
}

void Scalar::refuse(Diagnostic diagnostic, std::size_t first, std::size_t count) const {
  diagnostics.add(std::move(diagnostic).in(clause).at(node.span_of(first, count)));
}

void describe(Visitor& v, std::string& text) {
  v.scalar({.name = "text in your own words", .example = {}},
           [&](const Scalar& scalar) { text = scalar.node.text(); });
}

static Form word_of(const std::vector<std::string_view>& words) {
  return {.name = "one of a list of words", .example = words.front(), .words = words};
}

// Whether the word is one of the list; another is refused.
static bool is_known(const Scalar& scalar, const std::vector<std::string_view>& words) {
  const std::string& text = scalar.node.text();
  if (has(words, text)) return true;
  const std::vector<std::string> known(words.begin(), words.end());
  const std::vector<std::string> choices = backquoted(known);
  const auto near = near_word(text, known);
  std::string hint = "write " + joined(choices, "or");
  if (words.size() == 1 && text.starts_with("coop-"))
    hint = "this is a file of another kind; give one that begins `format: " + known[0] + "`";
  if (near) hint = "did you mean `" + *near + "`?";
  if (near && words.size() > 1) hint += " Known are " + joined(choices);
  scalar.refuse(
      Diagnostic::error(Code::B111, "`" + text + "` is not known here").hint(std::move(hint)));
  return false;
}

void describe_word(Visitor& v, std::string& chosen, const std::vector<std::string_view>& words) {
  v.scalar(word_of(words), [&](const Scalar& scalar) {
    if (is_known(scalar, words)) chosen = scalar.node.text();
  });
}

void describe_another_word(Visitor& v, std::vector<std::string>& chosen,
                           const std::vector<std::string_view>& words) {
  v.scalar(word_of(words), [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    if (!is_known(scalar, words)) return;
    if (has(chosen, text))
      scalar.refuse(
          Diagnostic::error(Code::B117, "`" + text + "` stands here twice").hint("write it once"));
    else
      chosen.push_back(text);
  });
}

}  // namespace toadlane::rules
