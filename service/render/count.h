#pragma once

#include <string>

#include "service/app/count_election.h"

namespace toadlane::render {

/// Who is elected; the votes of each candidate at each stage, six stages side by side; what each
/// stage did, by which rule, and how ties were broken.
///
///   candidate               1        2
///   Ana               7.00000  5.00000
std::string count_text(const app::CountedElection& counted);

/// One row for each stage and candidate, and for each stage what is not transferable and what was
/// lost by rounding.
std::string count_csv(const app::CountedElection& counted);

/// `toadlane-count 1`: the whole record. Votes are decimals, or n/d where no decimal is exact.
std::string count_json(const app::CountedElection& counted);

/// The methods of counting, each with what it is and the text that is its source.
std::string methods_text();

/// `toadlane-methods 1`: the same.
std::string methods_json();

}  // namespace toadlane::render
