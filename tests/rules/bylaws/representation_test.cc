#include "rules/bylaws/representation.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string representation_head =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: multi-stakeholder cooperative, currency: EUR}\n"
    "classes: {workers: {votes: 1}, consumers: {votes: 1}, candidates: {votes: 0}}\n";

std::vector<std::string> colleges(const std::string& weights, const std::string& more = "") {
  return told(representation_head + "colleges: {weights: {" + weights + "}, " + more +
              "result: in proportion}\n");
}

std::vector<std::string> board(const std::string& keys) {
  return told(representation_head + "boards: {board: {cite: Art. 5, " + keys + "}}\n");
}

TEST(Representation, OfCollegesComesToTheWhole) {
  EXPECT_THAT(colleges("workers: 60%, consumers: 2/5"), IsEmpty());
  EXPECT_THAT(colleges("workers: 60%, consumers: 30%"), ElementsAre("B123 colleges.weights"));
  EXPECT_THAT(colleges("workers: 60%, consumers: 60%"), ElementsAre("B123 colleges.weights"));
}

TEST(Representation, IsOfDeclaredClasses) {
  EXPECT_THAT(colleges("workers: 60%, consumer: 40%"),
              ElementsAre("B113 colleges.weights.consumer"));
  EXPECT_THAT(
      to_text(diagnostics_of(representation_head +
                             "colleges: {weights: {workers: 60%, consumer: 40%}, result: in "
                             "proportion}\n")),
      HasSubstr("did you mean `consumers`?"));
}

TEST(Representation, OfAMissingCollegeGoesToAnother) {
  const std::string weights = "workers: 60%, consumers: 40%";
  EXPECT_THAT(colleges(weights,
                       "if_missing: {workers: vote with consumers, others: weight spread "
                       "in proportion}, "),
              IsEmpty());
  EXPECT_THAT(colleges(weights, "if_missing: {workers: vote with farmers}, "),
              ElementsAre("B113 colleges.if_missing.workers"));
  EXPECT_THAT(colleges(weights, "if_missing: {candidates: vote with workers}, "),
              ElementsAre("B113 colleges.if_missing.candidates"));
}

TEST(Representation, OfMissingCollegesIsNoCircle) {
  const std::string weights = "workers: 60%, consumers: 40%";
  EXPECT_THAT(colleges(weights,
                       "if_missing: {workers: vote with consumers, consumers: vote with "
                       "workers}, "),
              ElementsAre("B170 colleges.if_missing.workers"));
  EXPECT_THAT(colleges(weights, "if_missing: {workers: somewhere else}, "),
              ElementsAre("B170 colleges.if_missing.workers"));
}

TEST(Representation, OfCollegesIsCountedByWeight) {
  const auto decision = [](const std::string& keys, const std::string& blocks = "") {
    return told(representation_head + blocks + "decisions: {it: {" + keys + "}}\n");
  };
  const std::string two =
      "colleges: {weights: {workers: 60%, consumers: 40%}, result: in "
      "proportion}\n";
  const std::string weighted = "passes: more than 1/2 of weighted votes cast";
  EXPECT_THAT(decision("by: colleges, " + weighted, two), IsEmpty());
  EXPECT_THAT(decision("by: colleges, passes: more than 1/2 of votes cast", two),
              ElementsAre("B171 decisions.it.passes"));
  EXPECT_THAT(decision("by: colleges, " + weighted), ElementsAre("B171 decisions.it.by"));
  EXPECT_THAT(decision("by: members, " + weighted, two), ElementsAre("B171 decisions.it.passes"));
}

TEST(Representation, HasCapsWithANumberOnClassesThatVote) {
  const auto capped = [](const std::string& votes, const std::string& cap) {
    return told(
        "format: coop-bylaws 1\n"
        "coop: {name: Test, kind: worker cooperative, currency: EUR}\n"
        "classes: {workers: {votes: 1}, guests: {votes: " +
        votes + ", capped: {" + cap + "of: votes cast}}}\n");
  };
  EXPECT_THAT(capped("1", "together: 35%, "), IsEmpty());
  EXPECT_THAT(capped("1", ""), ElementsAre("B117 classes.guests.capped"));
  EXPECT_THAT(capped("0", "each: 10%, "), ElementsAre("B117 classes.guests.capped"));
}

TEST(Representation, HasRoomForTheSeatsThatAreSure) {
  EXPECT_THAT(board("directors: 7, seats_for: {workers: at least 4, consumers: 2 to 5}"),
              IsEmpty());
  EXPECT_THAT(board("directors: 7, seats_for: {workers: at least 4, consumers: more than 3}"),
              ElementsAre("B129 boards.board.seats_for"));
  EXPECT_THAT(board("size: 3 to 7 directors, seats_for: {workers: 4 to 5, consumers: 4 to 5}"),
              ElementsAre("B129 boards.board.seats_for"));
}

TEST(Representation, FillsTheBoardWhereEachVotingClassHasItsSeats) {
  EXPECT_THAT(board("size: 7 to 9 directors, seats_for: {workers: 2 to 4, consumers: at most 3}"),
              IsEmpty());
  EXPECT_THAT(board("size: 7 to 9 directors, seats_for: {workers: 2 to 4, consumers: at most 2}"),
              ElementsAre("B129 boards.board.seats_for"));
  EXPECT_THAT(board("directors: 7, seats_for: {workers: 3, consumers: 3}"),
              ElementsAre("B129 boards.board.seats_for"));
}

// Others may take the seats: a class without a bound, or seats that are counted in each election.
TEST(Representation, LeavesOpenWhatOthersFill) {
  EXPECT_THAT(board("directors: 7, seats_for: {workers: at most 2}"), IsEmpty());
  EXPECT_THAT(board("directors: 7, seats_for: {workers: at most 2, consumers: at least 1}"),
              IsEmpty());
  EXPECT_THAT(board("directors: 7, seats_for: {workers: 1, consumers: 2, counted: in each "
                    "election}"),
              IsEmpty());
  EXPECT_THAT(board("directors: every member, seats_for: {workers: 3, consumers: 3}"), IsEmpty());
}

TEST(Representation, KnowsAMisspeltClassAmongTheSeats) {
  EXPECT_THAT(board("directors: 7, seats_for: {wrokers: at least 1, consumers: at least 1}"),
              ElementsAre("B129 boards.board.seats_for.wrokers"));
  EXPECT_THAT(board("directors: 7, seats_for: {shop floor: at least 1, consumers: at least 1}"),
              IsEmpty());
}

TEST(Representation, OfTheBodiesThatChooseIsTheBoard) {
  EXPECT_THAT(board("directors: 7, chosen_by: {members: 6, board: 1}"), IsEmpty());
  EXPECT_THAT(board("directors: 7, chosen_by: {members: 6, board: 2}"),
              ElementsAre("B129 boards.board.chosen_by"));
  EXPECT_THAT(board("size: 7 to 9 directors, chosen_by: {members: 6}"),
              ElementsAre("B129 boards.board.chosen_by"));
  EXPECT_THAT(board("directors: 10, size: 7 to 9 directors"),
              ElementsAre("B129 boards.board.directors"));
}

// Legal texts do have such faults; no year-end hangs on them.
TEST(Representation, ThatDoesNotFitIsADoubt) {
  const Diagnostics doubts = diagnostics_of(
      representation_head + "boards: {board: {directors: 3, seats_for: {workers: 4}}}\n");
  EXPECT_FALSE(doubts.has_errors());
  EXPECT_THAT(to_text(doubts), HasSubstr("the classes are sure of 4 seats and the board has at "
                                         "most 3"));
}

}  // namespace
}  // namespace toadlane::rules
