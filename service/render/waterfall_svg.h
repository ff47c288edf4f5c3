#pragma once

#include <string>

#include "service/app/close_year.h"

namespace toadlane::render {

/// The waterfall as a picture (SVG): a bar for each income and for each movement, every one where
/// the last ended, with the figures of the table in words beside it. It asks for no file, runs no
/// script, and can be read without colours, and without eyes: its description says every line.
std::string waterfall_svg(const app::ClosedYear& closed);

}  // namespace toadlane::render
