#include "service/app/sweep.h"

#include <gtest/gtest.h>

#include "engine/meetings/meeting.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

std::string bylaws_with(const std::string& passes) {
  return "format: coop-bylaws 1\n"
         "coop: {name: A, kind: worker cooperative, currency: USD, fiscal_year_ends: 31 December}\n"
         "meetings: {members: {quorum: more than 1/2 of members}}\n"
         "decisions: {motion: {by: members, passes: " +
         passes + "}}\n";
}

SweptRule swept(const std::string& passes, const std::string& members) {
  const auto result = sweep({"a.yaml", bylaws_with(passes)}, {"motion", members});
  return result ? result->rules.front() : SweptRule{};
}

std::vector<SweepMark> marks_at(const std::string& passes, const std::string& size) {
  const SweptRule rule = swept(passes, size);
  return rule.rows.empty() ? std::vector<SweepMark>{} : rule.rows.front().marks;
}

// The number found by halving is the one found by trying all, one after the other.
TEST(Sweep, AgreesWithTryingEveryNumber) {
  for (const std::string passes :
       {"more than 1/2 of votes cast", "at least 2/3 of all members", "at least 3/4 of the quorum",
        "at most greater of 2 members and 25% of members", "unanimous of members present"}) {
    const auto text = document::read_yaml("a.yaml", bylaws_with(passes));
    const auto read = rules::read_bylaws(*text);
    const auto ruling = meetings::ruling_of(read->bylaws, read->bylaws.decisions.front().second);
    for (const SweepRow& row : swept(passes, "1..40").rows) {
      meetings::Headcount counts;
      for (const char* base : {"members", "all members", "members present"})
        counts.set(base, Integer(row.size));
      counts.set("the quorum", *row.quorum);
      std::optional<Integer> first;
      for (std::int64_t k = 0; k <= row.size && !first; ++k) {
        meetings::Motion motion;
        motion.votes_for = Integer(k);
        motion.votes_against = Integer(row.size - k);
        motion.present = Integer(row.size);
        const auto found = meetings::decide(ruling, motion, counts);
        if (found.result && found.result->outcome == meetings::Outcome::carried) first = Integer(k);
      }
      EXPECT_EQ(row.needed, first) << passes << " of " << row.size;
    }
  }
}

// Each mark with a twin, one unit away, that does not have it.
TEST(Sweep, MarksWhatIsDegenerate) {
  using Marks = std::vector<SweepMark>;
  const std::string minus = "at least (all members minus 2 members)";
  EXPECT_EQ(marks_at(minus, "2"), Marks{SweepMark::by_nobody});
  EXPECT_EQ(marks_at(minus, "3"), Marks{SweepMark::one_decides});
  EXPECT_EQ(marks_at(minus, "4"), Marks{});
  EXPECT_EQ(marks_at("at least 5 members", "4"), Marks{SweepMark::more_than_can_vote});
  EXPECT_EQ(marks_at("at least 5 members", "5"), Marks{SweepMark::everybody});
  EXPECT_EQ(marks_at("at least 5 members", "6"), Marks{});
  EXPECT_EQ(marks_at("at least 3/4 of the quorum", "6"), Marks{SweepMark::part_of_the_quorum});
  EXPECT_EQ(marks_at("at least 3/4 of the quorum", "5"), Marks{});
}

TEST(Sweep, RefusesARangeThatGoesNowhere) {
  for (const std::string range : {"0..3", "3..1", "x", "1..200000", ""}) {
    const auto result = sweep({"a.yaml", bylaws_with("unanimous of all members")}, {"", range});
    ASSERT_FALSE(result) << range;
    EXPECT_EQ(result.diagnostics().all().front().code, Code::U113);
  }
}

}  // namespace
}  // namespace toadlane::app
