#pragma once

#include <string>
#include <vector>

#include "service/render/year_end.h"

namespace toadlane::render {

/// A text as Markdown shows it, whatever stands in it: `a*b|c` is `a\*b\|c`.
std::string markdown_text(std::string_view text);

/// A draft of the resolution by which the body that decides adopts a year-end, in Markdown: the
/// income, each step with its article, what members get and the part in money, the accounts
/// afterwards, what no article decides, and blanks for number, day and signatures.
std::string resolution_md(const app::ClosedYear& closed, const std::vector<InputHash>& inputs);

}  // namespace toadlane::render
