#pragma once

#include <string>

#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/members.h"
#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// The same plan and year as the engine takes them. Phrases go through the parser of the bylaws
/// language, each once.
model::Bylaws bylaws_of(const Plan& plan);
model::FiscalYear year_of(const Plan& plan, const Year& year);
/// The members; their texts stay in `year`.
patronage::Members members_of(const Plan& plan, const Year& year);

/// The plan as a bylaws file.
std::string yaml_of(const Plan& plan);

}  // namespace toadlane::oracle
