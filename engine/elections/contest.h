#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace toadlane::elections {

/// Somebody who stands.
struct Candidate {
  std::string id;    // unique in the contest, fixed before the ballots: what a lot is drawn on
  std::string name;  // as printed on the ballot
  bool withdrawn = false;  // ballots may name them; they are out before the first stage
};

/// What is voted on: so many seats, and who stands for them.
struct Contest {
  std::string id;
  std::string title;
  std::size_t seats = 1;  // 0 is no election
  std::vector<Candidate> candidates;

  /// The candidates who stand: withdrawn ones are left out.
  [[nodiscard]] std::size_t standing() const {
    std::size_t count = 0;
    for (const Candidate& one : candidates) count += one.withdrawn ? 0 : 1;
    return count;
  }
};

}  // namespace toadlane::elections
