#include "engine/meetings/roll.h"

#include <gmock/gmock.h>

#include "tests/engine/meetings/roll_sample.h"

namespace toadlane::meetings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> standings(const Result<Roll>& roll) {
  std::vector<std::string> all;
  EXPECT_TRUE(roll.ok()) << to_text(roll.diagnostics());
  if (!roll) return all;
  for (std::size_t i = 0; i < roll->facts().size(); ++i) all.push_back(standing_of(*roll, i));
  return all;
}

std::string count(const Roll& roll, const char* base) {
  const auto number = roll.counts().of(base);
  return number ? number->text() : "none";
}

TEST(Roll, LeavesOutWhoIsNotYetOrNoLongerAMember) {
  const model::Bylaws bylaws = two_classes();
  RollFacts facts = joined_on({"2020-01-01", "2025-06-30", "2025-07-01", "2020-01-01"});
  facts.left = {no_day, no_day, no_day, number_of("2025-06-29")};
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_THAT(standings(roll),
              ElementsAre("entitled", "entitled", "not yet a member: joined 2025-07-01 []",
                          "no longer a member: left 2025-06-29 []"));
  EXPECT_EQ(count(*roll, "members"), "2");
  EXPECT_EQ(count(*roll, "all members"), "2");
  // The twin: the last day as a member is one.
  facts.left[3] = number_of("2025-06-30");
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-06-30"))[3], "entitled");
}

TEST(Roll, CountsAClassWithoutAVoteAmongAllMembersUnlessItSaysOtherwise) {
  model::Bylaws bylaws = two_classes();
  RollFacts facts = joined_on({"2020-01-01", "2024-01-01"});
  facts.class_of[1] = 1;
  auto roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_EQ(standings(roll)[1],
            "class without a vote: the class `candidate` has no vote [classes.candidate.votes]");
  EXPECT_EQ(count(*roll, "all members"), "2");
  EXPECT_EQ(count(*roll, "members"), "1");
  EXPECT_EQ(roll->class_of(1), "candidate");
  bylaws.classes.back().second.counts_among = "none";
  roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_EQ(count(*roll, "all members"), "1");
}

TEST(Roll, TakesTheClassOfThePeriodThatCoversTheDay) {
  const model::Bylaws bylaws = two_classes();
  RollFacts facts = joined_on({"2024-01-01"});
  add_period(facts, 0, "candidate", "2024-01-01", "2025-06-30");
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-06-30"))[0],
            "class without a vote: the class `candidate` has no vote, since 2024-01-01 "
            "[classes.candidate.votes]");
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-07-01"))[0], "entitled");
}

TEST(Roll, AsksForEveryPartOfACompoundAdmission) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).admitted_when = test_of(
      "hours worked at least 650 hours and time worked at least 6 months and initial "
      "contribution paid and decision admit_member passed",
      "classes.member.admitted_when");
  RollFacts facts = joined_on({"2024-12-30", "2024-12-31", "2024-12-30", "2024-12-30"});
  facts.measures = {{"hours worked", Column{{65000, 70000, 64999, 65000}, 2}}};
  facts.statuses = {{"initial contribution paid", {1, 1, 1, 0}},
                    {"decision admit_member passed", {1, 1, 1, 1}}};
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  // Six months after 31 December is the last day of June.
  EXPECT_THAT(standings(roll),
              ElementsAre("entitled", "entitled",
                          "not admitted: hours worked: 649.99, at least 650 hours asked "
                          "[classes.member.admitted_when]",
                          "not admitted: `initial contribution paid`: no "
                          "[classes.member.admitted_when]"));
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-29")).at(1),
              HasSubstr("time worked since 2024-12-31, at least 6 months asked"));
  EXPECT_EQ(count(*roll, "all members"), "2");
  // The register says when somebody was admitted: then nothing is tested again.
  facts.admitted = {no_day, no_day, number_of("2025-06-30"), number_of("2025-07-01")};
  const auto stated = standings(roll_of(bylaws, facts, "2025-06-30"));
  EXPECT_EQ(stated[2], "entitled");
  EXPECT_EQ(stated[3], "not yet a member: admitted 2025-07-01 []");
}

TEST(Roll, AsksForBothVotesOfAnAdmissionInTwoSteps) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).admitted_when =
      test_of("decision propose_member passed and decision admit_member passed",
              "classes.member.admitted_when");
  RollFacts facts = joined_on({"2025-01-01", "2025-01-01", "2025-01-01"});
  facts.statuses = {{"decision propose_member passed", {1, 1, 0}},
                    {"decision admit_member passed", {1, 0, 1}}};
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-30")),
              ElementsAre("entitled",
                          "not admitted: `decision admit_member passed`: no "
                          "[classes.member.admitted_when]",
                          "not admitted: `decision propose_member passed`: no "
                          "[classes.member.admitted_when]"));
  // The twin: one vote is enough.
  member_class(bylaws).admitted_when =
      test_of("decision admit_member passed", "classes.member.admitted_when");
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-06-30"))[2], "entitled");
}

TEST(Roll, LetsASpecialVoteOrTheBoardWaiveACandidacy) {
  model::Bylaws bylaws = two_classes();
  const std::string hours = "hours worked at least 650 hours";
  member_class(bylaws).admitted_when =
      test_of(hours + " or decision waive_candidacy passed or decision waive_board passed",
              "classes.member.admitted_when");
  RollFacts facts = joined_on({"2025-01-01", "2025-01-01", "2025-01-01", "2025-01-01"});
  facts.measures = {{"hours worked", Column{{65000, 100, 100, 64999}, 2}}};
  facts.statuses = {{"decision waive_candidacy passed", {0, 1, 0, 0}},
                    {"decision waive_board passed", {0, 0, 1, 0}}};
  const auto roll = standings(roll_of(bylaws, facts, "2025-06-30"));
  ASSERT_EQ(roll.size(), 4U);
  for (const std::size_t admitted : {0U, 1U, 2U}) EXPECT_EQ(roll[admitted], "entitled");
  EXPECT_THAT(roll[3], HasSubstr("not admitted: hours worked: 649.99, at least 650 hours asked"));
  EXPECT_THAT(roll[3], HasSubstr("`decision waive_board passed`: no"));
  // The twin: nobody can waive it.
  member_class(bylaws).admitted_when = test_of(hours, "classes.member.admitted_when");
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-30"))[1], HasSubstr("hours worked: 1,"));
}

TEST(Roll, SumsTheRecordsOfARollingWindow) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).admitted_when = test_of(
      "hours worked in the last 6 months at least 500 hours", "classes.member.admitted_when");
  RollFacts facts = joined_on({"2024-01-01", "2024-01-01"});
  for (const std::uint32_t member : {0U, 1U}) add_hours(facts, member, "2025-06-30", 400);
  add_hours(facts, 0, "2025-01-01", 100);
  add_hours(facts, 1, "2024-12-31", 100);  // the twin: a day before the window
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-30")),
              ElementsAre("entitled",
                          "not admitted: hours worked in the last 6 months: 400, at least 500 "
                          "hours asked [classes.member.admitted_when]"));
}

TEST(Roll, MakesNewMembersWaitUntilTheDayOfTheVote) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).may_vote_after = {
      {"meeting", length_of("30 days", "classes.member.may_vote_after.meeting")},
      {"written ballot", length_of("10 days", "classes.member.may_vote_after.written ballot")}};
  RollFacts facts = joined_on({"2025-05-31", "2025-06-01"});
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-20", "2025-06-30")),
              ElementsAre("entitled",
                          "waiting time: admitted 2025-06-01, may vote 30 days later "
                          "[classes.member.may_vote_after.meeting]"));
  put_in_order(facts);
  const auto ballot = roll_at(bylaws, std::make_shared<const RollFacts>(facts),
                              {.on = day("2025-06-20"), .voting = {}, .ballot = "written ballot"});
  EXPECT_EQ(standings(ballot)[1], "entitled");
}

// Five working days before Monday 30 June is Monday the 23rd, and with a holiday between a day
// earlier.
TEST(Roll, CountsAWaitingTimeInWorkingDays) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).may_vote_after = {
      {"", length_of("5 working days", "classes.member.may_vote_after")}};
  RollFacts facts = joined_on({"2025-06-23", "2025-06-24"});
  put_in_order(facts);
  const auto shared = std::make_shared<const RollFacts>(facts);
  RollQuestion question{.on = day("2025-06-25"), .voting = day("2025-06-30")};
  EXPECT_TRUE(roll_at(bylaws, shared, question)->entitled(0));
  EXPECT_FALSE(roll_at(bylaws, shared, question)->entitled(1));
  question.holidays = Holidays({day("2025-06-27")});
  EXPECT_FALSE(roll_at(bylaws, shared, question)->entitled(0));
}

// 1000 hours in 2024; who joined on 1 July was a member for 184 of 366 days: 502.73 hours.
TEST(Roll, AsksOfAFirstYearAPartOfTheYearlyMinimum) {
  model::Bylaws bylaws = two_classes();
  model::KeptWhen kept;
  kept.clause = Clause("classes.member.kept_when");
  kept.cite = "Art. 3";
  kept.condition = test_of("hours worked per calendar year at least 1000 hours",
                           "classes.member.kept_when.condition");
  kept.first_year = "prorated";
  kept.lower_minimum_by = "board";
  member_class(bylaws).kept_when = kept;
  RollFacts facts = joined_on(
      {"2020-01-01", "2020-01-01", "2024-07-01", "2024-07-01", "2025-01-01", "2020-01-01"});
  const int hours[] = {1000, 999, 503, 502, 0, 600};
  for (std::uint32_t i = 0; i < 6; ++i)
    if (hours[i] > 0) add_hours(facts, i, "2024-12-31", hours[i]);
  add_hours(facts, 1, "2025-01-01", 1);  // of the next year
  facts.lower_minimum = Column{{0, 0, 0, 0, 0, 600}, 0};
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_THAT(standings(roll),
              ElementsAre("entitled",
                          "yearly minimum not met: hours worked per calendar year: 999, at least "
                          "1000 hours asked [classes.member.kept_when.condition]",
                          "entitled",
                          "yearly minimum not met: hours worked per calendar year: 502, at least "
                          "1000 hours asked, for 184 of 366 days "
                          "[classes.member.kept_when.condition]",
                          "entitled", "entitled"));
  EXPECT_EQ(roll->why(1).cite, "Art. 3");
  facts.lower_minimum->scaled.set(5, 601);  // the twin of the personal minimum
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-30"))[5],
              HasSubstr("lowered for this member to 601"));
  facts.lower_minimum.reset();
  member_class(bylaws).kept_when->first_year = "in full";
  EXPECT_THAT(standings(roll_of(bylaws, facts, "2025-06-30"))[2], HasSubstr("not met"));
  member_class(bylaws).kept_when->first_year = "not required";
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-06-30"))[3], "entitled");
}

TEST(Roll, RefusesAFirstYearThatNothingDecides) {
  model::Bylaws bylaws = two_classes();
  model::KeptWhen kept;
  kept.clause = Clause("classes.member.kept_when");
  kept.condition = test_of("hours worked per calendar year at least 1000 hours",
                           "classes.member.kept_when.condition");
  member_class(bylaws).kept_when = kept;
  RollFacts facts = joined_on({"2024-07-01"});
  add_hours(facts, 0, "2024-12-31", 600);
  const auto open = roll_of(bylaws, facts, "2025-06-30");
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(open.diagnostics().all().at(0).code, Code::M373);
  facts.lower_minimum = Column{{500}, 0};
  const auto lowered = roll_of(bylaws, facts, "2025-06-30");
  ASSERT_FALSE(lowered.ok());
  EXPECT_EQ(lowered.diagnostics().all().at(0).code, Code::M375);
  // Both readings agree: nothing is open.
  facts.lower_minimum.reset();
  facts.records.clear();
  add_hours(facts, 0, "2024-12-31", 1000);
  EXPECT_EQ(standings(roll_of(bylaws, facts, "2025-06-30"))[0], "entitled");
}

TEST(Roll, EndsAMembershipByTheRule) {
  model::Bylaws bylaws = two_classes();
  model::EndsWhen ends;
  ends.cite = "Art. 3.3";
  ends.condition = test_of("unpaid leave more than 6 months", "classes.member.ends_when.condition");
  member_class(bylaws).ends_when = ends;
  RollFacts facts = joined_on({"2020-01-01", "2020-01-01", "2020-01-01", "2024-01-01"});
  add_period(facts, 0, "unpaid leave", "2024-12-30");                // six months: not more
  add_period(facts, 1, "unpaid leave", "2024-12-29");                // a day more
  add_period(facts, 2, "unpaid leave", "2021-01-01", "2021-08-01");  // over, and it was more
  add_period(facts, 3, "unpaid leave", "2021-01-01", "2021-08-01");  // of an earlier membership
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  const std::string ended =
      "membership ended: unpaid leave more than 6 months [classes.member.ends_when.condition]";
  EXPECT_THAT(standings(roll), ElementsAre("entitled", ended, ended, "entitled"));
  EXPECT_EQ(count(*roll, "all members"), "2");
}

TEST(Roll, LeavesOutWhoIsNotInGoodStandingByTheTerm) {
  model::Bylaws bylaws = two_classes();
  model::Term term;
  static_cast<model::Test&>(term) =
      test_of("not (dues unpaid more than 90 days) and not suspended", "terms.good standing");
  bylaws.terms = {{"good standing", term}};
  RollFacts facts = joined_on({"2020-01-01", "2020-01-01", "2020-01-01"});
  add_period(facts, 0, "dues unpaid", "2025-04-01");  // 90 days
  add_period(facts, 1, "dues unpaid", "2025-03-31");  // 91
  add_period(facts, 2, "suspended", "2025-06-30");
  // Counted, and entitled as long as no rule asks for it.
  auto roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_THAT(standings(roll), ElementsAre("entitled", "entitled", "entitled"));
  EXPECT_EQ(count(*roll, "members in good standing"), "1");
  member_class(bylaws).active_when = test_of("good standing", "classes.member.active_when");
  roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_THAT(standings(roll),
              ElementsAre("entitled",
                          "not active: not `good standing`: dues unpaid since 2025-03-31, more "
                          "than 90 days [terms.good standing]",
                          "not active: not `good standing`: `suspended`: yes "
                          "[terms.good standing]"));
  EXPECT_EQ(count(*roll, "all members"), "3");
  EXPECT_EQ(count(*roll, "members"), "1");
}

TEST(Roll, CountsAGoodStandingThatIsOnlyRecorded) {
  model::Bylaws bylaws = two_classes();
  model::Term term;
  term.recorded = "as a status";
  bylaws.terms = {{"good standing", term}};
  RollFacts facts = joined_on({"2020-01-01", "2020-01-01", "2020-01-01"});
  add_period(facts, 0, "good standing", "2021-01-01");
  add_period(facts, 1, "good standing", "2025-07-01");  // a day after
  EXPECT_EQ(count(*roll_of(bylaws, facts, "2025-06-30"), "members in good standing"), "1");
  EXPECT_EQ(count(*roll_of(bylaws, facts, "2025-07-01"), "members in good standing"), "2");
}

TEST(Roll, NamesWhatTheTablesDoNotSay) {
  model::Bylaws bylaws = two_classes();
  member_class(bylaws).admitted_when =
      test_of("hours worked at least 650 hours and suspended", "classes.member.admitted_when");
  member_class(bylaws).active_when = test_of("not suspended", "classes.member.active_when");
  RollFacts facts = joined_on({"2020-01-01"});
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  ASSERT_FALSE(roll.ok());
  ASSERT_EQ(roll.diagnostics().all().size(), 2U);
  EXPECT_EQ(roll.diagnostics().all()[0].message,
            "the rule at `classes.member.admitted_when` asks for `hours worked` and `suspended`, "
            "and the tables do not have it");
  facts.admitted = {number_of("2020-01-01")};  // then only the other rule asks
  EXPECT_EQ(roll_of(bylaws, facts, "2025-06-30").diagnostics().all().size(), 1U);
  facts.statuses = {{"suspended", {-1}}};
  const auto empty = roll_of(bylaws, facts, "2025-06-30");
  ASSERT_FALSE(empty.ok());
  EXPECT_THAT(empty.diagnostics().all()[0].message,
              HasSubstr("`suspended` is empty for member M1"));
  facts.class_of[0] = no_class;
  EXPECT_THAT(roll_of(bylaws, facts, "2025-06-30").diagnostics().all()[0].message,
              HasSubstr("of which class member M1 is"));
}

TEST(Roll, WithoutClassesEverybodyHasOneVote) {
  const model::Bylaws bylaws;
  RollFacts facts = joined_on({"2020-01-01", "2026-01-01"});
  facts.class_names.clear();
  facts.class_of.clear();
  const auto roll = roll_of(bylaws, facts, "2025-06-30");
  EXPECT_THAT(standings(roll), ElementsAre("entitled", "not yet a member: joined 2026-01-01 []"));
  EXPECT_EQ(roll->votes(0), 1);
}

}  // namespace
}  // namespace toadlane::meetings
