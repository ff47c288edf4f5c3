#include "rules/meeting/meeting_text.h"

#include <gtest/gtest.h>

#include "rules/bylaws/values.h"
#include "rules/document/read_yaml.h"
#include "rules/document/reader.h"

namespace toadlane::rules {
namespace {

MeetingText read(const std::string& text, Diagnostics& diagnostics) {
  const Result<Node> node = document::read_yaml("meeting.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  const LanguageNames names;
  SourceMap places;
  MeetingText meeting;
  Reader reader(node.ok() ? *node : Node(), names, diagnostics, places);
  describe(reader, meeting);
  return meeting;
}

const std::string head =
    "format: coop-meeting 1\nmeeting: 2025-11-06\nbody: members\ncounts: {members: 7}\n";

TEST(MeetingText, ReadsANumberAsTheAttendanceAtTheOpening) {
  Diagnostics diagnostics;
  const MeetingText meeting = read(head + "present: 5\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(meeting.present.size(), 1U);
  EXPECT_EQ(meeting.present.front().together(), 5);
  EXPECT_EQ(meeting.counts.front().first, "members");
  EXPECT_EQ(meeting.counts.front().second, 7);
}

TEST(MeetingText, ReadsHowTheyAttendedAndHowItChanged) {
  Diagnostics diagnostics;
  const MeetingText meeting = read(
      head + "present: [{in person: 3, remote: 2, by proxy: 1, by mail: 2}, 4]\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(meeting.present.size(), 2U);
  EXPECT_EQ(meeting.present.front().together(), 8);
  EXPECT_EQ(meeting.present.front().by_proxy, 1);
  EXPECT_EQ(meeting.present.front().by_mail, 2);
  EXPECT_EQ(meeting.present.back().together(), 4);
}

TEST(MeetingText, ReadsTheFactsOfAMotion) {
  Diagnostics diagnostics;
  const MeetingText meeting = read(
      head +
          "present: 5\nmotions:\n  - {title: A, decision: it, for: 3, against: 1, abstain: 1, "
          "person_concerned: yes, concerned_present: no, chair: against, ballots returned: 6}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  const MotionText& motion = meeting.motions.at(0);
  EXPECT_EQ(motion.clause, Clause("motions[0]"));
  EXPECT_EQ(motion.votes_for, 3);
  EXPECT_EQ(motion.person_concerned, 1);
  EXPECT_EQ(motion.concerned_present, 0);
  EXPECT_EQ(motion.chair, "against");
  EXPECT_EQ(motion.ballots_returned, 6);
}

TEST(MeetingText, RefusesNegativeNumbersUnknownKeysAndMissingOnes) {
  Diagnostics diagnostics;
  read("format: coop-meeting 1\nbody: members\ncounts: {members: -7}\npresent: few\nmotoins: []\n",
       diagnostics);
  const std::string text = to_text(diagnostics);
  EXPECT_NE(text.find("`-7` is not a whole number"), std::string::npos) << text;
  EXPECT_NE(text.find("`few` is not a whole number"), std::string::npos) << text;
  EXPECT_NE(text.find("`meeting` is missing"), std::string::npos) << text;
  EXPECT_NE(text.find("did you mean `motions`?"), std::string::npos) << text;
}

}  // namespace
}  // namespace toadlane::rules
