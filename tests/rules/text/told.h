#pragma once

#include <string>
#include <vector>

#include "rules/text/lint.h"

namespace toadlane::text::test {

/// What lint() finds in a text: "A104 3:12" each, in the order of their places.
inline std::vector<std::string> found_in(const std::string& text) {
  std::vector<std::string> found;
  const Diagnostics all = lint(LegalText("text.md", text));
  for (const Diagnostic& one : all.all())
    found.push_back(std::string(entry_of(one.code).name) + " " +
                    std::to_string(one.span->begin.line) + ":" +
                    std::to_string(one.span->begin.column));
  return found;
}

using Found = std::vector<std::string>;

}  // namespace toadlane::text::test
