#include "service/app/hold_meeting.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "service/render/meeting.h"

namespace toadlane::app {
namespace {

TextFile file(const std::string& example, const std::string& name) {
  std::ifstream stream(std::string(TOADLANE_SOURCE_DIR) + "/examples/" + example + "/" + name);
  std::stringstream text;
  text << stream.rdbuf();
  return {name, text.str()};
}

std::string print_works_meeting(const std::string& notice) {
  return "format: coop-meeting 1\nmeeting: 2024-06-20\nnotice_sent: " + notice +
         "\nbody: members\ncounts: {all members: 58, members: 58, members in good standing: 58}\n"
         "present: 26\n";
}

TEST(HoldMeeting, UsesTheTextInForceOnTheDayOfTheNotice) {
  const TextFile bylaws = file("print-works", "bylaws.yaml");
  const auto before = hold_meeting(bylaws, {"meeting.yaml", print_works_meeting("2024-05-31")});
  ASSERT_TRUE(before) << to_text(before.diagnostics());
  EXPECT_EQ(before->held.quorum.required, 30);
  EXPECT_FALSE(before->answer());
  const auto after = hold_meeting(bylaws, {"meeting.yaml", print_works_meeting("2024-06-01")});
  EXPECT_EQ(after->held.quorum.required, 24);
  EXPECT_TRUE(after->answer());
}

TEST(HoldMeeting, AnswersForTheExamples) {
  for (const auto& [example, answer] :
       {std::pair("bicycle-collective", false), std::pair("print-works", true),
        std::pair("neighbourhood-grocer", true)}) {
    const auto held = hold_meeting(file(example, "bylaws.yaml"), file(example, "meeting.yaml"));
    ASSERT_TRUE(held) << to_text(held.diagnostics());
    EXPECT_EQ(held->answer(), answer) << example;
  }
}

TEST(HoldMeeting, WarnsWhereTheBylawsStateNoQuorum) {
  const auto held = hold_meeting(file("neighbourhood-grocer", "bylaws.yaml"),
                                 file("neighbourhood-grocer", "meeting.yaml"));
  ASSERT_TRUE(held);
  EXPECT_NE(to_text(held->doubts).find("M317"), std::string::npos);
}

TEST(HoldMeeting, ReportsTheMistakesOfBothFiles) {
  const auto held = hold_meeting({"bylaws.yaml", "coop: [\n"}, {"meeting.yaml", "a: 1\na: 2\n"});
  ASSERT_FALSE(held);
  const std::string text = to_text(held.diagnostics());
  EXPECT_NE(text.find("bylaws.yaml:"), std::string::npos);
  EXPECT_NE(text.find("meeting.yaml:2:1"), std::string::npos);
}

TEST(MeetingResult, GivesTheArticleOfEachFigure) {
  const auto held = hold_meeting(file("bicycle-collective", "bylaws.yaml"),
                                 file("bicycle-collective", "meeting.yaml"));
  ASSERT_TRUE(held);
  const std::string json = render::meeting_json(*held);
  EXPECT_NE(json.find("\"format\": \"toadlane-meeting-result 1\""), std::string::npos);
  EXPECT_NE(json.find("\"cite\": \"Art. 1.3(e)\""), std::string::npos);
  EXPECT_NE(json.find("\"answer\": \"no\""), std::string::npos);
  const std::string text = render::meeting_text(*held, false);
  EXPECT_NE(text.find("that is 4; 5 present: met   [Art. 3.3-3.14]"), std::string::npos) << text;
  EXPECT_NE(text.find("lost, 4 for, 6 needed (at least 75% of all members)"), std::string::npos);
}

}  // namespace
}  // namespace toadlane::app
