#include "engine/meetings/without_meeting.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

expression::State valid_when(const std::string& words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_state(words, names).value.value();
}

// 60 members, a quorum of 31 at a meeting.
model::Bylaws ballot_bylaws(const std::string& valid, const std::string& passes) {
  model::Bylaws all = bylaws_with(passing("more than 1/2 of votes cast"));
  model::MeetingRules& rules = all.meetings.front().second;
  rules.quorum = {always("more than 1/2 of members")};
  rules.ballot_without_meeting = model::BallotWithoutMeeting{};
  rules.ballot_without_meeting->clause = Clause("meetings.members.ballot_without_meeting");
  rules.ballot_without_meeting->valid_when = valid_when(valid);
  if (!passes.empty()) rules.ballot_without_meeting->passes = threshold(passes);
  rules.written_consent = model::WrittenConsent{};
  rules.written_consent->passes = threshold("unanimous of all members");
  return all;
}

MotionResult ballot(const model::Bylaws& bylaws, std::int64_t returned, std::int64_t votes_for) {
  Motion motion = votes(votes_for, returned - votes_for);
  motion.ballots_returned = returned;
  Meeting meeting = meeting_of(60, 0, motion);
  meeting.manner = Manner::ballot;
  return hold(bylaws, meeting).held->motions.front();
}

TEST(Ballot, IsValidWhenTheQuorumCameBack) {
  const auto rules = ballot_bylaws("ballots returned reaches the quorum", "");
  EXPECT_EQ(ballot(rules, 31, 16).outcome, Outcome::carried);
  EXPECT_EQ(ballot(rules, 31, 15).outcome, Outcome::lost);
  EXPECT_EQ(ballot(rules, 30, 30).outcome, Outcome::no_quorum);
}

TEST(Ballot, MayNeedAMultipleOfTheQuorum) {
  const auto rules = ballot_bylaws("ballots returned reaches 150% of the quorum", "");
  EXPECT_EQ(ballot(rules, 46, 46).outcome, Outcome::no_quorum);  // 46 1/2
  EXPECT_EQ(ballot(rules, 47, 47).outcome, Outcome::carried);
}

TEST(Ballot, HasAMajorityOfItsOwn) {
  const auto rules =
      ballot_bylaws("ballots returned reaches the quorum", "at least 2/3 of ballots returned");
  EXPECT_EQ(ballot(rules, 40, 27).outcome, Outcome::carried);
  EXPECT_EQ(ballot(rules, 40, 26).outcome, Outcome::lost);
  EXPECT_EQ(ballot(rules, 40, 26).needed, 27);
  EXPECT_EQ(ballot(rules, 40, 26).base, Ratio(40));
}

TEST(Ballot, CountsTheSilentAsTheRuleSays) {
  auto rules = ballot_bylaws("ballots returned reaches the quorum", "");
  rules.decisions.front().second.silence = "counted to the quorum";
  EXPECT_EQ(ballot(rules, 20, 12).outcome, Outcome::carried);
  rules.decisions.front().second.silence = "counted as for";
  EXPECT_EQ(ballot(rules, 31, 1).outcome, Outcome::lost);     // 1 and 29 silent of 60
  EXPECT_EQ(ballot(rules, 31, 2).outcome, Outcome::carried);  // 2 and 29
}

TEST(WrittenConsent, NeedsEverySignature) {
  const auto rules = ballot_bylaws("ballots returned reaches the quorum", "");
  Motion motion;
  motion.decision = "it";
  const auto signed_by = [&](std::int64_t number) {
    motion.votes_for = number;
    Meeting meeting = meeting_of(60, 0, motion);
    meeting.manner = Manner::written_consent;
    return hold(rules, meeting).held->motions.front().outcome;
  };
  EXPECT_EQ(signed_by(60), Outcome::carried);
  EXPECT_EQ(signed_by(59), Outcome::lost);
}

TEST(WrittenConsent, NeedsSoManySignatures) {
  auto rules = ballot_bylaws("ballots returned reaches the quorum", "");
  rules.meetings.front().second.written_consent->passes = threshold("at least 2/3 of all members");
  Motion motion;
  motion.decision = "it";
  motion.votes_for = 40;
  Meeting meeting = meeting_of(60, 0, motion);
  meeting.manner = Manner::written_consent;
  EXPECT_EQ(hold(rules, meeting).held->motions.front().outcome, Outcome::carried);
  EXPECT_TRUE(hold(rules, meeting).held->all_carried());
  meeting.motions.front().votes_for = 39;
  EXPECT_EQ(hold(rules, meeting).held->motions.front().needed, 40);
  EXPECT_FALSE(hold(rules, meeting).held->all_carried());
}

}  // namespace
}  // namespace toadlane::meetings
