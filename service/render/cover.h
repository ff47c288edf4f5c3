#pragma once

#include <string>

#include "service/app/cover.h"

namespace toadlane::render {

/// A table of the articles, each with its state and the clauses that cite it, and the sums.
std::string cover_text(const app::Coverage& coverage);

/// One row for each article; all its clauses in one cell.
std::string cover_csv(const app::Coverage& coverage);

/// The same for programs, with the citations that the text does not have (`toadlane-cover 1`).
std::string cover_json(const app::Coverage& coverage);

}  // namespace toadlane::render
