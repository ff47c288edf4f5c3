#include "rules/meeting/read_meeting.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string bylaws_text = R"(format: coop-bylaws 1
coop:
  name: Test
  kind: worker cooperative
  law: none
  taxed_as: not in the US
  currency: EUR
  fiscal_year_ends: 31 December
in_force: {from: 2020-01-01}
classes: {workers: {votes: 1}, consumers: {votes: 1}}
colleges: {weights: {workers: 60%, consumers: 40%}, result: in proportion}
meetings:
  members: {cite: Art. 3, quorum: more than 1/2 of members}
  by size:
    cite: Art. 3a
    quorum: [{when: fewer than 1/2 of all members, is: 2 members}]
    proxies: {held_by_one: [{when: fewer than 1/2 of all members, at_most: 1 proxies}]}
boards:
  board: {cite: Art. 4, directors: 7, quorum: more than 1/2 of directors in office}
decisions:
  ordinary: {cite: Art. 5, by: {either: [members, board]}, passes: more than 1/2 of votes cast}
  expel:
    cite: Art. 6
    by: members
    person_concerned: neither votes nor counts
    passes: at least 75% of all members
  tied: {cite: Art. 7, passes: more than 1/2 of votes cast, tie: chair decides}
  weighted: {cite: Art. 8, by: colleges, passes: more than 1/2 of weighted votes cast}
  returned: {cite: Art. 9, by: members, passes: more than 1/2 of ballots returned}
  agreed: {cite: Art. 10, method: consensus, by: members}
  unsaid: {cite: Art. 11, by: members, passes: none}
)";

const model::Bylaws& meeting_bylaws() {
  static const BylawsRead read = [] {
    Result<BylawsRead> result = read_bylaws(*document::read_yaml("bylaws.yaml", bylaws_text));
    EXPECT_TRUE(result.ok()) << to_text(result.diagnostics());
    return std::move(*result);
  }();
  return read.bylaws;
}

Result<MeetingRead> read(const std::string& text) {
  const Result<Node> node = document::read_yaml("meeting.yaml", text);
  if (!node) return node.diagnostics();
  return read_meeting(*node, meeting_bylaws());
}

std::vector<std::string> codes(const Result<MeetingRead>& read) {
  std::vector<std::string> all;
  const Diagnostics& diagnostics = read ? read->doubts : read.diagnostics();
  for (const Diagnostic& one : diagnostics.all()) {
    EXPECT_TRUE(one.span) << one.message;
    EXPECT_FALSE(one.clause.empty()) << one.message;
    EXPECT_FALSE(one.advice.empty()) << one.message;
    all.emplace_back(entry_of(one.code).name);
  }
  return all;
}

const std::string meeting_head =
    "format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-10-20\nbody: members\n";
const std::string counted = "counts: {members: 7, all members: 9}\n";

std::vector<std::string> motion(const std::string& facts, const std::string& present = "5") {
  return codes(read(meeting_head + counted + "present: " + present + "\nmotions:\n  - {title: A, " +
                    facts + "}\n"));
}

TEST(MeetingFile, IsReadIntoFacts) {
  const auto meeting = read(meeting_head + counted +
                            "present: {in person: 4, remote: 1}\nmotions:\n"
                            "  - {title: A, decision: ordinary, for: 3, against: 1, abstain: 1}\n");
  ASSERT_TRUE(meeting) << to_text(meeting.diagnostics());
  EXPECT_THAT(codes(meeting), IsEmpty());
  EXPECT_EQ(meeting->meeting.present, std::vector<Integer>{5});
  EXPECT_EQ(meeting->meeting.motions.at(0).present, Integer(5));
  EXPECT_EQ(meeting->meeting.counts.of("all members"), Integer(9));
}

TEST(MeetingFile, SaysWhereItLacksThePresent) {
  EXPECT_THAT(codes(read(meeting_head + counted)), ElementsAre("B102"));
}

TEST(MeetingFile, RefusesDaysAfterTheMeeting) {
  EXPECT_THAT(codes(read("format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-11-07\n"
                         "record_date: 2025-12-01\nbody: members\n" +
                         counted + "present: 5\n")),
              ElementsAre("M302", "M302"));
}

TEST(MeetingFile, SaysFromWhichDayItWasAdjourned) {
  const std::string rest = "body: members\n" + counted + "present: 5\n";
  const std::string days = "format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-10-20\n";
  const auto meeting = read(days + "adjourned_from: 2025-11-05\n" + rest);
  ASSERT_TRUE(meeting) << to_text(meeting.diagnostics());
  EXPECT_EQ(meeting->meeting.adjourned_from, Date::parse("2025-11-05"));
  EXPECT_THAT(codes(read(days + "adjourned_from: 2025-11-07\n" + rest)), ElementsAre("M302"));
}

TEST(MeetingFile, RefusesABodyOrACallThatTheBylawsDoNotKnow) {
  EXPECT_THAT(codes(read("format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-10-20\n"
                         "body: memebers\n" +
                         counted + "present: 5\n")),
              ElementsAre("M301"));
  EXPECT_THAT(codes(read(meeting_head + "call: second\n" + counted + "present: 5\n")),
              ElementsAre("M314"));
}

TEST(MeetingFile, RefusesDecisionsThatTheBodyCannotTake) {
  EXPECT_THAT(motion("decision: ordinry, for: 3, against: 1"), ElementsAre("M303"));
  EXPECT_THAT(motion("decision: weighted, for: 3, against: 1"), ElementsAre("M313"));
  EXPECT_THAT(codes(read("format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-11-01\n"
                         "body: board\ncounts: {directors in office: 7, all members: 9}\n"
                         "present: 5\nmotions:\n"
                         "  - {title: A, decision: expel, for: 3, against: 1}\n")),
              ElementsAre("M304"));
}

TEST(MeetingFile, RefusesMoreVotesThanVoters) {
  EXPECT_THAT(motion("decision: ordinary, for: 5, against: 0"), IsEmpty());
  EXPECT_THAT(motion("decision: ordinary, for: 5, against: 1"), ElementsAre("M307"));
  EXPECT_THAT(motion("decision: ordinary, for: 3, against: 1, abstain: 2"), ElementsAre("M307"));
  EXPECT_THAT(motion("decision: expel, for: 4, against: 0"), IsEmpty());
  EXPECT_THAT(motion("decision: expel, for: 4, against: 1"), ElementsAre("M307"));
  EXPECT_THAT(motion("decision: expel, for: 4, against: 1, concerned_present: no"), IsEmpty());
  EXPECT_THAT(motion("decision: returned, for: 5, against: 1, ballots returned: 5"),
              ElementsAre("M307"));
  EXPECT_THAT(motion("decision: returned, for: 5, against: 1, ballots returned: 8"),
              ElementsAre("M307"));
}

TEST(MeetingFile, RefusesMorePeopleThanThereAre) {
  EXPECT_THAT(codes(read(meeting_head + counted + "present: 8\n")), ElementsAre("M308"));
  EXPECT_THAT(codes(read(meeting_head + "counts: {members: 10, all members: 9}\npresent: 8\n")),
              ElementsAre("M308"));
  EXPECT_THAT(codes(read(meeting_head + counted + "present: {in person: 3, by mail: 4}\n")),
              IsEmpty());
  EXPECT_THAT(codes(read(meeting_head + counted + "present: {in person: 3, by mail: 5}\n")),
              ElementsAre("M308"));
  EXPECT_THAT(codes(read(meeting_head + counted + "present: {in person: 4, by proxy: 1}\n")),
              ElementsAre("M310"));
}

TEST(MeetingFile, NamesTheCountsAndFactsThatItsRulesNeed) {
  EXPECT_THAT(codes(read(meeting_head + "counts: {all members: 9}\npresent: 5\n")),
              ElementsAre("M306"));
  EXPECT_THAT(codes(read(meeting_head + "counts: {members: 7}\npresent: 5\nmotions:\n"
                                        "  - {title: A, decision: expel, for: 3, against: 1}\n")),
              ElementsAre("M306"));
  EXPECT_THAT(motion("decision: returned, for: 3, against: 1"), ElementsAre("M306"));
  EXPECT_THAT(motion("decision: ordinary"), ElementsAre("M313", "M313"));
  EXPECT_THAT(motion("decision: tied, for: 2, against: 2"), ElementsAre("M313"));
  EXPECT_THAT(motion("decision: tied, for: 2, against: 2, chair: for"), IsEmpty());
  EXPECT_THAT(codes(read(meeting_head + "counts: {votes cast: 3, members: 7}\npresent: 5\n")),
              ElementsAre("M305"));
}

TEST(MeetingFile, AsksForTheAttendanceAtEachVoteWhenItChanged) {
  EXPECT_THAT(motion("decision: ordinary, for: 3, against: 1", "[5, 4]"), ElementsAre("M312"));
  EXPECT_THAT(motion("decision: ordinary, for: 3, against: 1, present: 4", "[5, 4]"), IsEmpty());
  EXPECT_THAT(codes(read(meeting_head + counted + "present: []\n")), ElementsAre("M316"));
}

TEST(MeetingFile, RefusesAGapAmongTheRulesForItsSize) {
  const std::string by_size =
      "format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-10-20\nbody: by size\n";
  EXPECT_THAT(codes(read(by_size + "counts: {members: 4, all members: 9}\npresent: 1\n")),
              IsEmpty());
  EXPECT_THAT(codes(read(by_size + counted + "present: 1\n")), ElementsAre("M318"));
  EXPECT_THAT(codes(read(by_size + counted + "present: {in person: 3, by proxy: 1}\n")),
              ElementsAre("M318", "M318"));
  EXPECT_THAT(
      codes(read(by_size +
                 "counts: {members: 4, all members: 9}\npresent: {in person: 1, by proxy: 2}\n")),
      ElementsAre("M310"));
}

TEST(MeetingFile, AsksForTheBlocksAndRefusesADecisionWithoutAMajority) {
  EXPECT_THAT(motion("decision: agreed, for: 3, against: 1"), ElementsAre("M313"));
  EXPECT_THAT(motion("decision: agreed, for: 3, against: 1, blocks: 0"), IsEmpty());
  EXPECT_THAT(motion("decision: unsaid, for: 5, against: 0"), ElementsAre("M319"));
}

TEST(MeetingFile, SaysOneThingAboutOneMistake) {
  EXPECT_THAT(motion("decision: ordinary, for: -3, against: 1"), ElementsAre("B117"));
  EXPECT_THAT(motion("decision: ordinary, for: 3, against: 1", "-5"), ElementsAre("B117"));
  EXPECT_THAT(motion("decision: ordinary, for: 3, against: 1", "{in person: x, remote: 1}"),
              ElementsAre("B117"));
  EXPECT_THAT(motion("decision: expel, for: 3, against: 1, person_concerned: 6"),
              ElementsAre("M308"));
  EXPECT_THAT(motion("decision: tied, for: 2, against: 2, chair: fro"), ElementsAre("B111"));
  EXPECT_THAT(codes(read(meeting_head + "counts: {memebers: 5}\npresent: 5\n")),
              ElementsAre("M305"));
  EXPECT_THAT(codes(read(meeting_head + "counts: {members: x}\npresent: 5\n")),
              ElementsAre("B117"));
  EXPECT_THAT(codes(read(meeting_head + "counts: 7\npresent: 5\n")), ElementsAre("B112"));
}

TEST(MeetingFile, PutsTheCaretUnderTheNameThatIsWrong) {
  const auto refused = read(meeting_head + "counts: {memebers: 5}\npresent: 5\n");
  ASSERT_FALSE(refused);
  EXPECT_NE(to_text(refused.diagnostics()).find(":5:10: error M305"), std::string::npos)
      << to_text(refused.diagnostics());
}

TEST(MeetingFile, RefusesEmptyNames) {
  EXPECT_THAT(codes(read("format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-10-20\n"
                         "body: \"\"\n" +
                         counted + "present: 5\n")),
              ElementsAre("M301"));
  EXPECT_THAT(motion("decision: \"\", for: 3, against: 1"), ElementsAre("M303"));
  EXPECT_THAT(codes(read(meeting_head + counted + "present: {}\n")), ElementsAre("M316"));
}

TEST(MeetingFile, SaysWithoutTheBylawsWhatNeedsNone) {
  const auto text = document::read_yaml(
      "meeting.yaml",
      "format: coop-meeting 1\nmeeting: 2025-11-06\nnotice_sent: 2025-11-07\nbody: nobody\n"
      "counts: {memebers: 5, members: 9, all members: 3}\npresent: [5, 4]\nmotions:\n"
      "  - {title: A, decision: it, for: -1, present: 5}\n  - {title: A, decision: it, for: 1}\n");
  std::vector<std::string> all;
  const Diagnostics mistakes = mistakes_of_meeting(*text);
  for (const Diagnostic& one : mistakes.all()) all.emplace_back(entry_of(one.code).name);
  EXPECT_THAT(all, testing::UnorderedElementsAre("M302", "M305", "M308", "B117", "M309", "M312"));
}

TEST(MeetingFile, RefusesTwoMotionsWithOneTitle) {
  EXPECT_THAT(codes(read(meeting_head + counted +
                         "present: 5\nmotions:\n"
                         "  - {title: A, decision: ordinary, for: 3, against: 1}\n"
                         "  - {title: A, decision: ordinary, for: 3, against: 1}\n")),
              ElementsAre("M309"));
}

TEST(MeetingFile, ReportsAllMistakesTogether) {
  EXPECT_THAT(codes(read("format: coop-meeting 1\nmeeting: 2025-11-06\nbody: members\n"
                         "counts: {membrs: 7}\npresent: 5\nmotions:\n"
                         "  - {title: A, decision: ordinry, for: 3, against: -1}\n")),
              testing::UnorderedElementsAre("M315", "M305", "M303", "B117"));
}

TEST(MeetingFile, IsDecidedByTheDayOfItsNotice) {
  const auto day = [](const std::string& text) {
    return occasion_of_meeting(*document::read_yaml("meeting.yaml", text)).notice;
  };
  EXPECT_EQ(day("meeting: 2025-11-06\nnotice_sent: 2025-10-20\n"), Date::of(2025, 10, 20));
  EXPECT_EQ(day("meeting: 2025-11-06\n"), Date::of(2025, 11, 6));
  EXPECT_FALSE(day("meeting: soon\n"));
}

}  // namespace
}  // namespace toadlane::rules
