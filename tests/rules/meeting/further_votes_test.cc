#include "rules/meeting/further_votes.h"

#include <gtest/gtest.h>

namespace toadlane::rules {
namespace {

std::string codes(const MeetingMistakes& all) {
  std::string text;
  for (const MeetingMistake& one : all)
    text += (text.empty() ? "" : " ") + std::string(entry_of(one.diagnostic.code).name);
  return text;
}

std::string wrong(const meetings::Ruling& ruling, const MotionText& text) {
  model::Bylaws bylaws;
  bylaws.classes.emplace_back("workers", model::MemberClass{});
  return codes(wrong_in_further_votes(bylaws, ruling, text, "members"));
}

VoteText vote(long votes_for, long present) {
  VoteText one;
  one.votes_for = votes_for;
  one.present = present;
  return one;
}

TEST(FurtherVotes, AreThoseThatTheRuleAsks) {
  meetings::Ruling ruling;
  MotionText text;
  text.rounds = {vote(3, 5)};
  EXPECT_EQ(wrong(ruling, text), "M344");
  ruling.decision.rounds.resize(2);
  EXPECT_EQ(wrong(ruling, text), "");
  text.rounds.push_back(vote(3, 5));
  EXPECT_EQ(wrong(ruling, text), "M344");
}

TEST(FurtherVotes, AreOfKnownClassesAndBodies) {
  meetings::Ruling ruling;
  MotionText text;
  text.classes.emplace_back("worker", vote(3, 5));
  EXPECT_EQ(wrong(ruling, text), "M344");
  ruling.decision.and_each = model::AlsoEach{};
  EXPECT_EQ(wrong(ruling, text), "M343");
  text.classes.front().first = "workers";
  EXPECT_EQ(wrong(ruling, text), "");
  text.votes_of.emplace_back("board", vote(3, 5));
  EXPECT_EQ(wrong(ruling, text), "M343");
  ruling.decision.by = {"members", "board"};
  ruling.decision.both = true;
  EXPECT_EQ(wrong(ruling, text), "");
}

TEST(FurtherVotes, AreNoMoreThanThoseWhoVoted) {
  meetings::Ruling ruling;
  ruling.decision.rounds.resize(2);
  MotionText text;
  text.rounds = {vote(6, 5)};
  EXPECT_EQ(wrong(ruling, text), "M307");
  text.rounds.front().members = 4;
  EXPECT_EQ(wrong(ruling, text), "M308");
}

TEST(FurtherVotes, ConfirmOrChooseOnlyWhereTheRuleKnowsIt) {
  meetings::Ruling ruling;
  MotionText text;
  text.confirms = Date::parse("2025-03-01");
  text.options = {{"one", 3}};
  EXPECT_EQ(wrong(ruling, text), "M344 M344");
  ruling.decision.confirmed = model::Confirmation{};
  ruling.decision.how_to_decide = model::HowToDecide{};
  EXPECT_EQ(wrong(ruling, text), "M343");
  ruling.decision.how_to_decide->among = {"one"};
  EXPECT_EQ(wrong(ruling, text), "");
}

TEST(FurtherFacts, AreOfAMannerAndPetitionsThatTheBylawsKnow) {
  model::Bylaws bylaws;
  bylaws.meetings.emplace_back("members", model::MeetingRules{});
  MeetingText text;
  text.held = "by ballot";
  PetitionText petition;
  petition.asks = "item";
  petition.signed_by = 3;
  text.petitions = {petition};
  meetings::Meeting meeting;
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "M345 M346");
  model::MeetingRules& rules = bylaws.meetings.front().second;
  rules.ballot_without_meeting = model::BallotWithoutMeeting{};
  rules.petition = model::Petition{};
  rules.petition->item = expression::Threshold{};
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "");
  EXPECT_EQ(meeting.manner, meetings::Manner::ballot);
  EXPECT_EQ(meeting.petitions.size(), 1U);
  meeting.counts.set("members", 3);
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "");
  meeting.counts.set("members", 2);  // the twin: one fewer than have signed
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "M308");
}

TEST(FurtherFacts, AreOfAPetitionByAClassThatTheBylawsKnow) {
  model::Bylaws bylaws;
  bylaws.meetings.emplace_back("members", model::MeetingRules{});
  model::MeetingRules& rules = bylaws.meetings.front().second;
  rules.petition = model::Petition{};
  rules.petition->meeting = expression::Threshold{};
  MeetingText text;
  PetitionText petition;
  petition.asks = "meeting";
  petition.of_class = "workers";
  petition.signed_by = 3;
  text.petitions = {petition};
  meetings::Meeting meeting;
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "M346");
  rules.petition->of_class.emplace_back("workers", expression::Threshold{});
  EXPECT_EQ(codes(further_facts(bylaws, text, meetings::find_body(bylaws, "members"), meeting)),
            "");
  ASSERT_EQ(meeting.petitions.size(), 1U);
  EXPECT_EQ(meeting.petitions.front().of_class, "workers");
}

}  // namespace
}  // namespace toadlane::rules
