#include "rules/bylaws/boards.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Board read_boards(const std::string& text, Diagnostics& diagnostics) {
  model::Board board;
  read_block(text, "boards.board", diagnostics, [&](Visitor& v) { describe(v, board); });
  return board;
}

TEST(Boards, AreReadWithTheirSeats) {
  Diagnostics diagnostics;
  const model::Board board = read_boards(
      "cite: Art. 5.1\n"
      "directors: 7\n"
      "size: 7 to 12 directors\n"
      "chosen_by: {members: 6, board: 1}\n"
      "seats_for: {shop floor: at least 2, office: 1 to 3, counted: over the whole board}\n"
      "if_class_empty: filled at large\n"
      "eligible: time as member at least 6 months\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(board.clause, Clause("boards.board"));
  EXPECT_EQ(board.cite, "Art. 5.1");
  EXPECT_EQ(board.directors, 7);
  EXPECT_FALSE(board.every_member);
  EXPECT_EQ(board.size.text, "7 to 12 directors");
  EXPECT_THAT(board.chosen_by, ElementsAre(std::pair(std::string("members"), 6),
                                           std::pair(std::string("board"), 1)));
  ASSERT_TRUE(board.seats_for);
  EXPECT_EQ(board.seats_for->counted, "over the whole board");
  ASSERT_EQ(board.seats_for->seats.size(), 2U);
  EXPECT_EQ(board.seats_for->seats[0].first, "shop floor");
  EXPECT_EQ(board.seats_for->seats[1].second.text, "1 to 3");
  EXPECT_EQ(board.if_class_empty, "filled at large");
  EXPECT_EQ(board.eligible.text, "time as member at least 6 months");
}

TEST(Boards, HaveASizeThatHangsOnTheMembership) {
  Diagnostics diagnostics;
  const model::Board board = read_boards(
      "directors:\n"
      "  - {when: at most 10 members, is: every member}\n"
      "  - {when: at most 20 members, is: 3}\n"
      "  - {otherwise: yes, is: 3 to 7 directors}\n"
      "odd: yes\n"
      "limit: fewer than 1/2 of members\n"
      "reviewed_when: at least 25 members\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_FALSE(board.directors);
  ASSERT_EQ(board.directors_by_size.size(), 3U);
  EXPECT_TRUE(board.directors_by_size[0].every_member);
  EXPECT_EQ(to_text(board.directors_by_size[0].when.value()), "at most 10 members");
  EXPECT_EQ(to_text(board.directors_by_size[1].range.value()), "3");
  EXPECT_TRUE(board.directors_by_size[2].otherwise);
  EXPECT_EQ(to_text(board.directors_by_size[2].range.value()), "3 to 7 directors");
  EXPECT_EQ(board.odd, true);
  EXPECT_EQ(to_text(board.limit.value()), "fewer than 1/2 of members");
  EXPECT_EQ(to_text(board.reviewed_when.value()), "at least 25 members");
}

TEST(Boards, RefuseASizeThatIsNone) {
  Diagnostics diagnostics;
  read_boards("directors: [{otherwise: yes, is: all of them}]\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B117);
}

TEST(Boards, AreReadWithTheirTermsAndElections) {
  Diagnostics diagnostics;
  const model::Board board = read_boards(
      "term: 2 years\n"
      "renewed: at least 3 seats each year\n"
      "term_limit: {at_most: 3 terms, in_a_row: yes, then_out_for: 1 year}\n"
      "election: {by: each class, method: scottish-stv, ties: [earlier stages, lot]}\n"
      "quorum: more than 1/2 of directors in office\n"
      "vacancy: {filled_by: board, until: next annual meeting, except: removal by members}\n"
      "recall: {petition: at least 10% of members, decision: remove_director}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(board.term.text, "2 years");
  EXPECT_EQ(board.renewed.text, "at least 3 seats each year");
  ASSERT_TRUE(board.term_limit);
  EXPECT_EQ(board.term_limit->at_most.text, "3 terms");
  EXPECT_EQ(board.term_limit->in_a_row, true);
  EXPECT_EQ(board.term_limit->then_out_for.text, "1 year");
  ASSERT_TRUE(board.election);
  EXPECT_EQ(board.election->by, "each class");
  EXPECT_EQ(board.election->method, "scottish-stv");
  EXPECT_THAT(board.election->ties, ElementsAre("earlier stages", "lot"));
  ASSERT_EQ(board.quorum.size(), 1U);
  EXPECT_EQ(to_text(*board.quorum.front().is), "more than 1/2 of directors in office");
  ASSERT_TRUE(board.vacancy);
  EXPECT_EQ(board.vacancy->filled_by, "board");
  EXPECT_EQ(board.vacancy->until.text, "next annual meeting");
  EXPECT_EQ(board.vacancy->except.text, "removal by members");
  ASSERT_TRUE(board.recall && board.recall->petition);
  EXPECT_EQ(board.recall->decision, "remove_director");
}

TEST(Boards, MayBeEveryMember) {
  Diagnostics diagnostics;
  const model::Board board = read_boards("directors: every member\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_TRUE(board.every_member);
  EXPECT_FALSE(board.directors);
}

class BoardsRefuse : public testing::TestWithParam<const char*> {};

TEST_P(BoardsRefuse, WhatIsNotANumberOfDirectors) {
  Diagnostics diagnostics;
  read_boards("directors: " + std::string(GetParam()) + "\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("boards.board.directors"));
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("`every member`"));
}

INSTANTIATE_TEST_SUITE_P(Boards, BoardsRefuse,
                         testing::Values("0", "-3", "007", "7.0", "1001", "seven", "'7 '",
                                         "every members", "99999999999999999999"));

TEST(Boards, OfferTheNearWord) {
  Diagnostics diagnostics;
  read_boards("term: 2 years\nelection: {ties: [lots], metod: plurality}\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 2U);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `lot`?"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `method`?"));
}

TEST(Boards, SayWhoSitsOnThemBesideTheClasses) {
  Diagnostics diagnostics;
  const model::Board board = read_boards(
      "directors: 6\n"
      "non_members: [{when: at most 4 directors, at_most: 1}, {otherwise: yes, at_most: 2}]\n"
      "member_workers_at_least: 80%\nemployee_seats: 1\n"
      "residents: {at_least: 25%, of: Canada}\n"
      "officers: {president: {held_by: members, chosen_by: board}}\n"
      "election: {nominations: 10 to 30 days before election}\n"
      "remote: yes\nproxies: none\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(board.non_members.size(), 2U);
  ASSERT_TRUE(board.non_members[0].when && board.non_members[0].at_most);
  EXPECT_EQ(to_text(*board.non_members[0].when), "at most 4 directors");
  EXPECT_TRUE(board.non_members[1].otherwise);
  EXPECT_TRUE(board.member_workers_at_least);
  EXPECT_EQ(board.employee_seats, 1);
  ASSERT_TRUE(board.residents && board.residents->at_least);
  EXPECT_EQ(board.residents->of, "Canada");
  ASSERT_EQ(board.officers.size(), 1U);
  EXPECT_EQ(board.officers[0].first, "president");
  EXPECT_EQ(board.officers[0].second.held_by, "members");
  EXPECT_EQ(board.officers[0].second.chosen_by, "board");
  EXPECT_TRUE(board.election->nominations.when);
  EXPECT_EQ(board.remote, true);
  EXPECT_EQ(board.proxies, "none");
  read_boards("non_members: 2\nresidents: {at_least: 25%}\nproxies: some\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U) << to_text(diagnostics);
}

}  // namespace
}  // namespace toadlane::rules
