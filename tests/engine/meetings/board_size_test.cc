#include "engine/meetings/board_size.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

expression::Range range_of_directors(const std::string& words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_range(words, names).value.value();
}

// All members up to ten; then 3 to 7, an odd number below half of the members.
model::Board board_by_size() {
  model::Board board;
  board.clause = Clause("boards.board");
  board.cite = "Art. 3";
  model::DirectorsBySize small;
  small.when = threshold("at most 10 members");
  small.every_member = true;
  model::DirectorsBySize large;
  large.otherwise = true;
  large.range = range_of_directors("3 to 7 directors");
  board.directors_by_size = {small, large};
  board.odd = true;
  board.limit = threshold("fewer than 1/2 of members");
  return board;
}

std::string size_with(const model::Board& board, std::int64_t members) {
  const BoardSizeFound found = board_size_of(board, Headcount().set("members", members));
  return found.size ? found.size->text() : "none found";
}

TEST(BoardSize, IsEveryMemberUpToANumber) {
  const model::Board board = board_by_size();
  EXPECT_EQ(size_with(board, 10), "every member");
  EXPECT_EQ(size_with(board, 11), "3 or 5");
  const auto small = board_size_of(board, Headcount().set("members", 10)).size.value();
  EXPECT_EQ(small.clause, Clause("boards.board.directors[0]"));
  EXPECT_EQ(small.cite, "Art. 3");
}

TEST(BoardSize, IsOneOfTheNumbersThatEveryRuleAllows) {
  model::Board board = board_by_size();
  EXPECT_EQ(size_with(board, 14), "3 or 5");  // half of 14 is 7
  EXPECT_EQ(size_with(board, 15), "3, 5 or 7");
  board.odd.reset();
  EXPECT_EQ(size_with(board, 15), "3 to 7");
  board.limit = threshold("fewer than 1/5 of members");
  EXPECT_EQ(size_with(board, 15), "none");
}

TEST(BoardSize, IsHeldAgainstTheDirectorsInOffice) {
  const auto with = [](std::int64_t directors) {
    return board_size_of(board_by_size(),
                         Headcount().set("members", 15).set("directors in office", directors))
        .size.value();
  };
  EXPECT_TRUE(with(5).fits);
  EXPECT_FALSE(with(4).fits);
}

TEST(BoardSize, NamesWhatIsMissing) {
  const BoardSizeFound found = board_size_of(board_by_size(), Headcount());
  EXPECT_FALSE(found.size);
  EXPECT_EQ(found.missing, std::vector<std::string>{"members"});
  EXPECT_TRUE(board_size_of(model::Board{}, Headcount()).missing.empty());
}

TEST(BoardSize, IsReviewedFromANumberOn) {
  model::Board board = board_by_size();
  board.reviewed_when = threshold("at least 25 members");
  const auto due = [&](std::int64_t members) {
    return board_size_of(board, Headcount().set("members", members)).size.value().review_due;
  };
  EXPECT_EQ(due(24), false);
  EXPECT_EQ(due(25), true);
}

// Up to ten members they are the directors in office; with one more, the file has to say.
TEST(BoardSize, MakesEveryMemberADirectorUpToANumber) {
  model::Bylaws bylaws = bylaws_with_quorum("");
  bylaws.boards.emplace_back("board", board_by_size());
  const Body body = find_body(bylaws, "board").value();
  EXPECT_EQ(with_derived(bylaws, body, Headcount().set("members", 10)).of("directors in office"),
            Integer(10));
  EXPECT_FALSE(
      with_derived(bylaws, body, Headcount().set("members", 11)).of("directors in office"));
  EXPECT_TRUE(board_at(board_by_size(), Headcount().set("members", 10)).every_member);
}

}  // namespace
}  // namespace toadlane::meetings
