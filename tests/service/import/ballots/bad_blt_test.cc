#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "service/import/ballots/read_blt.h"
#include "tests/service/import/ballots/ballots_text.h"

namespace toadlane::import {
namespace {

struct BadFile {
  std::string what;
  std::string text;
  std::string places;  // line, column and code of each diagnostic
  std::string says;    // a part of what it says
};

const std::string names = "0\n\"A\"\n\"B\"\n\"C\"\n\"Board\"\n";

std::string with_ballot(const std::string& line) {
  return "3 2\n" + line + "\n" + names;
}

std::string with_setting(const std::string& line) {
  return "3 2\n" + line + "\n1 1 0\n" + names;
}

const std::vector<BadFile>& bad_heads() {
  static const std::vector<BadFile> all = {
      {"empty", "", "1:1 V101", "holds no ballots"},
      {"comments only", "# board\n\n", "1:1 V101", "holds no ballots"},
      {"one number", "3\n1 1 0\n" + names, "1:1 V101", "as in `9 4`"},
      {"words", "three two\n1 1 0\n" + names, "1:1 V101", "does not say how many"},
      {"three numbers", "3 2 1\n1 1 0\n" + names, "1:1 V101", "does not say how many"},
      {"no candidates", "0 2\n0\n\"Board\"\n", "1:1 V101", "no candidates"},
      {"too many candidates", "40000 2\n", "1:1 V101", "from 1 to 32767"},
      {"beyond 64 bits", "99999999999999999999 2\n", "1:1 V101", "does not say how many"},
      {"no seats", "3 0\n1 1 0\n" + names, "1:3 V102", "no seats"},
      {"too many seats", "3 4\n1 1 0\n" + names, "1:3 V102", "4 seats and 3 candidates"},
      {"unknown withdrew", with_setting("-4"), "2:1 V103", "`-4` is none"},
      {"open bracket", with_setting("[nick a b c"), "2:1 V103", "does not end with `]`"},
      {"few short names", with_setting("[nick a b]"), "2:1 V103", "2 short names for 3"},
      {"short name twice", with_setting("[nick a b a]"), "2:11 V103", "two candidates have"},
      {"short name a number", with_setting("[nick a 2 c]"), "2:9 V103", "with a letter"},
      {"tie unknown", with_setting("[tie 1 2 9 3]"), "2:10 V103", "none of the candidates"},
      {"tie twice", with_setting("[tie 1 2 3 1]"), "2:12 V103", "stands twice"},
      {"tie short", with_setting("[tie 1 3]"), "2:1 V103", "leaves out candidate 2"},
  };
  return all;
}

const std::vector<BadFile>& bad_ballots() {
  static const std::vector<BadFile> all = {
      {"negative", with_ballot("-5 1 0"), "2:1 V104", "less than once"},
      {"fractional", with_ballot("1.5 1 0"), "2:1 V104", "the same number"},
      {"no ballots", with_ballot("0 1 0"), "2:1 V104", "a whole number from 1"},
      {"word", with_ballot("five 1 0"), "2:1 V104", "`five` is not a number"},
      {"large", with_ballot("9223372036854775808 1 0"), "2:1 V105", "9223372036854775807"},
      {"beyond 64 bits", with_ballot("99999999999999999999 1 0"), "2:1 V105", "more than can"},
      {"large sum", with_ballot("9223372036854775807 1 0\n1 2 0\n1 3 0"), "3:1 V105", "with these"},
      {"unknown", with_ballot("1 4 0"), "2:3 V106", "from 1 to 3"},
      {"negative candidate", with_ballot("1 2 -1 0"), "2:5 V106", "`-1` is none"},
      {"two joined", with_ballot("1 2x 0"), "2:3 V106", "`2x` is none"},
      {"nobody equal", with_ballot("1 1= 0"), "2:5 V106", "none of the candidates"},
      {"equal to zero", with_ballot("1 1=0 0"), "2:5 V106", "`0` is none"},
      {"short name", with_ballot("[nick ana bo cy]\n1 anna 0"), "3:3 V106", "did you mean `ana`?"},
      {"twice", with_ballot("1 2 3 2 0"), "2:7 V107", "stands twice"},
      {"equal to self", with_ballot("1 2=2 0"), "2:5 V107", "stands twice"},
      {"no zero", with_ballot("1 2 3"), "2:1 V108", "does not end with `0`"},
      {"no zero before a comment", with_ballot("1 2 # x"), "2:1 V108", "does not end with `0`"},
      {"weight alone", with_ballot("7"), "2:1 V108", "on the same line"},
      {"two on a line", with_ballot("1 2 0 1 3 0"), "2:7 V108", "its own line"},
      {"several", with_ballot("x 9 9 0\n1 1 1 7 0\n2 2"),
       "2:1 V104, 2:3 V106, 2:5 V106, 3:5 V107, 3:7 V106, 4:1 V108", "none of the candidates"},
  };
  return all;
}

const std::vector<BadFile>& bad_ends() {
  static const std::vector<BadFile> all = {
      {"half way", "3 2\n4 1 2 0\n2 3 0\n", "3:1 V109", "check that the file is whole"},
      {"in a ballot", "3 2\n4 1 2 0\n2 3", "3:1 V108, 3:1 V109", "among the ballots"},
      {"head only", "3 2", "1:1 V109", "among the ballots"},
      {"no line 0", "3 2\n4 1 2 0\n\"A\"\n\"B\"\n\"C\"\n", "3:1 V109", "a name where"},
      {"no names", "3 2\n4 1 2 0\n0\n", "3:1 V110", "0 names for 3 candidates"},
      {"few names", "3 2\n4 1 2 0\n0\n\"A\"\n\"B\"\n", "5:1 V110", "announced here"},
      {"no second quote", "2 1\n4 1 2 0\n0\n\"A\nB\nBoard\n", "4:1 V110", "no second quote"},
      {"no name", "2 1\n4 1 2 0\n0\n\"\"\n\"B\"\nBoard\n", "4:1 V110", "candidate 1 has no name"},
      {"one name", "2 1\n4 1 2 0\n0\n\"Al\"\nAl\nBoard\n", "5:1 V112", "first here"},
      {"Latin-1", "2 1\n4 1 2 0\n0\n\"Ren\xE9\"\nB\nBoard\n", "4:1 V115", "not UTF-8"},
  };
  return all;
}

void expect_refused(const std::vector<BadFile>& files) {
  for (const BadFile& one : files) {
    const Result<BallotFile> file = read_blt("ballots.blt", one.text);
    ASSERT_FALSE(file.ok()) << one.what;
    Diagnostics errors;
    for (const Diagnostic& found : file.diagnostics().all())
      if (found.severity == Severity::error) errors.add(found);
    EXPECT_EQ(places(errors), one.places) << one.what << "\n" << to_text(errors);
    EXPECT_NE(to_text(errors).find(one.says), std::string::npos) << to_text(errors);
  }
}

TEST(BadBlt, IsRefusedForItsHead) {
  expect_refused(bad_heads());
}

TEST(BadBlt, IsRefusedForItsBallots) {
  expect_refused(bad_ballots());
}

TEST(BadBlt, IsRefusedForItsEnd) {
  expect_refused(bad_ends());
}

TEST(BadBlt, TellsTheFirstFiftyMistakes) {
  std::string text = "3 2\n";
  for (int i = 0; i < 60; ++i) text += "1 9 0\n";
  const Result<BallotFile> file = read_blt("ballots.blt", text + names);
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(file.diagnostics().all().size(), 51U);
  EXPECT_NE(to_text(file.diagnostics()).find("and 10 more mistakes"), std::string::npos);
}

// A file that is cut anywhere ends in a result or in mistakes, and accounts for each ballot.
TEST(BadBlt, MayBeCutAnywhere) {
  const std::string whole = "3 2\n[nick a b c]\n-3\n4 a=b - c 0 # x\n2 3 0\n" + names;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const Result<BallotFile> file = read_blt("ballots.blt", whole.substr(0, size));
    if (file) {
      EXPECT_EQ(numbers(*file), "6 = 4 + 2 + 0") << size;
    }
  }
}

}  // namespace
}  // namespace toadlane::import
