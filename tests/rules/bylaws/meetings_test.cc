#include "rules/bylaws/meetings.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::MeetingRules read_meetings(const std::string& text, Diagnostics& diagnostics) {
  model::MeetingRules value;
  read_block(text, "meetings.members", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Meetings, AreReadWithTheirQuorums) {
  Diagnostics diagnostics;
  const model::MeetingRules rules = read_meetings(
      "cite: Art. 4\nnotice: 10 to 60 days before meeting\ncalled_by: [president, board]\n"
      "annual: {on: first Thursday of November, if_holiday: next business day}\n"
      "quorum: [{when: fewer than 20 members, is: 10 members}, {otherwise: yes, is: 20% of "
      "members}]\n"
      "quorum_of_each: {college: at least 1 member}\n"
      "no_quorum: only adjournment\ncumulative_voting: no\n"
      "petition: {meeting: at least 5% of members}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(rules.notice.text, "10 to 60 days before meeting");
  EXPECT_THAT(rules.called_by, ElementsAre("president", "board"));
  ASSERT_TRUE(rules.annual);
  EXPECT_EQ(rules.annual->if_holiday, "next business day");
  ASSERT_EQ(rules.quorum.size(), 2U);
  ASSERT_TRUE(rules.quorum[0].when && rules.quorum[0].is && rules.quorum[1].is);
  EXPECT_FALSE(rules.quorum[0].otherwise);
  EXPECT_TRUE(rules.quorum[1].otherwise);
  EXPECT_EQ(to_text(*rules.quorum[0].when), "fewer than 20 members");
  ASSERT_EQ(rules.quorum_of_each.size(), 1U);
  EXPECT_EQ(rules.quorum_of_each[0].first, "college");
  EXPECT_EQ(rules.no_quorum, "only adjournment");
  EXPECT_EQ(rules.cumulative_voting, false);
  EXPECT_TRUE(rules.petition && rules.petition->meeting && !rules.petition->item);
}

TEST(Meetings, ReadWhatTheirTimesMean) {
  Diagnostics diagnostics;
  const model::MeetingRules rules = read_meetings(
      "notice: 10 clear days before meeting\nannual: {in: second half}\n"
      "record_date: {within: 10 to 60 days before meeting, chosen_by: {body: board},"
      " otherwise: business day before notice}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_TRUE(rules.notice.when && rules.record_date->within.when &&
              rules.record_date->otherwise.when);
  EXPECT_EQ(rules.annual->in.first_month, 7U);
  EXPECT_EQ(rules.annual->in.last_month, 12U);
  EXPECT_EQ(read_meetings("annual: {in: March to May}\n", diagnostics).annual->in.last_month, 5U);
  EXPECT_TRUE(
      read_meetings("annual: {in: within 6 months of year end}\n", diagnostics).annual->in.when);
  EXPECT_EQ(to_text(diagnostics), "");
}

TEST(Meetings, RefuseATimeWhereItsWordsStand) {
  Diagnostics diagnostics;
  read_meetings("notice: 10 dais before meeting\nannual: {in: fifth quarter}\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 2U) << to_text(diagnostics);
  // In the order of the keys of the language, not of the lines.
  ASSERT_TRUE(diagnostics.all()[0].span && diagnostics.all()[1].span);
  EXPECT_EQ(diagnostics.all()[0].span->begin.line, 2U);
  EXPECT_EQ(diagnostics.all()[1].span->begin.line, 1U);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("write `first quarter`, `second half`"));
}

TEST(Meetings, SayWhatALostQuorumMeansInAWordOrAThreshold) {
  Diagnostics diagnostics;
  EXPECT_EQ(read_meetings("quorum_lost: continue\n", diagnostics).quorum_lost->rule, "continue");
  const auto lost =
      read_meetings("quorum_lost: {actions_need: at least 3/4 of the quorum}\n", diagnostics)
          .quorum_lost;
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(lost && lost->actions_need);
  EXPECT_EQ(to_text(*lost->actions_need), "at least 3/4 of the quorum");
}

TEST(Meetings, AllowProxiesOrNone) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_meetings("proxies: none\n", diagnostics).proxies->allowed);
  EXPECT_TRUE(read_meetings("proxies: allowed\n", diagnostics).proxies->allowed);
  const auto some =
      read_meetings("proxies: {in_writing: yes, held_by_one: [{at_most: 2 proxies}]}\n",
                    diagnostics)
          .proxies;
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(some);
  EXPECT_TRUE(some->allowed);
  EXPECT_EQ(some->in_writing, true);
  EXPECT_EQ(some->held_by_one.size(), 1U);
}

TEST(Meetings, MayHaveASecondCallWithAQuorumOfItsOwn) {
  Diagnostics diagnostics;
  const auto call =
      read_meetings("second_call: {wait: 7 days, quorum: none, business: same}\n", diagnostics)
          .second_call;
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(call && call->quorum.size() == 1 && call->quorum[0].is);
  EXPECT_EQ(call->quorum[0].is->kind, expression::Threshold::Kind::none);
  EXPECT_EQ(call->wait.text, "7 days");
  EXPECT_EQ(call->business, "same");
}

TEST(Meetings, RefuseASecondCallWithoutAQuorumAndAnUnknownWord) {
  Diagnostics diagnostics;
  read_meetings("second_call: {wait: 7 days}\nproxies: alowed\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 2U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("meetings.members.second_call.quorum"));
  EXPECT_THAT(diagnostics.all()[1].advice, HasSubstr("did you mean `allowed`?"));
}

TEST(Meetings, SayANewNoticeInOneLengthOfTime) {
  const auto told = [](const std::string& after) {
    Diagnostics diagnostics;
    const model::MeetingRules rules =
        read_meetings("adjourned: {new_notice_after: " + after + "}\n", diagnostics);
    EXPECT_EQ(rules.adjourned->new_notice_after.text, after);
    std::string all;
    for (const Diagnostic& one : diagnostics.all())
      all += std::string(entry_of(one.code).name) + " " + one.advice + "\n";
    return all;
  };
  EXPECT_EQ(told("30 days"), "");
  EXPECT_EQ(told("30 working days"), "");
  EXPECT_EQ(told("30"), "X206 write a number and its unit, as in `30 days` or `6 months`\n");
  const std::string a_number = "B117 write a number and its unit, as in `30 days` or `7 years`\n";
  EXPECT_EQ(told("thirty days"), a_number);
  EXPECT_EQ(told("lesser of 30 days and 45 days"), a_number);
}

TEST(Meetings, SayWhatTheirNoticesAreLike) {
  Diagnostics diagnostics;
  const model::MeetingRules rules = read_meetings(
      "annual: {in: first half, gap_at_most: 15 months}\n"
      "place: Kiln Street\nremote: yes\nbusiness: in the notice\n"
      "notice_holds: [agenda, full text]\nnotice_by: e-mail\n"
      "notice_in_press_when: more than 500 members\nnotice_waived_by: [in writing, attending]\n"
      "record_date_for_notice: {within: 20 to 70 days before meeting}\n"
      "counts_as_present: [in person, by mail]\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(rules.annual->gap_at_most.text, "15 months");
  EXPECT_EQ(rules.place, "Kiln Street");
  EXPECT_EQ(rules.remote, true);
  EXPECT_EQ(rules.business, "in the notice");
  EXPECT_THAT(rules.notice_form.holds, ElementsAre("agenda", "full text"));
  EXPECT_THAT(rules.notice_form.by, ElementsAre("e-mail"));
  ASSERT_TRUE(rules.notice_form.press_when && rules.notice_form.record_date);
  EXPECT_EQ(to_text(*rules.notice_form.press_when), "more than 500 members");
  EXPECT_TRUE(rules.notice_form.record_date->within.when);
  EXPECT_THAT(rules.notice_form.waived_by, ElementsAre("in writing", "attending"));
  EXPECT_THAT(rules.counts_as_present, ElementsAre("in person", "by mail"));
}

TEST(Meetings, TakePetitionsOfAClassAndSayWhoHoldsAProxy) {
  Diagnostics diagnostics;
  const model::MeetingRules rules = read_meetings(
      "petition: {amendment: at least 20% of members, of_class: {workers: at least 20% of members "
      "of the class}}\n"
      "proxies: {held_by: [members of the same class, relatives], scope: one meeting}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(rules.petition && rules.petition->amendment);
  ASSERT_EQ(rules.petition->of_class.size(), 1U);
  EXPECT_EQ(rules.petition->of_class[0].first, "workers");
  ASSERT_TRUE(rules.proxies);
  EXPECT_THAT(rules.proxies->held_by, ElementsAre("members of the same class", "relatives"));
  EXPECT_EQ(rules.proxies->scope, "one meeting");
  read_meetings("annual: {gap_at_most: 15 members}\nnotice_by: fax\nbusiness: all\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U) << to_text(diagnostics);
}

}  // namespace
}  // namespace toadlane::rules
