#pragma once

#include "engine/expression/amount.h"
#include "engine/expression/condition.h"
#include "engine/expression/source.h"
#include "service/render/json_writer.h"

namespace toadlane::render {

/// A phrase as a tree of objects with one key each. What joins two parts always has two, so that a
/// checker needs no list of them: a plus b plus c is (a plus b) plus c. Numbers are exact texts.
///
///   25% of (profit plus surplus)
///   {"part": ["1/4", {"plus": [{"name": "profit"}, {"name": "surplus"}]}]}
void write(JsonWriter& json, const expression::Amount& amount);
void write(JsonWriter& json, const expression::Source& source);
void write(JsonWriter& json, const expression::State& state);
void write(JsonWriter& json, const expression::Condition& condition);

}  // namespace toadlane::render
