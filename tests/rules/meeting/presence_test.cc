#include "rules/meeting/presence.h"

#include <gtest/gtest.h>

namespace toadlane::rules {
namespace {

AttendanceText count(long number, const std::string& at = "") {
  AttendanceText one;
  one.number = number;
  one.at = at;
  return one;
}

MovementText movement(const std::string& at, long number) {
  MovementText one;
  one.at = at;
  one.number = number;
  return one;
}

MotionText motion_at(const std::string& at) {
  MotionText one;
  one.at = at;
  return one;
}

std::string code(const MeetingText& text) {
  const PresenceRead read(text, std::nullopt);
  return read.mistakes().empty() ? ""
                                 : std::string(entry_of(read.mistakes()[0].diagnostic.code).name);
}

TEST(Presence, FollowsThoseWhoComeAndGo) {
  MeetingText text;
  text.present = {count(7, "19:00")};
  text.arrivals = {movement("19:30", 2)};
  text.departures = {movement("20:15", 5)};
  const PresenceRead read(text, std::nullopt);
  EXPECT_TRUE(read.mistakes().empty());
  EXPECT_EQ(read.at(motion_at("19:29"))->present, 7);
  EXPECT_EQ(read.at(motion_at("19:30"))->present, 9);
  EXPECT_EQ(read.at(motion_at("20:15"))->present, 4);
  EXPECT_EQ(read.counts(), (std::vector<Integer>{7, 9, 4}));
  EXPECT_FALSE(read.time_is_missing(motion_at("19:30")));
  EXPECT_TRUE(read.time_is_missing(motion_at("")));
}

TEST(Presence, TakesTheLastCountBeforeAVote) {
  MeetingText text;
  text.present = {count(7, "19:00"), count(4, "20:00")};
  const PresenceRead read(text, std::nullopt);
  EXPECT_EQ(read.at(motion_at("19:59"))->present, 7);
  EXPECT_EQ(read.at(motion_at("20:00"))->present, 4);
}

TEST(Presence, CountsTheWaysThatTheBylawsCount) {
  model::MeetingRules rules;
  meetings::Body body;
  body.meeting = &rules;
  MeetingText text;
  text.present.emplace_back();
  text.present[0].in_person = 5;
  text.present[0].remote = 3;
  text.present[0].by_proxy = 2;
  EXPECT_EQ(PresenceRead(text, body).counts().front(), 10);
  rules.counts_as_present = {"in person", "remote"};
  EXPECT_EQ(PresenceRead(text, body).counts().front(), 8);
  EXPECT_EQ(PresenceRead(text, body).at(motion_at(""))->attending, 10);
  rules.counts_as_present = {"in person"};
  EXPECT_EQ(PresenceRead(text, body).counts().front(), 5);
}

TEST(Presence, CountsBallotsByMailOnlyWhereTheBylawsSaySo) {
  model::MeetingRules rules;
  meetings::Body body;
  body.meeting = &rules;
  MeetingText text;
  text.present.emplace_back();
  text.present[0].in_person = 5;
  text.present[0].by_mail = 4;
  EXPECT_EQ(PresenceRead(text, body).counts().front(), 5);
  EXPECT_EQ(PresenceRead(text, body).at(motion_at(""))->attending, 9);  // they vote all the same
  rules.counts_as_present = {"in person", "by mail"};
  EXPECT_EQ(PresenceRead(text, body).counts().front(), 9);
}

TEST(Presence, RefusesTimesOutOfOrder) {
  MeetingText text;
  text.present = {count(7, "19:00"), count(4, "18:59")};
  EXPECT_EQ(code(text), "M342");
  text.present[1].at = "19:01";
  EXPECT_EQ(code(text), "");
  text.motions = {motion_at("18:00")};
  EXPECT_EQ(code(text), "M342");
  text.motions = {motion_at("late")};
  EXPECT_EQ(code(text), "M342");
}

TEST(Presence, RefusesADepartureOfMoreThanWereThere) {
  MeetingText text;
  text.present = {count(7)};
  text.departures = {movement("20:00", 8)};
  EXPECT_EQ(code(text), "M341");
  text.departures = {movement("20:00", 7)};
  EXPECT_EQ(code(text), "");
}

TEST(Presence, RefusesAPersonCountedTwice) {
  MeetingText text;
  text.present.emplace_back();
  text.present[0].who = {"Ana", "Bo", "Ana"};
  EXPECT_EQ(code(text), "M340");
  text.present[0].who = {"Ana", "Bo"};
  EXPECT_EQ(code(text), "");
  text.present[0].number = 2;
  EXPECT_EQ(code(text), "M340");
}

}  // namespace
}  // namespace toadlane::rules
