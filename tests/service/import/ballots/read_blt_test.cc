#include "service/import/ballots/read_blt.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/service/import/ballots/ballots_text.h"

namespace toadlane::import {
namespace {

const std::string behind_ballots = "0\n\"Castor\"\n\"Pollux\"\n\"Helen\"\n\"Two for the board\"\n";

BallotFile read(const std::string& text) {
  Result<BallotFile> file = read_blt("ballots.blt", text);
  EXPECT_TRUE(file.ok()) << to_text(file.diagnostics());
  return file.ok() ? *std::move(file) : BallotFile{};
}

TEST(Blt, SaysWhoStandsAndHowTheyAreRanked) {
  const BallotFile file = read("3 2\n4 1 2 0\n2 3 0\n" + behind_ballots);
  EXPECT_EQ(rankings(file), "4 AB, 2 C");
  EXPECT_EQ(file.contest.title, "Two for the board");
  EXPECT_EQ(file.contest.seats, 2U);
  ASSERT_EQ(file.contest.candidates.size(), 3U);
  EXPECT_EQ(file.contest.candidates[1].id, "2");
  EXPECT_EQ(file.contest.candidates[1].name, "Pollux");
  EXPECT_TRUE(file.warnings.empty());
  EXPECT_EQ(numbers(file), "6 = 6 + 0 + 0");
}

TEST(Blt, ReadsFilesFromEverySystem) {
  const std::string plain = "3 2\n4 1 2 0\n2 3 0\n" + behind_ballots;
  std::string other;
  for (const char c : plain) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const BallotFile file = read("\xEF\xBB\xBF" + other);
  EXPECT_EQ(rankings(file), "4 AB, 2 C");
  EXPECT_EQ(file.contest.title, "Two for the board");
}

TEST(Blt, ReadsAHeaderWithACommaAndComments) {
  EXPECT_EQ(
      rankings(read("# the board\n\n 3, 2 # seats\n4  1\t2 0 # four\n\n2 3 0\n" + behind_ballots)),
      "4 AB, 2 C");
  EXPECT_EQ(rankings(read("3,2,\n4 1 2 0\n" + behind_ballots)), "4 AB");
}

TEST(Blt, ReadsEqualRanksAndEmptyOnes) {
  const BallotFile file = read("3 2\n4 1=2 3 0\n2 - 3 - 1 0\n1 - 0\n" + behind_ballots);
  EXPECT_EQ(rankings(file), "4 A=BC, 2 CA");
  EXPECT_TRUE(file.profile.has_level());
  EXPECT_EQ(numbers(file), "7 = 6 + 1 + 0");
}

TEST(Blt, LeavesOutWhoWithdrew) {
  const BallotFile file = read("3 1\n-1\n4 1=2 3 0\n2 3 1 2 0\n5 1 0\n" + behind_ballots);
  EXPECT_EQ(rankings(file), "4 BC, 2 CB");
  EXPECT_EQ(numbers(file), "11 = 6 + 5 + 0");
  EXPECT_EQ(file.profile.blank, 5U);
  EXPECT_TRUE(file.contest.candidates[0].withdrawn);
  EXPECT_EQ(rankings(read("3 1 -1 -3\n4 1 2 0\n" + behind_ballots)), "4 B");
}

TEST(Blt, CountsABlankBallotOutsideTheProfile) {
  const BallotFile file = read("3 2\n4 0\n2 3 0\n" + behind_ballots);
  EXPECT_EQ(numbers(file), "6 = 2 + 4 + 0");
  EXPECT_EQ(file.profile.valid(), Integer(2));
}

TEST(Blt, ReadsShortNamesAndTheOrderOfTies) {
  const BallotFile file =
      read("3 2\n[nick cas pol hel]\n[tie hel 1 pol]\n[withdrawn pol]\n4 cas=hel 2 0\n" +
           behind_ballots);
  EXPECT_EQ(rankings(file), "4 A=C");
  EXPECT_EQ(file.tie_order, (std::vector<std::size_t>{2, 0, 1}));
  EXPECT_EQ(file.contest.candidates[2].id, "hel");
}

TEST(Blt, ReadsNamesAsTheyAreWritten) {
  const BallotFile file = read(
      "4 2\n1 1 0\n0\n  Ana of the  bakery \n\"Bo \"the baker\"\"\n\"Cy \"\"C\"\" Oak\" # late\n"
      "\" Di \"\nWard 9");
  EXPECT_EQ(file.contest.candidates[0].name, "Ana of the  bakery");
  EXPECT_EQ(file.contest.candidates[1].name, "Bo \"the baker\"");
  EXPECT_EQ(file.contest.candidates[2].name, "Cy \"C\" Oak");
  EXPECT_EQ(file.contest.candidates[3].name, "Di");
  EXPECT_EQ(file.contest.title, "Ward 9");
}

TEST(Blt, DoubtsAFileWithoutTitleOrWithMoreText) {
  EXPECT_EQ(places(read("2 1\n1 1 0\n0\n\"Ana\"\n\"Bo\"\n").warnings), "5:1 V113");
  EXPECT_EQ(places(read("2 1\n1 1 0\n0\n\"Ana\"\n\"Bo\"\n\"Cy\"\n\"Board\"\nx\n").warnings),
            "7:1 V111");
  EXPECT_EQ(places(read("3 1\n[droop precision=5]\n1 1 0\n" + behind_ballots).warnings),
            "2:1 V114");
}

TEST(Blt, ReplacesWhatCannotBePrinted) {
  const BallotFile file = read("2 1\n1 1 0\n0\n\"A\x1B[2J\"\n\"B\tO\"\nBoard\n");
  EXPECT_EQ(file.contest.candidates[0].name, "A\xEF\xBF\xBD[2J");
  EXPECT_EQ(file.contest.candidates[1].name, "B O");
  EXPECT_EQ(places(file.warnings), "4:1 V115");
}

TEST(Blt, ReadsAsManyBallotsAsFit) {
  const BallotFile file = read("3 2\n9223372036854775806 1 0\n1 3 0\n" + behind_ballots);
  EXPECT_EQ(file.read, BallotFile::ballots_max);
}

}  // namespace
}  // namespace toadlane::import
