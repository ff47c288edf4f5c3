#pragma once

#include "rules/bylaws/values.h"
#include "rules/document/tree.h"

namespace toadlane::rules {

/// Gathers what a file declares (accounts, measures, incomes, statuses, decisions, rates) before
/// its phrases are read, so that a name may be used before the line that declares it.
LanguageNames declared_names(const Node& bylaws);

}  // namespace toadlane::rules
