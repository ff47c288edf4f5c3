#include "rules/meeting/missing_facts.h"

#include <gmock/gmock.h>

#include "engine/expression/evaluate.h"

namespace toadlane::rules {
namespace {

using meetings::Missing;
using testing::ElementsAre;
using testing::IsEmpty;

// What a rule at `rule` asks: of the whole meeting, or of its first motion.
meetings::MissingIn asked_of_meeting(Missing::Kind kind, const std::string& name) {
  return {{kind, name}, std::nullopt, Clause("rule"), "Art. 3"};
}

meetings::MissingIn asked_of_motion(Missing::Kind kind, const std::string& name) {
  return {{kind, name}, 0, Clause("rule"), "Art. 3"};
}

// A meeting file of which only some keys are known to be written.
class AskedOf {
 public:
  explicit AskedOf(const std::vector<std::string>& written = {}) {
    text_.body = "members";
    text_.counts_from_roll = true;  // `counts` may be left out, so each count can be asked for
    for (const std::string& key : written) places_.emplace(Clause(key), Node());
  }

  // "M306 counts" for each question.
  std::vector<std::string> questions(const std::vector<meetings::MissingIn>& all,
                                     const std::string& left_out = "") {
    std::vector<std::string> said;
    model::Bylaws bylaws;
    bylaws.classes.emplace_back("workers", model::MemberClass());
    MissingFacts facts(text_, bylaws, places_,
                       [&](const Diagnostic& one, const Clause& at, const std::string& cite) {
                         EXPECT_EQ(cite, "Art. 3");
                         EXPECT_FALSE(one.advice.empty());
                         said.push_back(std::string(entry_of(one.code).name) + " " + at.path());
                       });
    if (!left_out.empty()) facts.leave_out(left_out);
    for (const meetings::MissingIn& one : all)
      facts.ask(one, {}, one.motion ? Clause("motions[0]") : Clause());
    return said;
  }

 private:
  MeetingText text_;
  SourceMap places_;
};

TEST(MissingFacts, AskForACountOnce) {
  const auto members = asked_of_meeting(Missing::Kind::base, "members");
  EXPECT_THAT(AskedOf().questions({members}), ElementsAre("M306 counts"));
  EXPECT_THAT(AskedOf().questions({members, members}), ElementsAre("M306 counts"));
  EXPECT_THAT(AskedOf({"counts.members"}).questions({members}), IsEmpty());
  EXPECT_THAT(AskedOf().questions({members}, "members"), IsEmpty());
  EXPECT_THAT(AskedOf().questions({members}, "all members"), ElementsAre("M306 counts"));
}

TEST(MissingFacts, AskForTheMembersOfAClassUnderMembers) {
  const auto workers = asked_of_meeting(Missing::Kind::base, meetings::members_of("workers"));
  EXPECT_THAT(AskedOf().questions({workers}), ElementsAre("M306 counts.members"));
  EXPECT_THAT(AskedOf({"counts.members.workers"}).questions({workers}), IsEmpty());
  EXPECT_THAT(AskedOf().questions(
                  {asked_of_meeting(Missing::Kind::base, meetings::members_of("consumers"))}),
              ElementsAre("M311 body"));
}

TEST(MissingFacts, AskForWhatBelongsToAMotionThere) {
  const auto returned = asked_of_motion(Missing::Kind::base, "ballots returned");
  EXPECT_THAT(AskedOf().questions({returned}), ElementsAre("M306 motions[0]"));
  EXPECT_THAT(AskedOf({"motions[0].ballots returned"}).questions({returned}), IsEmpty());
  EXPECT_THAT(AskedOf().questions({asked_of_meeting(Missing::Kind::base, "ballots returned")}),
              ElementsAre("M311 body"));
  const auto chair = asked_of_motion(Missing::Kind::fact, "chair");
  EXPECT_THAT(AskedOf().questions({chair}), ElementsAre("M313 motions[0]"));
  EXPECT_THAT(AskedOf({"motions[0].chair"}).questions({chair}), IsEmpty());
  EXPECT_THAT(AskedOf().questions(
                  {asked_of_motion(Missing::Kind::fact, std::string(meetings::votes_by_class))}),
              ElementsAre("M313 motions[0].for"));
}

TEST(MissingFacts, AskForAGroupAndForARuleOnce) {
  const auto group = asked_of_motion(Missing::Kind::group, "workers");
  EXPECT_THAT(AskedOf().questions({group, group}), ElementsAre("M313 groups"));
  const auto fitting = asked_of_meeting(Missing::Kind::fitting, "is");
  EXPECT_THAT(AskedOf().questions({fitting, fitting}), ElementsAre("M318 counts.members"));
}

TEST(MissingFacts, SayWhatTheBylawsLeaveOpen) {
  EXPECT_THAT(AskedOf().questions({asked_of_motion(Missing::Kind::majority, "")}),
              ElementsAre("M319 motions[0].decision"));
  const std::string everybody(expression::everybody_of_whom);
  EXPECT_THAT(AskedOf().questions({asked_of_motion(Missing::Kind::base, everybody)}),
              ElementsAre("M319 motions[0].decision"));
}

TEST(MissingFacts, AreAmongWhatAMeetingFileCounts) {
  EXPECT_TRUE(is_countable("directors in office"));
  EXPECT_FALSE(is_countable("members present"));
}

}  // namespace
}  // namespace toadlane::rules
