#pragma once

#include "engine/model/bylaws.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The whole format `coop-bylaws 1`: every block and key that a bylaws file may hold.
void describe(Visitor& v, model::Bylaws& bylaws);

}  // namespace toadlane::rules
