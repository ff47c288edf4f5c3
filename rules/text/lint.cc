#include "rules/text/lint.h"

#include "rules/text/lint_parts.h"

namespace toadlane::text {

Diagnostics lint(const LegalText& text) {
  Diagnostics found;
  if (!text.has_articles())
    found.add(Diagnostic::warning(Code::A109, "no numbered article was found in this text")
                  .at(text.span(0, 0))
                  .hint("begin each article with a line such as `Article 4. Meetings`"));
  lint_numbers(text, found);
  lint_references(text, found);
  lint_lists(text, found);
  lint_contradictions(text, found);
  sort_by_place(found);
  return found;
}

}  // namespace toadlane::text
