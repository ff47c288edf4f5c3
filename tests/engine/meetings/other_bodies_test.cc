#include "engine/meetings/other_bodies.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

VoteOf of_board(std::int64_t votes_for, std::int64_t votes_against, std::int64_t present) {
  VoteOf vote;
  vote.votes_for = votes_for;
  vote.votes_against = votes_against;
  vote.present = present;
  return vote;
}

MotionResult with_board(const model::Decision& decision, std::optional<VoteOf> board,
                        const char* on = nullptr) {
  Motion motion = votes(6, 4);
  if (board && on != nullptr) board->on = Date::parse(on);
  if (board) motion.elsewhere = {{"board", *board}};
  Meeting meeting = meeting_of(20, 10, motion);
  meeting.counts.set("directors in office", 7);
  return outcome(decision, meeting);
}

model::OtherBody board(const std::string& passes) {
  model::OtherBody other;
  other.clause = Clause("decisions.it.other");
  other.body = "board";
  other.passes = threshold(passes);
  other.within = {"30 days", Clause("decisions.it.other.within")};
  return other;
}

TEST(OtherBodies, MustBothAgree) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  decision.by = {"board", "members"};
  decision.both = true;
  decision.passes_of = {{"board", threshold("more than 1/2 of directors in office")}};
  EXPECT_EQ(with_board(decision, std::nullopt).outcome, Outcome::open);
  EXPECT_EQ(with_board(decision, of_board(4, 1, 5)).outcome, Outcome::carried);
  const MotionResult refused = with_board(decision, of_board(3, 2, 5));
  EXPECT_EQ(refused.outcome, Outcome::lost);
  EXPECT_EQ(refused.reason, "the board did not agree: 3 for, 4 needed");
  EXPECT_EQ(with_board(decision, of_board(3, 0, 3)).outcome, Outcome::lost);  // no quorum there
  decision.both = false;
  EXPECT_EQ(with_board(decision, of_board(3, 2, 5)).outcome, Outcome::carried);
}

TEST(OtherBodies, SayHowManyWereThere) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  decision.ratified_by = board("more than 1/2 of votes cast");
  VoteOf vote = of_board(4, 1, 5);
  vote.present.reset();
  EXPECT_EQ(with_board(decision, vote).reason, "missing: votes_of.board.present");
}

TEST(OtherBodies, RatifyInTime) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  decision.ratified_by = board("more than 1/2 of votes cast");
  const MotionResult open = with_board(decision, std::nullopt);
  EXPECT_EQ(open.outcome, Outcome::open);
  EXPECT_EQ(open.reason, "6 for, 6 needed; the board must ratify it until 2025-04-19");
  EXPECT_EQ(with_board(decision, of_board(3, 2, 5), "2025-04-19").outcome, Outcome::carried);
  EXPECT_EQ(with_board(decision, of_board(3, 2, 5), "2025-04-20").outcome, Outcome::lost);
  EXPECT_EQ(with_board(decision, of_board(2, 3, 5), "2025-04-19").outcome, Outcome::lost);
}

TEST(OtherBodies, StopItInTime) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  decision.veto = board("at least 2/3 of directors present");
  EXPECT_EQ(with_board(decision, std::nullopt).outcome, Outcome::open);
  EXPECT_EQ(with_board(decision, of_board(4, 2, 6), "2025-04-19").outcome, Outcome::lost);
  EXPECT_EQ(with_board(decision, of_board(4, 2, 6), "2025-04-20").outcome, Outcome::carried);
  EXPECT_EQ(with_board(decision, of_board(3, 3, 6), "2025-04-19").outcome, Outcome::carried);
}

}  // namespace
}  // namespace toadlane::meetings
