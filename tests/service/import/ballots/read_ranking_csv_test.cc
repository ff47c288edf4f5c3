#include "service/import/ballots/read_ranking_csv.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/service/import/ballots/ballots_text.h"

namespace toadlane::import {
namespace {

using Rules = elections::BallotRules;

const std::string header = "count,Rank 1,Rank 2,Rank 3\n";
const std::string marked = header +
                           "3,\"A\nD\",B,undervote\n2,B,,\"A\"\n4,overvote,A,A\n1,undervote,,\n"
                           "5,Undeclared Write-ins,B,B\n";

RankingContest asking(Rules::Overvote overvote,
                      Rules::Duplicate duplicate = Rules::Duplicate::skip) {
  return {{overvote, duplicate, {}, {}}, {}};
}

BallotFile read(const std::string& text, const RankingContest& question) {
  Result<BallotFile> file = read_ranking_csv("ballots.csv", text, question);
  EXPECT_TRUE(file.ok()) << to_text(file.diagnostics());
  return file.ok() ? *std::move(file) : BallotFile{};
}

std::string mistakes_of(const std::string& text, const RankingContest& question) {
  const Result<BallotFile> file = read_ranking_csv("ballots.csv", text, question);
  return file.ok() ? "none" : places(file.diagnostics());
}

// Candidates in the order of the table: A, D, B, write-ins.
TEST(RankingCsv, SettlesOvervotesByTheRule) {
  const BallotFile skip = read(marked, asking(Rules::Overvote::skip));
  EXPECT_EQ(rankings(skip), "3 C, 2 CA, 4 A, 5 DC");
  EXPECT_EQ(numbers(skip), "15 = 14 + 1 + 0");
  EXPECT_EQ(skip.write_ins, 3U);
  EXPECT_EQ(skip.contest.candidates[1].name, "D");
  EXPECT_FALSE(skip.level_is_overvote);

  const BallotFile exhaust = read(marked, asking(Rules::Overvote::exhaust));
  EXPECT_EQ(rankings(exhaust), "2 CA, 5 DC");
  EXPECT_EQ(numbers(exhaust), "15 = 7 + 1 + 7");
  EXPECT_EQ(exhaust.refused_as[static_cast<std::size_t>(elections::BallotEnd::overvote)], 7U);
  EXPECT_EQ(exhaust.profile.blank, 8U);
}

TEST(RankingCsv, KeepsAnOvervoteForTheCount) {
  const BallotFile file = read(header + "3,\"A\nD\",B,undervote\n",
                               asking(Rules::Overvote::exhaust_if_multiple_continuing));
  EXPECT_EQ(rankings(file), "3 A=BC");
  EXPECT_TRUE(file.level_is_overvote);
}

TEST(RankingCsv, SaysWhyABallotEnds) {
  const BallotFile file = read(marked, asking(Rules::Overvote::skip, Rules::Duplicate::exhaust));
  using End = elections::BallotEnd;
  EXPECT_EQ(file.ends,
            (std::vector<End>{End::choices, End::choices, End::repeated, End::repeated}));
}

TEST(RankingCsv, ReadsNamesWithCommasAndQuotes) {
  const BallotFile file = read("count,Rank 1\r\n2,\"RAHAMAN, A \"\"THE ROCK\"\"\"\r\n1,\"Oak, B\"",
                               asking(Rules::Overvote::exhaust));
  EXPECT_EQ(file.contest.candidates[0].name, "RAHAMAN, A \"THE ROCK\"");
  EXPECT_EQ(file.contest.candidates[1].name, "Oak, B");
}

TEST(RankingCsv, KnowsWhoStandsWhenItIsSaid) {
  RankingContest question = asking(Rules::Overvote::skip);
  question.contest.candidates = {{"1", "Castor", false}, {"2", "Pollux", true}};
  const BallotFile file = read(header + "2,Pollux,Castor,\n3,Pollux,,\n", question);
  EXPECT_EQ(rankings(file), "2 A");
  EXPECT_EQ(numbers(file), "5 = 2 + 3 + 0");
  EXPECT_EQ(mistakes_of(header + "2,Helen,Castro,\n", question), "2:3 V106, 2:9 V106");
}

TEST(RankingCsv, TellsEveryMistake) {
  const RankingContest question = asking(Rules::Overvote::average);
  EXPECT_EQ(mistakes_of("", question), "1:1 V117");
  EXPECT_EQ(mistakes_of("ballots,Rank 1\n2,A\n", question), "1:1 V117");
  EXPECT_EQ(mistakes_of("count\n2\n", question), "1:1 V117");
  EXPECT_EQ(mistakes_of(header + "0,A,,\n-1,A,,\n1.5,A,,\n,A,,\n", question),
            "2:1 V104, 3:1 V104, 4:1 V104, 5:1 V104");
  EXPECT_EQ(mistakes_of(header + "9223372036854775808,A,,\n", question), "2:1 V105");
  EXPECT_EQ(mistakes_of(header + "9223372036854775807,A,,\n1,A,,\n", question), "3:1 V105");
  EXPECT_EQ(mistakes_of(header + "1,A\n1,overvote,A,\n", question), "2:3 V117, 3:3 V116");
  EXPECT_EQ(mistakes_of(header + "1,\"A,,\n", question), "2:3 T307");
}

}  // namespace
}  // namespace toadlane::import
