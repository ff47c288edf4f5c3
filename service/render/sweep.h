#pragma once

#include <string>

#include "service/app/sweep.h"

namespace toadlane::render {

/// For each rule a table of ranges: sizes that follow each other and have the same marks share a
/// line, which shows the first and the last figure of each column.
///
///   members  quorum  needed  at the quorum  what is odd
///   3..60    2..31   3..45   2..24
std::string sweep_text(const app::Sweep& sweep);

/// One row for each rule and size, with all figures.
std::string sweep_csv(const app::Sweep& sweep);

/// `toadlane-sweep 1`: the same with the bases that were taken as all.
std::string sweep_json(const app::Sweep& sweep);

}  // namespace toadlane::render
