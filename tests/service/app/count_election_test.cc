#include "service/app/count_election.h"

#include <gtest/gtest.h>

namespace toadlane::app {
namespace {

// Eleven ballots for one seat; B and C are equal, and have one comma in a name between them.
CastBallots tied_ballots() {
  CastBallots ballots;
  ballots.contest = {.id = "chair",
                     .title = "Chair",
                     .seats = 1,
                     .candidates = {{"1", "Ana"}, {"2", "Ben, junior"}, {"3", "Chen"}}};
  const auto add = [&](std::vector<elections::Preference> ranking, std::uint64_t papers) {
    ballots.profile.add(ranking, papers);
  };
  add({{0, false}}, 5);
  add({{1, false}, {2, false}}, 3);
  add({{2, false}, {1, false}}, 3);
  ballots.numbers = {.read = 12, .counted = 11, .blank = 1};
  return ballots;
}

std::string code_of(const CountQuestion& question) {
  const Result<CountedElection> counted = count_election(tied_ballots(), question);
  return counted ? "" : to_text(counted.diagnostics());
}

TEST(CountElection, AsksForALot) {
  const auto counted = count_election(tied_ballots(), {.method = "scottish-stv"});
  ASSERT_TRUE(counted.ok());
  EXPECT_TRUE(counted->record.undecided.has_value());
  EXPECT_EQ(counted->numbers.blank, 1U);
}

TEST(CountElection, TakesALotByNameOrNumberWithCommasInNames) {
  for (const char* lot : {"Ben, junior, Chen", "2,3", " Ben, junior , 3"}) {
    const auto counted = count_election(tied_ballots(), {.method = "scottish-stv", .lot = lot});
    ASSERT_TRUE(counted.ok()) << lot;
    EXPECT_EQ(counted->record.elected, std::vector<std::size_t>{1}) << lot;
  }
}

TEST(CountElection, DrawsTheSameLotFromTheSameSeed) {
  const CountQuestion question{.method = "scottish-stv", .seed = "6 1 3"};
  const auto once = count_election(tied_ballots(), question);
  const auto again = count_election(tied_ballots(), question);
  EXPECT_FALSE(once->record.undecided.has_value());
  EXPECT_EQ(once->record.elected, again->record.elected);
}

TEST(CountElection, RefusesWhatItCannotCount) {
  EXPECT_NE(code_of({.method = "scottish"}).find("U120"), std::string::npos);
  EXPECT_NE(code_of({.method = "wigm", .seats = "0"}).find("U117"), std::string::npos);
  EXPECT_NE(code_of({.method = "wigm", .seats = "2.5"}).find("U117"), std::string::npos);
  EXPECT_NE(code_of({.method = "wigm", .lot = "Chen, Chen"}).find("U118"), std::string::npos);
  EXPECT_NE(code_of({.method = "wigm", .lot = "Chen,"}).find("U118"), std::string::npos);
  EXPECT_NE(code_of({.method = "wigm", .lot = "2", .seed = "1"}).find("U114"), std::string::npos);
  CastBallots level = tied_ballots();
  const std::vector<elections::Preference> equal{{0, false}, {1, true}};
  level.profile.add(equal, 1);
  const auto counted = count_election(std::move(level), {.method = "wigm"});
  ASSERT_FALSE(counted.ok());
  EXPECT_NE(to_text(counted.diagnostics()).find("U119"), std::string::npos);
}

}  // namespace
}  // namespace toadlane::app
