// Plurality by first preferences, and block plurality by marks.
//
// plurality        a ballot counts for its first preference; one with several level first
//                  preferences counts for each with an equal part. Several seats: the single
//                  non-transferable vote.
// block-plurality  the level first preferences of a ballot are its marks, each counts one; a ballot
//                  with more marks than seats is not counted and the notes say how many there were.
//                  Marks for those withdrawn are no marks.
//
// The most votes fill the seats; level for the last seat: by lot.
//
//   Two seats; 4 ballots A = B, 3 ballots B = C, 2 ballots A: A 6, B 7, C 3: B and A.
#include "engine/elections/first_preferences.h"
#include "engine/elections/marks.h"
#include "engine/elections/method.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {

CountRecord count_plurality(const Contest& contest, const Profile& profile,
                            const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("plurality", contest, profile);
  if (uncontested) return record;
  fill_by_scores(contest, tie_break, first_preferences(profile, standing_in(contest)).votes,
                 record);
  return std::move(record);
}

CountRecord count_block_plurality(const Contest& contest, const Profile& profile,
                                  const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("block-plurality", contest, profile);
  if (uncontested) return record;
  Marks marks = count_marks(contest, profile, contest.seats);
  if (marks.overmarked > 0)
    record.notes.push_back(Integer::of(marks.overmarked).text() +
                           " ballots mark more candidates than there are seats and do not count");
  fill_by_scores(contest, tie_break, std::move(marks.votes), record);
  return std::move(record);
}

}  // namespace toadlane::elections
