#pragma once

#include "engine/model/reading.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One row of the block `readings`, and one of the block `text_only`.
void describe(Visitor& v, model::Reading& reading);
void describe(Visitor& v, model::TextOnly& article);

}  // namespace toadlane::rules
