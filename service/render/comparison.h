#pragma once

#include <string>

#include "service/app/close_year.h"

namespace toadlane::render {

/// Two closings of one year side by side, for a person: what each account and the members get now,
/// then, and the difference; and the same for each member (at most `rows` of them, which the text
/// says). Both are of the same members table.
std::string comparison_text(const app::ClosedYear& now, const app::ClosedYear& then,
                            std::size_t rows);

}  // namespace toadlane::render
