#pragma once

#include "engine/model/rule.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `terms`: words that the bylaws define, each with its meaning as a condition.
void describe_terms(Visitor& v, model::Named<model::Phrase>& terms);

}  // namespace toadlane::rules
