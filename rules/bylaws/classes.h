#pragma once

#include <optional>

#include "engine/model/member_class.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `classes`: the classes of members by name. `overlap` is not a class: it says what
/// happens to a person in two of them.
void describe_classes(Visitor& v, model::Named<model::MemberClass>& classes,
                      std::optional<model::ClassOverlap>& overlap);
void describe(Visitor& v, model::MemberClass& member_class);

}  // namespace toadlane::rules
