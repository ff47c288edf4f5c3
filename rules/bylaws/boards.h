#pragma once

#include "engine/model/board.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `boards`: a body of directors.
void describe(Visitor& v, model::Board& board);

}  // namespace toadlane::rules
