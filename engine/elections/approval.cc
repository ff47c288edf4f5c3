// Approval: the level first preferences of a ballot are the candidates it approves of, as many as
// it likes; each counts one. The most approvals fill the seats; level for the last seat: by lot.
// Source: Brams and Fishburn, "Approval voting", American Political Science Review 72, 1978.
//
//   4 ballots A = B, 3 ballots B = C, 2 ballots A: A 6, B 7, C 3: B wins one seat.
#include "engine/elections/marks.h"
#include "engine/elections/method.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {

CountRecord count_approval(const Contest& contest, const Profile& profile,
                           const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("approval", contest, profile);
  if (uncontested) return record;
  fill_by_scores(contest, tie_break, count_marks(contest, profile, contest.candidates.size()).votes,
                 record);
  return std::move(record);
}

}  // namespace toadlane::elections
