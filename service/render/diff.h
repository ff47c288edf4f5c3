#pragma once

#include <string>

#include "service/app/diff.h"

namespace toadlane::render {

/// The changed clauses as a redline, each with its article, then what the examples come to.
std::string diff_text(const app::TextDiff& diff);

/// The same as a page to print: what is struck in <del>, what is new in <ins>.
std::string diff_html(const app::TextDiff& diff);

/// `toadlane-diff 1`.
std::string diff_json(const app::TextDiff& diff);

}  // namespace toadlane::render
