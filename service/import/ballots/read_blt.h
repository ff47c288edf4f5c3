#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/import/ballots/ballot_file.h"

namespace toadlane::import {

/// Reads ballots in the format BLT, which most programs that count transferable votes write:
///
///   3 2                  three candidates, two seats
///   -3                   candidate 3 has withdrawn
///   4 1 2 0              four ballots: candidate 1, then 2; the 0 ends them
///   2 3 - 1=2 0          an empty rank, then 1 and 2 ranked equal
///   0                    the end of the ballots
///   "Castor"             a name for each candidate, in quotes or bare
///   "Pollux"
///   "Helen"
///   "Two for the board"  the title
///
/// A line may hold a comment `# ...` alone or behind numbers. Under the first line may stand
/// `[nick a b c]`, short names for the ballots, `[tie a c b]`, who wins a tie before whom, and
/// `[withdrawn c]`. Empty ranks are closed up. Every mistake is told: V101 to V115.
Result<BallotFile> read_blt(std::string file_name, std::string_view text);

}  // namespace toadlane::import
