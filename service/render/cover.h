#pragma once

#include <string>

#include "service/app/cover.h"

namespace toadlane::render {

/// A table of the articles, each with its state and the clauses that cite it, and the sums.
std::string cover_text(const app::Coverage& coverage);

/// One row for each article; all its clauses in one cell.
std::string cover_csv(const app::Coverage& coverage);

}  // namespace toadlane::render
