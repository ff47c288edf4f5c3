#pragma once

#include "service/render/statement.h"

namespace toadlane::render {

/// The written notice of allocation inside a member's statement, with what 26 U.S.C. 1388 asks for:
/// the stated dollar amount and its patronage part, whether it is qualified, on what consent, the
/// payment period; blanks for the day, the delivery and the signature. Where there are no such
/// notices, one line says so.
void put_notice(MarkupWriter& html, const StatementFacts& facts, std::size_t member);

}  // namespace toadlane::render
