#pragma once

#include <vector>

#include "engine/base/diagnostic.h"
#include "rules/document/events.h"

namespace toadlane::document {

/// Says in a treasurer's words why a parser could not go on at `error`, having read `events`: the
/// place, the other place that matters (where a bracket or quote was opened), what to write.
Diagnostic explain_syntax(const SourceFile& source, const SyntaxError& error,
                          const std::vector<Event>& events);

}  // namespace toadlane::document
