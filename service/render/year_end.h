#pragma once

#include <string>
#include <vector>

#include "service/app/close_year.h"

namespace toadlane::render {

/// The hash of one input, for the certificate.
struct InputHash {
  std::string role;  // "bylaws", "year", "members"
  std::string file;  // by which messages call it
  std::string blake2b_256;
};

class CsvWriter;

/// The whole result as JSON (`toadlane-result 1`): the same bytes from the command and the API.
std::string year_end_json(const app::ClosedYear& closed, const std::vector<InputHash>& inputs);

/// The register as CSV: a row per member, in the order of the table, with what they did, their
/// dividend, the part in money, what is held in their name and what is paid beside the dividend
/// (where the bylaws do that), what is retained, and the closing balance where the opening one is
/// known. `names` chooses columns and their order; none: all. An unknown name is U107, and nothing
/// is written.
Diagnostics register_csv(const app::ClosedYear& closed, const std::vector<std::string>& names,
                         CsvWriter& out);

/// U107 for each name that is no column of the register.
Diagnostics unknown_columns(const app::ClosedYear& closed, const std::vector<std::string>& names);

/// The waterfall as CSV: one row per movement, and a last row with the sum.
std::string waterfall_csv(const app::ClosedYear& closed);

/// How many members a summary shows.
inline constexpr std::size_t rows_shown = 40;

/// The result for a person: the waterfall with its articles, then the members (at most `rows`).
std::string year_end_text(const app::ClosedYear& closed, std::size_t rows);

/// How many members an explanation of all of them covers.
inline constexpr std::size_t members_explained_max = 10'000;

/// Why each movement is what it is, and each member's cent: the explanations file. Of more than
/// `members_max` members the first are explained, and the text says how to ask for another.
std::string explanations_text(const app::ClosedYear& closed, std::size_t members_max);

/// One member's dividend, from what they did to the cent.
std::string member_text(const app::ClosedYear& closed, std::size_t member);

}  // namespace toadlane::render
