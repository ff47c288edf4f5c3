#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/overlay.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Whether the amendments were adopted: the votes that `adopted_by` states, under the rule of that
/// decision as it was in force on that day. One that was lost is a mistake (B130), whatever the
/// occasion; where the file does not say all that the rule asks, a note says what was not checked.
///
/// Votes by class are weighed as the text then in force weighs them, and a decision by a body that
/// the text does not leave it to is refused, naming its article.
///
///   for 10, against 6, members 58, at least 2/3 of all members   ->   lost: 39 needed
void check_adoption(const Node& text, const Layers& layers, const BylawsRead& read,
                    Diagnostics& diagnostics);

}  // namespace toadlane::rules
