#include "engine/meetings/contradiction.h"

#include <gmock/gmock.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> messages(const std::vector<Contradiction>& all) {
  std::vector<std::string> words;
  for (const Contradiction& one : all) {
    EXPECT_FALSE(one.advice.empty()) << one.message;
    words.push_back(one.message);
  }
  return words;
}

model::Decision expelling() {
  model::Decision decision = passing("at least 75% of all members");
  decision.person_concerned = "neither votes nor counts";
  return decision;
}

TEST(Contradiction, InCountsIsAPartLargerThanTheWhole) {
  const auto found = [](std::int64_t members, std::int64_t all) {
    return messages(
        in_counts(std::nullopt, Headcount().set("members", members).set("all members", all)));
  };
  EXPECT_THAT(found(5, 5), IsEmpty());
  EXPECT_THAT(found(6, 5), ElementsAre("6 members of 5 members in all"));
}

TEST(Contradiction, InAttendanceIsMorePeopleThanThereAre) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  const Body body = *find_body(bylaws, "members");
  const auto found = [&](std::int64_t themselves, std::int64_t by_proxy) {
    return messages(in_attendance(body, Headcount().set("members", 20),
                                  {.themselves = themselves, .by_proxy = by_proxy}));
  };
  EXPECT_THAT(found(20, 0), IsEmpty());
  EXPECT_THAT(found(21, 0), ElementsAre("21 present of 20 members"));
  EXPECT_THAT(found(10, 1), ElementsAre("the bylaws say nothing of proxies, so there are none"));
}

TEST(Contradiction, InVotesIsMoreOfThemThanVoters) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  const Body body = *find_body(bylaws, "members");
  const Headcount six = Headcount().set("members", 6).set("all members", 6);
  const auto found = [&](const model::Decision& decision, Motion motion, std::int64_t present) {
    motion.present = present;
    return messages(in_votes(ruling(decision), body, six, motion));
  };
  const model::Decision plain = passing("more than 1/2 of votes cast");
  EXPECT_THAT(found(plain, votes(4, 2), 6), IsEmpty());
  EXPECT_THAT(found(plain, votes(4, 2, 1), 6),
              ElementsAre("7 votes, abstentions or voices of 6 who may vote here"));
  Motion about_one = votes(5, 0);
  about_one.concerned = 1;
  EXPECT_THAT(found(expelling(), about_one, 6), IsEmpty());
  about_one.votes_for = 6;
  EXPECT_THAT(found(expelling(), about_one, 6),
              ElementsAre("6 votes, abstentions or voices of 5 who may vote here"));
}

// Six members, one of whom is to be expelled: at most five ballots come back.
TEST(Contradiction, InBallotsIsThatOfThePersonConcerned) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  const Body body = *find_body(bylaws, "members");
  const Headcount six = Headcount().set("members", 6).set("all members", 6);
  Motion motion = votes(5, 0);
  motion.concerned = 1;
  motion.ballots_returned = 5;
  const model::Decision decision = expelling();
  EXPECT_THAT(messages(in_votes(ruling(decision), body, six, motion)), IsEmpty());
  motion.votes_for = 6;
  motion.ballots_returned = 6;
  EXPECT_THAT(messages(in_votes(ruling(decision), body, six, motion)),
              ElementsAre("6 ballots returned by 5 members who may vote here"));
}

}  // namespace
}  // namespace toadlane::meetings
