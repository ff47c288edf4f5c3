#pragma once

#include <memory>
#include <vector>

#include "engine/base/diagnostic.h"
#include "rules/document/events.h"
#include "rules/document/tree.h"

namespace toadlane::document {

/// Builds the tree from a parser's steps, which may stop in the middle (then what is open ends
/// there). Refuses what the steps allow but a careful file does not hold: a key given twice (D101),
/// a merge key (D114), a key that is no single value (D116), an entry without a colon (D117, D118,
/// D121), a quote or a value that goes on over lines that look like something else (D108, D122), a
/// forbidden character written as an escape (D124). The tree is of use only when nothing was added.
Node build_tree(const std::shared_ptr<const SourceFile>& source, std::vector<Event> events,
                Diagnostics& diagnostics);

}  // namespace toadlane::document
