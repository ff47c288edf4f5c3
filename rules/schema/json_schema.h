#pragma once

#include <string>
#include <string_view>

#include "rules/document/describe.h"

namespace toadlane::rules {

/// The JSON Schema (draft 2020-12) of a format, for editors: it completes keys, shows what each
/// means and refuses unknown ones. Phrases are checked by the program, not by the schema. The text
/// is the same for the same description and ends with a line break.
///
///   json_schema("Co-operative bylaws", "coop-bylaws-1.schema.json",
///               [](Visitor& v) { model::Bylaws bylaws; describe(v, bylaws); })
std::string json_schema(std::string_view title, std::string_view id, const Visitor::Walk& walk);

}  // namespace toadlane::rules
