#pragma once

#include "engine/model/choice.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The keys of a bounded choice: `is`, `at_least`, `at_most`, `chosen_by`.
void choice_fields(Visitor& v, model::Choice& choice);
void describe(Visitor& v, model::Chooser& chooser);

/// One row of the block `resolutions`, of the bylaws file or of a year file.
void describe(Visitor& v, model::Resolution& resolution);

}  // namespace toadlane::rules
