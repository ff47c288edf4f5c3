#pragma once

#include "engine/model/example.h"
#include "rules/document/describe.h"
#include "rules/document/tree.h"

namespace toadlane::rules {

/// One entry of the block `examples`: facts and what must come of them.
void describe(Visitor& v, model::Example& example);

/// A part of the text as facts: the same shape, without a meaning yet.
model::Fact fact_of(std::string name, const Node& node, const Clause& clause);

}  // namespace toadlane::rules
