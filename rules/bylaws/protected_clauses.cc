#include "rules/bylaws/protected_clauses.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/decisions.h"
#include "rules/bylaws/findings.h"
#include "rules/bylaws/names.h"
#include "rules/document/reader.h"

namespace toadlane::rules {
namespace {

// Whether one clause is the other, or a part of it.
bool inside(const std::string& inner, const std::string& outer) {
  if (!inner.starts_with(outer)) return false;
  return inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[';
}

// The decisions of a text that protect something.
model::Named<model::Decision> protecting(const Node& text, const LanguageNames& names) {
  model::Named<model::Decision> all;
  const Node* decisions = text.find("decisions");
  if (decisions == nullptr || decisions->kind() != Kind::map) return all;
  for (const auto& entry : decisions->entries()) {
    Diagnostics seen_again;  // the reader of the whole text reports them
    SourceMap places;
    model::Decision decision;
    Reader reader(entry.value, names, seen_again, places,
                  Clause("decisions").key(entry.key.text()));
    describe(reader, decision);
    if (!decision.protects.empty()) all.emplace_back(entry.key.text(), std::move(decision));
  }
  return all;
}

class Protected : Findings {
 public:
  Protected(const Node& text, const Layers& layers, const BylawsRead& read,
            Diagnostics& diagnostics)
      : Findings(read, diagnostics), read_(read), layers_(layers), names_(declared_names(text)) {}

  void check(const model::Amendment& amendment) {
    if (amendment.adopted_by.decision.empty()) return;
    const model::Named<model::Decision> then = protecting(layers_.before(amendment), names_);
    for (const Clause& set : amendment.sets) {
      std::vector<const std::pair<std::string, model::Decision>*> by;
      for (const auto& one : then)
        if (std::any_of(one.second.protects.begin(), one.second.protects.end(),
                        [&](const std::string& path) {
                          return inside(set.path(), path) || inside(path, set.path());
                        }))
          by.push_back(&one);
      const bool fits = by.empty() || std::any_of(by.begin(), by.end(), [&](const auto* one) {
                          return one->first == amendment.adopted_by.decision;
                        });
      if (!fits) refuse(amendment, set, *by.front());
    }
  }

 private:
  void refuse(const model::Amendment& amendment, const Clause& set,
              const std::pair<std::string, model::Decision>& by) {
    const auto& [name, decision] = by;
    Diagnostic wrong = Diagnostic::error(
        Code::B161, "`" + set.path() + "` is protected by `" + name + "`" + in(decision.cite) +
                        ", and " + amendment.id + in(amendment.cite) + " was adopted by `" +
                        amendment.adopted_by.decision + "`");
    wrong.hint("adopt it by `" + name + "`, or take the clause out of the amendment");
    if (const auto place = read_.place_of(decision.clause.key("protects")))
      wrong.label(*place, "protected here");
    report(std::move(wrong), amendment.clause.key("adopted_by").key("decision"), decision.cite);
  }

  static std::string in(const std::string& cite) { return cite.empty() ? "" : " (" + cite + ")"; }

  const BylawsRead& read_;
  const Layers& layers_;
  LanguageNames names_;
};

}  // namespace

void check_protected_clauses(const Node& text, const Layers& layers, const BylawsRead& read,
                             Diagnostics& diagnostics) {
  if (read.bylaws.amendments.empty()) return;
  Protected rule(text, layers, read, diagnostics);
  for (const model::Amendment& one : read.bylaws.amendments) rule.check(one);
}

}  // namespace toadlane::rules
