#pragma once

#include "engine/base/diagnostic.h"
#include "rules/text/legal_text.h"

namespace toadlane::text {

/// The faults in the numbers and headings themselves: A101, A102 and A103 of lint().
void lint_numbers(const LegalText& text, Diagnostics& found);

/// References to articles that are not there: A104.
void lint_references(const LegalText& text, Diagnostics& found);

/// Lists that are announced and absent, and exhibits: A105, A106.
void lint_lists(const LegalText& text, Diagnostics& found);

/// Passages that contradict each other: A107, A108.
void lint_contradictions(const LegalText& text, Diagnostics& found);

}  // namespace toadlane::text
