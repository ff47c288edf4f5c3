#include "engine/meetings/course.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

VoteOf vote(std::int64_t votes_for, std::int64_t votes_against) {
  VoteOf one;
  one.votes_for = votes_for;
  one.votes_against = votes_against;
  return one;
}

model::Decision two_rounds() {
  model::Decision decision = passing("");
  for (const char* words : {"more than 1/2 of all members", "more than 1/2 of members present"}) {
    model::Round round;
    round.clause = Clause("decisions.it.rounds").item(decision.rounds.size());
    round.passes = threshold(words);
    decision.rounds.push_back(round);
  }
  return decision;
}

TEST(Course, HoldsASecondRoundWithALowerBar) {
  Motion motion = votes(18, 7);
  const MotionResult first = outcome(two_rounds(), meeting_of(40, 25, motion));
  EXPECT_EQ(first.outcome, Outcome::lost);
  EXPECT_EQ(first.needed, 21);
  EXPECT_EQ(first.reason, "18 for, 21 needed; a further round may be held");
  motion.rounds = {vote(13, 12)};
  const MotionResult second = outcome(two_rounds(), meeting_of(40, 25, motion));
  EXPECT_EQ(second.outcome, Outcome::carried);
  EXPECT_EQ(second.needed, 13);
  ASSERT_EQ(second.parts.size(), 1U);
  EXPECT_EQ(second.parts.front().title, "first round");
  EXPECT_EQ(second.clause, Clause("decisions.it"));
  motion.rounds = {vote(12, 13)};
  EXPECT_EQ(outcome(two_rounds(), meeting_of(40, 25, motion)).outcome, Outcome::lost);
}

TEST(Course, EndsWithTheRoundThatCarries) {
  Motion motion = votes(21, 4);
  motion.rounds = {vote(0, 25)};
  EXPECT_EQ(outcome(two_rounds(), meeting_of(40, 25, motion)).outcome, Outcome::carried);
}

TEST(Course, ReopensAVoteOnlyWhenEnoughAskForIt) {
  model::Decision decision = two_rounds();
  decision.rounds[1].wanted_by = threshold("at least 1/3 of members present");
  Motion motion = votes(18, 7);
  motion.rounds = {vote(13, 12)};
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).reason, "missing: rounds.wanted_by");
  motion.rounds.front().wanted_by = 8;
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).reason,
            "8 asked for the second round, 9 needed in the second round");
  motion.rounds.front().wanted_by = 9;
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).outcome, Outcome::carried);
}

TEST(Course, TakesASecondVoteAfterATie) {
  model::Decision decision = passing("at least 1/2 of votes cast");
  EXPECT_EQ(outcome(decision, meeting_of(12, 10, votes(5, 5))).outcome, Outcome::carried);
  decision.tie = "second vote";
  Motion motion = votes(5, 5);
  EXPECT_EQ(outcome(decision, meeting_of(12, 10, motion)).outcome, Outcome::open);
  motion.rounds = {vote(6, 4)};
  EXPECT_EQ(outcome(decision, meeting_of(12, 10, motion)).outcome, Outcome::carried);
  motion.rounds = {vote(5, 5)};
  const MotionResult again = outcome(decision, meeting_of(12, 10, motion));
  EXPECT_EQ(again.outcome, Outcome::lost);
  EXPECT_NE(again.reason.find("a tie again"), std::string::npos);
  EXPECT_EQ(outcome(decision, meeting_of(12, 10, votes(6, 4))).outcome, Outcome::carried);
}

TEST(Course, IsConfirmedAtASecondMeetingInTime) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  model::Confirmation second;
  second.clause = Clause("decisions.it.confirmed");
  second.wait = {"14 days", Clause("decisions.it.confirmed.wait")};
  second.no_later_than = {"1 month", Clause("decisions.it.confirmed.no_later_than")};
  decision.confirmed = second;
  Motion motion = votes(6, 4);
  const MotionResult first = outcome(decision, meeting_of(20, 10, motion));
  EXPECT_EQ(first.outcome, Outcome::open);
  EXPECT_EQ(first.reason,
            "6 for, 6 needed; a second vote must confirm it, from 2025-04-03, until 2025-04-20");
  const auto confirming = [&](const char* day) {
    motion.confirms = Date::parse(day);
    return outcome(decision, meeting_of(20, 10, motion)).outcome;
  };
  EXPECT_EQ(confirming("2025-03-06"), Outcome::carried);
  EXPECT_EQ(confirming("2025-03-07"), Outcome::lost);
  EXPECT_EQ(confirming("2025-02-20"), Outcome::carried);
  EXPECT_EQ(confirming("2025-02-19"), Outcome::lost);
  decision.confirmed->passes = threshold("at least 2/3 of votes cast");
  EXPECT_EQ(confirming("2025-03-06"), Outcome::lost);
}

TEST(Course, WithAShortTurnoutIsLostOrToBeConfirmed) {
  model::Decision decision = passing("at least 2/3 of votes cast");
  model::Turnout turnout;
  turnout.clause = Clause("decisions.it.turnout");
  turnout.least = threshold("at least 1/4 of members");
  decision.turnout = turnout;
  EXPECT_EQ(outcome(decision, meeting_of(40, 12, votes(8, 2))).outcome, Outcome::carried);
  const MotionResult few = outcome(decision, meeting_of(40, 12, votes(8, 1)));
  EXPECT_EQ(few.outcome, Outcome::lost);
  EXPECT_EQ(few.reason, "9 voted, 10 needed to be valid");
  EXPECT_EQ(few.needed, 9);
  EXPECT_EQ(outcome(decision, meeting_of(40, 12, votes(8, 1, 1))).outcome, Outcome::carried);
  decision.turnout->otherwise = "confirmed";
  EXPECT_EQ(outcome(decision, meeting_of(40, 12, votes(8, 1))).outcome, Outcome::open);
  EXPECT_EQ(outcome(decision, meeting_of(40, 12, votes(5, 4))).outcome, Outcome::lost);
  Motion confirming = votes(8, 1);
  confirming.confirms = Date::parse("2025-03-01");
  EXPECT_EQ(outcome(decision, meeting_of(40, 12, confirming)).outcome, Outcome::carried);
}

TEST(Course, NeedsEachOfTwoMajorities) {
  model::Decision decision = passing("at least 2/3 of votes cast");
  decision.also = {threshold("more than 1/2 of all members")};
  const MotionResult few = outcome(decision, meeting_of(20, 15, votes(10, 5)));
  EXPECT_EQ(few.outcome, Outcome::lost);
  EXPECT_EQ(few.needed, 11);
  EXPECT_EQ(few.reason, "10 for, 11 needed by `more than 1/2 of all members`");
  EXPECT_EQ(outcome(decision, meeting_of(20, 16, votes(11, 5))).outcome, Outcome::carried);
  EXPECT_EQ(outcome(decision, meeting_of(20, 19, votes(11, 6))).outcome, Outcome::lost);
  decision.also.clear();
  EXPECT_EQ(outcome(decision, meeting_of(20, 15, votes(10, 5))).outcome, Outcome::carried);
}

TEST(Course, HasAQuorumOfItsOwn) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  EXPECT_EQ(outcome(decision, meeting_of(20, 9, votes(6, 3))).outcome, Outcome::carried);
  decision.quorum = {always("at least 1/2 of members")};
  const MotionResult few = outcome(decision, meeting_of(20, 9, votes(6, 3)));
  EXPECT_EQ(few.outcome, Outcome::no_quorum);
  EXPECT_EQ(few.reason, "9 present, 10 needed for a quorum");
  EXPECT_EQ(outcome(decision, meeting_of(20, 10, votes(6, 3))).outcome, Outcome::carried);
}

// The quorum of 10 came late; of the 8 who stayed, three quarters of it can act.
TEST(Course, LosesAQuorumThatCameAfterTheOpening) {
  model::Bylaws bylaws = bylaws_with(passing("more than 1/2 of votes cast"));
  model::MeetingRules& rules = bylaws.meetings.front().second;
  rules.quorum = {always("at least 1/2 of members")};
  rules.quorum_lost = model::QuorumLost{};
  rules.quorum_lost->actions_need = threshold("at least 3/4 of the quorum");
  Motion motion = votes(8, 0);
  EXPECT_EQ(hold(bylaws, meeting_of(20, 8, motion)).held->motions.front().outcome,
            Outcome::no_quorum);
  motion.most_before = 10;
  EXPECT_EQ(hold(bylaws, meeting_of(20, 8, motion)).held->motions.front().outcome,
            Outcome::carried);
  motion.most_before = 9;
  EXPECT_EQ(hold(bylaws, meeting_of(20, 8, motion)).held->motions.front().outcome,
            Outcome::no_quorum);
}

TEST(Course, CountsSilenceAsTheRuleSays) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  const Meeting meeting = meeting_of(20, 12, votes(4, 5));
  EXPECT_EQ(outcome(decision, meeting).outcome, Outcome::lost);
  decision.silence = "counted as for";  // 3 of 12 say nothing
  EXPECT_EQ(outcome(decision, meeting).outcome, Outcome::carried);
  EXPECT_EQ(outcome(decision, meeting).votes_for, 7);
  decision.silence = "counted as against";
  EXPECT_EQ(outcome(decision, meeting_of(20, 12, votes(6, 3))).outcome, Outcome::lost);
  decision.silence = "not counted";
  EXPECT_EQ(outcome(decision, meeting_of(20, 12, votes(6, 3))).outcome, Outcome::carried);
}

TEST(Course, FollowsAProceduralMotionAboutIt) {
  model::Bylaws bylaws = bylaws_with(passing("more than 1/2 of votes cast"));
  model::ConditionalMajority raised{.condition = model::ConditionalMajority::If::passed,
                                    .decision = "raise",
                                    .is = threshold("at least 2/3 of votes cast")};
  model::ConditionalMajority plain{.otherwise = true,
                                   .is = threshold("more than 1/2 of votes cast")};
  bylaws.decisions.front().second.passes.reset();
  bylaws.decisions.front().second.passes_by_case = {raised, plain};
  bylaws.decisions.emplace_back("raise", passing("at least 2/3 of votes cast"));
  const auto main_motion = [&](std::int64_t raising, const std::string& about) {
    Meeting meeting = meeting_of(20, 12, votes(7, 5));
    Motion procedural = votes(raising, 12 - raising);
    procedural.title = "procedure";
    procedural.decision = "raise";
    procedural.about = about;
    procedural.present = 12;
    meeting.motions.insert(meeting.motions.begin(), procedural);
    return hold(bylaws, meeting).held->motions.back().outcome;
  };
  EXPECT_EQ(main_motion(8, ""), Outcome::lost);
  EXPECT_EQ(main_motion(8, "a motion"), Outcome::lost);
  EXPECT_EQ(main_motion(8, "another"), Outcome::carried);
  EXPECT_EQ(main_motion(7, ""), Outcome::carried);
}

// The twin: the same motion was announced, or the bylaws let any business be done.
TEST(Course, KeepsToItsNoticeWhereTheBylawsSaySo) {
  model::Bylaws rules = bylaws_with(passing("more than 1/2 of votes cast"));
  rules.meetings.front().second.business = "in the notice";
  Motion motion = votes(30, 10);
  motion.on_the_agenda = false;
  const MotionResult kept = hold(rules, meeting_of(58, 40, motion)).held->motions.front();
  EXPECT_EQ(kept.outcome, Outcome::lost);
  EXPECT_EQ(kept.reason, "only what went out with the notice may be decided");
  EXPECT_EQ(kept.clause, rules.meetings.front().second.clause.key("business"));
  EXPECT_EQ(kept.votes_for, 30);
  motion.on_the_agenda = true;
  EXPECT_EQ(hold(rules, meeting_of(58, 40, motion)).held->motions.front().outcome,
            Outcome::carried);
  motion.on_the_agenda = false;
  rules.meetings.front().second.business = "any";
  EXPECT_EQ(hold(rules, meeting_of(58, 40, motion)).held->motions.front().outcome,
            Outcome::carried);
}

}  // namespace
}  // namespace toadlane::meetings
