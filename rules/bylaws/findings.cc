#include "rules/bylaws/findings.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"

namespace toadlane::rules {

namespace ex = expression;

static constexpr std::size_t suggestions_max = 50;
static constexpr std::size_t names_listed_max = 16;

// The first names, and how many there are beside them.
static std::string listed(std::span<const std::string> names) {
  if (names.size() <= names_listed_max) return joined(backquoted(names));
  std::vector<std::string> some = backquoted(names.first(names_listed_max));
  some.push_back(std::to_string(names.size() - names_listed_max) + " more");
  return joined(some);
}

void Findings::report(Diagnostic diagnostic, const Clause& clause, const std::string& cite) {
  diagnostic.in(clause).cite(cite);
  if (const auto place = read_.place_of(clause)) diagnostic.at(*place);
  diagnostics_.add(std::move(diagnostic));
}

void Findings::known(const std::string& name, const std::vector<std::string>& declared,
                     const Clause& clause, const std::string& cite, const std::string& what) {
  if (name.empty() || std::find(declared.begin(), declared.end(), name) != declared.end()) return;
  // Of more mistakes than are shown, the near word is not looked for.
  const bool shown = diagnostics_.all().size() < suggestions_max;
  auto near = shown ? near_word(name, declared) : std::nullopt;
  if (name.starts_with("the ") && has(declared, name.substr(4))) near = name.substr(4);
  std::string advice = declared.empty() ? "declare it first" : "declared are " + listed(declared);
  if (near) advice = "did you mean `" + *near + "`?";
  report(Diagnostic::error(Code::B113, "`" + name + "` is not " + what).hint(advice), clause, cite);
}

void Findings::whole(const std::vector<std::optional<ex::Amount>>& parts, const Clause& clause,
                     const std::string& cite, const std::string& what) {
  Ratio sum = 0;
  for (const auto& part : parts) {
    if (!part) return;
    const ex::Evaluated value = ex::evaluate(*part, ex::Values());
    if (!value.value) {
      report(Diagnostic::error(Code::B123, "`" + ex::to_text(*part) +
                                               "` is known only in its year; what " + what +
                                               " come to cannot be told")
                 .hint("write each part as a percentage or a fraction"),
             clause, cite);
      return;
    }
    sum += *value.value;
  }
  if (sum == Ratio(1)) return;
  report(Diagnostic::error(Code::B123, what + " come to " + percent_text(sum) + ", not 100%")
             .hint("change them so that they come to 100%"),
         clause, cite);
}

}  // namespace toadlane::rules
