#pragma once

#include <optional>
#include <string_view>

#include "engine/base/date.h"
#include "engine/base/diagnostic.h"
#include "rules/document/tree.h"

namespace toadlane::rules {

/// The occasion that decides which text is in force: the end of a fiscal year, or the day on which
/// the notice of a meeting was sent. With neither, the newest text.
struct Occasion {
  std::optional<Date> fiscal_year_end;
  std::optional<Date> notice;
};

/// A copy of the text in which the clause of that path (`surplus.losses`, `surplus.steps[1].move`)
/// has another value; nothing when the clause above it does not exist.
std::optional<document::Node> with_clause(const document::Node& text, std::string_view path,
                                          const document::Node& value);

/// The text with the amendments that apply on the occasion laid over it, in the order of their
/// dates. An amendment whose clause does not exist is a mistake.
///
/// A block that `applies_to` names is changed when its own date says so; a block that it does not
/// name is changed from the amendment's `from` on, by the date of the occasion.
document::Node in_force(const document::Node& text, const Occasion& occasion,
                        Diagnostics& diagnostics);

}  // namespace toadlane::rules
