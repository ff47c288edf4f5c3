#pragma once

#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/reading.h"

namespace toadlane::rules {

/// Takes away the doubts about words (X251 to X256, X258 to X263) that the file's `readings`
/// settle, and says of the others that a reading would. A reading settles a doubt when its `of` is
/// the clause's address, or holds the doubted words, or is part of them, both in whole words; where
/// the reading names an article, the clause must cite it. Of X253, X258 and X259 a part of the
/// words is not enough, as it may be part of others; of the first fiscal year (X263) every reading
/// speaks whose `of` has `fiscal years`. An answer about months says `calendar`, about tax `tax`,
/// about the day of a rate `day`.
///
///   passes: at least 51% of votes cast
///   readings: [{of: "51%", taken_as: 51 of 100, because: the articles give it as a number}]
///   ->   no X251
void settle_doubts(const std::vector<model::Reading>& readings, Diagnostics& diagnostics);

}  // namespace toadlane::rules
