#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/elections/ballot_rules.h"
#include "engine/elections/contest.h"
#include "service/import/ballots/ballot_file.h"

namespace toadlane::import {

/// What a table of rankings does not say itself.
struct RankingContest {
  elections::BallotRules rules;
  /// Without candidates, those of the table stand, in the order in which it names them.
  elections::Contest contest;
};

/// Reads ballots as they were marked, from a table that begins
///
///   count,Rank 1,Rank 2,Rank 3
///   12,Castor,Pollux,undervote
///   1,"Castor
///   Helen",overvote,Undeclared Write-ins
///
/// A cell is a candidate, several of them (an overvote) each on a line of the quoted cell,
/// `overvote` where nobody knows whose, or `undervote` or nothing for an empty rank. Undeclared
/// write-ins are one more candidate. Every mistake is told: those of the rows (T305, T307 to
/// T310), V104 to V106, V116 and V117.
Result<BallotFile> read_ranking_csv(std::string file_name, std::string_view text,
                                    const RankingContest& question);

}  // namespace toadlane::import
