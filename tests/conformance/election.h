#pragma once

#include <string>
#include <vector>

namespace toadlane::conformance {

/// A published count, and where the program's differs: nowhere, it passed.
struct CheckedCount {
  std::string id;  // the ballot file
  std::vector<std::string> faults;
};

/// Whether the path is a folder of ballot files with what is expected of each: BLT files, and
/// beside them `expected.jsonl`, one line for each:
///
///   {"file": "a.blt", "seats": 4, "quota": 1544, "elected": [1, 5],
///    "stages": [{"action": "surplus 2", "votes_1e5": [146000000, 62300000],
///                "nontransferable_1e5": 0}]}
///
/// Candidates count from 1, votes are in units of 0.00001; actions are `first`, `surplus N` and
/// `exclude N`. The count is the Scottish one, without a lot.
bool holds_counts(const std::string& path);

/// Counts each file of such a folder by the call that `toadlane count` makes. Winners and every
/// stage are compared, exactly.
std::vector<CheckedCount> check_counts(const std::string& folder);

}  // namespace toadlane::conformance
