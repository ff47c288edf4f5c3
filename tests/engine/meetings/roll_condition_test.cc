#include "engine/meetings/roll_condition.h"

#include <gmock/gmock.h>

#include "tests/engine/meetings/roll_sample.h"

namespace toadlane::meetings {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One member with hours on some days, and what the condition makes of them on 2025-06-30.
struct Judged {
  int holds = -1;
  std::string why;
  std::vector<std::string> missing;
};

Judged judge(const std::string& words, RollFacts facts, const model::Bylaws& bylaws = {},
             const std::string& on = "2025-06-30") {
  put_in_order(facts);
  const RollCondition made(condition(words), bylaws, facts, day(on));
  if (!made.missing().empty()) return {-1, "", made.missing()};
  return {made.holds(0, 0), made.why(0, 0), {}};
}

RollFacts hours_on(const std::vector<std::pair<std::string, int>>& days) {
  RollFacts facts = joined_on({"2020-01-01"});
  for (const auto& [on, hours] : days) add_hours(facts, 0, on, hours);
  return facts;
}

TEST(RollCondition, CountsTheLastPeriodThatIsOver) {
  const RollFacts facts = hours_on({{"2024-01-01", 1},
                                    {"2024-12-31", 2},
                                    {"2025-03-31", 4},
                                    {"2025-05-01", 8},
                                    {"2025-06-22", 16},
                                    {"2025-06-23", 32}});
  const auto sum = [&](const std::string& period, const model::Bylaws& bylaws = {}) {
    const std::string why =
        judge("hours worked per " + period + " fewer than 1 hours", facts, bylaws).why;
    return why.substr(why.find(": ") + 2, why.find(',') - why.find(": ") - 2);
  };
  EXPECT_EQ(sum("calendar year"), "3");
  EXPECT_EQ(sum("quarter"), "4");  // January to March
  EXPECT_EQ(sum("month"), "8");    // May
  EXPECT_EQ(sum("week"), "32");    // Monday 23 to Sunday 29 June
  model::Bylaws bylaws;
  bylaws.coop.fiscal_year_ends = {3, 31};
  EXPECT_EQ(sum("fiscal year", bylaws), "6");  // 2024-04-01 to 2025-03-31
}

TEST(RollCondition, CountsRecordsOnlyInTheTimeOfAStatus) {
  RollFacts facts = hours_on({{"2025-01-31", 5}, {"2025-02-01", 7}});
  add_period(facts, 0, "candidate", "2025-02-01", "2025-02-28");
  const model::Bylaws bylaws = two_classes();
  facts.record_names = {"hours worked"};
  expression::Condition only = condition("hours worked at least 8 hours");
  std::get<expression::Comparison>(only.node).measure.window = expression::While{"candidate"};
  put_in_order(facts);
  const RollCondition made(only, bylaws, facts, day("2025-06-30"));
  EXPECT_EQ(made.holds(0, 0), 0);
  EXPECT_EQ(made.why(0, 0), "hours worked while candidate: 7, at least 8 hours asked");
}

TEST(RollCondition, NamesEachThingThatIsMissingOnce) {
  const RollFacts facts = joined_on({"2020-01-01"});
  EXPECT_THAT(
      judge("hours worked at least 1 hours and (suspended or not suspended) and unpaid "
            "leave more than 6 months and decision admit_member passed",
            facts)
          .missing,
      ElementsAre("hours worked", "suspended", "unpaid leave", "decision admit_member passed"));
  EXPECT_THAT(judge("time as member at least 5 years", facts).missing, IsEmpty());
  EXPECT_EQ(judge("time as member at least 5 years", facts).holds, 1);
  EXPECT_EQ(judge("time as member more than 66 months", facts).holds, 0);
  EXPECT_EQ(judge("time as member at least 66 months", facts, {}, "2025-07-01").holds, 1);
}

TEST(RollCondition, RefusesATermThatIsDefinedByItself) {
  model::Bylaws bylaws;
  model::Term term;
  static_cast<model::Test&>(term) = test_of("not good standing", "terms.good standing");
  bylaws.terms = {{"good standing", term}};
  EXPECT_THAT(judge("good standing", joined_on({"2020-01-01"}), bylaws).missing,
              ElementsAre("`good standing`, which is defined by itself"));
}

TEST(RollCondition, ComparesExactly) {
  RollFacts facts = joined_on({"2020-01-01"});
  facts.measures = {{"hours worked", Column{{5000}, 1}}};
  EXPECT_EQ(judge("hours worked at least 500 hours", facts).holds, 1);
  EXPECT_EQ(judge("hours worked more than 500 hours", facts).holds, 0);
  EXPECT_EQ(judge("hours worked at most 500 hours", facts).holds, 1);
  EXPECT_EQ(judge("hours worked fewer than 500 hours", facts).holds, 0);
  EXPECT_EQ(judge("hours worked at least 500.1 hours", facts).holds, 0);
  EXPECT_EQ(judge("hours worked at least 30000 minutes", facts).holds, 1);
}

}  // namespace
}  // namespace toadlane::meetings
