#pragma once

#include "engine/model/amendment.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `amendments`. The values that it sets are not read here: they are laid
/// over the text and read in their place (see resolve.h).
void describe(Visitor& v, model::Amendment& amendment);

}  // namespace toadlane::rules
