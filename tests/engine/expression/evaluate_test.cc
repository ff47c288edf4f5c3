#include "engine/expression/evaluate.h"

#include <gtest/gtest.h>

#include "tests/engine/expression/names.h"

namespace toadlane::expression {
namespace {

Threshold threshold(std::string_view text) {
  const auto parse =
      parse_threshold(text, example_names(), {Comparator::at_least, {}, false, false});
  EXPECT_TRUE(parse.value) << text << ": " << places(parse.faults);
  return parse.value.value_or(Threshold{});
}

Amount amount(std::string_view text) {
  const auto parse = parse_amount(text, example_names(), {{}, {}, true, false});
  EXPECT_TRUE(parse.value) << text << ": " << places(parse.faults);
  return parse.value.value_or(Amount{});
}

Condition condition(std::string_view text) {
  const auto parse = parse_condition(text, example_names());
  EXPECT_TRUE(parse.value) << text << ": " << places(parse.faults);
  return parse.value.value_or(Condition{});
}

TEST(Evaluate, IsExact) {
  const Values year = Values().set("profit", 10000).set("surplus", 100000);
  EXPECT_EQ(evaluate(amount("25% of (profit plus surplus)"), year).value, Ratio(27500));
  EXPECT_EQ(evaluate(amount("1/3 of profit"), year).value, Ratio::of(10000, 3));
  EXPECT_EQ(evaluate(amount("surplus minus profit minus 1"), year).value, Ratio(89999));
  EXPECT_EQ(evaluate(amount("90 minutes plus 1 hour"), year).value, Ratio::of(5, 2));
  EXPECT_EQ(evaluate(amount("1.5 years minus 1 month"), year).value, Ratio(17));
  EXPECT_EQ(evaluate(amount("2 weeks plus 1 day"), year).value, Ratio(15));
}

TEST(Evaluate, RoundsWhereItIsWritten) {
  const Values roll = Values().set("members", 68);
  EXPECT_EQ(evaluate(amount("5% of members"), roll).value, Ratio::of(17, 5));
  EXPECT_EQ(evaluate(amount("5% of members rounded down"), roll).value, Ratio(3));
  EXPECT_EQ(evaluate(amount("5% of members rounded up"), roll).value, Ratio(4));
  EXPECT_EQ(evaluate(amount("5% of members rounded to the nearest"), roll).value, Ratio(3));
  EXPECT_EQ(
      evaluate(amount("5% of members rounded to the nearest"), Values().set("members", 70)).value,
      Ratio(4));
}

TEST(Evaluate, TakesTheGreaterAndTheLesser) {
  const Values rates = Values().set("prime rate", Ratio::of(75, 1000));
  EXPECT_EQ(evaluate(amount("lesser of 4% and (prime rate plus 2%)"), rates).value,
            Ratio::of(1, 25));
  EXPECT_EQ(evaluate(amount("greater of 4% and (prime rate plus 2%)"), rates).value,
            Ratio::of(95, 1000));
}

TEST(Evaluate, NamesEachMissingValueOnceAndGuessesNone) {
  const auto evaluated =
      evaluate(amount("25% of (profit plus surplus plus profit)"), Values().set("balance of x", 1));
  EXPECT_FALSE(evaluated.value);
  EXPECT_EQ(evaluated.missing, (std::vector<std::string>{"profit", "surplus"}));
}

TEST(Evaluate, ShowsEachFractionWithItsBase) {
  Trace trace;
  evaluate(amount("greater of 10 members and 40% of members"), Values().set("members", 58),
           {Clause("meetings.members.quorum"), "Art. 4.3"}, trace);
  ASSERT_EQ(trace.steps().size(), 1U);
  const Step& step = trace.steps()[0];
  EXPECT_EQ(step.clause.path(), "meetings.members.quorum");
  EXPECT_EQ(step.citation, "Art. 4.3");
  EXPECT_EQ(step.what, "greater of 10 members and 40% of members");
  EXPECT_EQ(to_text(step.result), "23.2");
  ASSERT_EQ(step.because.size(), 1U);
  EXPECT_EQ(step.because[0].what, "40% of members");
  ASSERT_EQ(step.because[0].from.size(), 1U);
  EXPECT_EQ(step.because[0].from[0].first, "members");
  EXPECT_EQ(to_text(step.because[0].from[0].second), "58");
}

TEST(Satisfied, CountsTheExamplesOfTheLanguage) {
  const auto needed = [](const char* text, const char* base, int value) {
    return smallest_meeting(threshold(text), Values().set(base, value));
  };
  EXPECT_EQ(needed("more than 1/2 of members", "members", 7), Integer(4));
  EXPECT_EQ(needed("at least 3/4 of the quorum", "the quorum", 4), Integer(3));
  EXPECT_EQ(needed("at least 3/4 of the quorum", "the quorum", 3), Integer(3));
  EXPECT_EQ(needed("at least 75% of all members", "all members", 4), Integer(3));
  EXPECT_EQ(needed("at least 75% of all members", "all members", 5), Integer(4));
  EXPECT_EQ(needed("greater of 10 members and 40% of members", "members", 58), Integer(24));
  EXPECT_EQ(needed("greater of 10 members and 25% of members", "members", 58), Integer(15));
  EXPECT_EQ(needed("at least 2/3 of all members", "all members", 58), Integer(39));
  EXPECT_EQ(needed("at least 67% of directors in office", "directors in office", 6), Integer(5));
  EXPECT_EQ(needed("at least 2/3 of directors in office", "directors in office", 6), Integer(4));
  EXPECT_EQ(needed("unanimous of all members", "all members", 6), Integer(6));
  EXPECT_EQ(needed("none", "members", 6), Integer(0));
  EXPECT_EQ(needed("at most 5", "members", 6), Integer(0));
  EXPECT_EQ(needed("fewer than 0", "members", 6), std::nullopt);
  EXPECT_EQ(needed("unanimous of all members", "all members", 0), std::nullopt);
}

TEST(Satisfied, IsNeverMetByAVoteWithNothingToCount) {
  const Values nobody = Values().set("votes cast", 0).set("members", 0);
  for (const char* text :
       {"at least 1/2 of votes cast", "at most 1/2 of votes cast", "unanimous of votes cast",
        "at least lesser of 1 vote and 1/2 of votes cast"}) {
    const auto outcome = satisfied(threshold(text), 0, nobody);
    EXPECT_EQ(outcome.met, false) << text;
    EXPECT_EQ(outcome.base, Ratio(0)) << text;
    EXPECT_EQ(outcome.needed, std::nullopt) << text;
  }
  EXPECT_EQ(satisfied(threshold("none"), 0, nobody).met, true);
  EXPECT_EQ(satisfied(threshold("at least 0 members"), 0, nobody).met, true);
}

TEST(Satisfied, SaysWhatIsMissing) {
  const auto outcome = satisfied(threshold("at least 1/2 of votes cast"), 3, Values());
  EXPECT_EQ(outcome.met, std::nullopt);
  EXPECT_EQ(outcome.missing, std::vector<std::string>{"votes cast"});
  EXPECT_EQ(satisfied(threshold("unanimous"), 3, Values()).missing.size(), 1U);
}

TEST(Satisfied, TakesWeightedVotes) {
  const Values votes = Values().set("weighted votes cast", 1);
  EXPECT_EQ(
      satisfied(threshold("at least 3/4 of weighted votes cast"), Ratio::of(7, 10), votes).met,
      false);
  EXPECT_EQ(
      satisfied(threshold("more than 1/2 of weighted votes cast"), Ratio::of(2, 3), votes).met,
      true);
}

TEST(Satisfied, TellsWhatWasCountedAndWhatWasNeeded) {
  Trace trace;
  satisfied(threshold("at least 2/3 of all members"), 38, Values().set("all members", 58),
            {Clause("decisions.change_bylaws.passes"), "Art. 14"}, trace);
  ASSERT_EQ(trace.steps().size(), 1U);
  const Step& step = trace.steps()[0];
  EXPECT_EQ(step.what, "at least 2/3 of all members");
  EXPECT_EQ(to_text(step.result), "not met");
  ASSERT_EQ(step.from.size(), 3U);
  EXPECT_EQ(to_text(step.from[0].second), "38");
  EXPECT_EQ(to_text(step.from[1].second), "116/3 (38.666666...)");
  EXPECT_EQ(to_text(step.from[2].second), "39");
}

TEST(Judge, DecidesStates) {
  const auto state = parse_state("moved to collective account reaches 25% of (profit plus surplus)",
                                 example_names())
                         .value.value();
  Values year = Values().set("profit", 10000).set("surplus", 100000);
  EXPECT_EQ(judge(state, year).missing, std::vector<std::string>{"moved to collective account"});
  EXPECT_EQ(judge(state, year.set("moved to collective account", 27500)).holds, true);
  EXPECT_EQ(judge(state, year.set("moved to collective account", 27499)).holds, false);
  const auto exceeds = parse_state("profit exceeds 10000", example_names()).value.value();
  EXPECT_EQ(judge(exceeds, year).holds, false);
}

TEST(Judge, DecidesAsSoonAsWhatIsKnownDecides) {
  const Condition both = condition("suspended and hours worked at least 5 hours");
  EXPECT_EQ(judge(both, Values().say("suspended", false)).holds, false);
  const auto open = judge(both, Values().say("suspended", true));
  EXPECT_EQ(open.holds, std::nullopt);
  EXPECT_EQ(open.missing, std::vector<std::string>{"hours worked"});
  const Condition either = condition("suspended or decision admit_member passed");
  EXPECT_EQ(judge(either, Values().say("decision admit_member passed", true)).holds, true);
  EXPECT_EQ(judge(either, Values().say("suspended", false)).holds, std::nullopt);
}

// Answers with the unit in which a time is asked for.
class Clock : public Values {
 public:
  using Values::value;
  std::optional<Ratio> value(const Measure&, UnitKind in) const override {
    return in == UnitKind::months ? Ratio(6) : in == UnitKind::days ? Ratio(182) : Ratio(0);
  }
};

TEST(Judge, AsksForTimesInTheUnitOfTheLimit) {
  EXPECT_EQ(judge(condition("time worked at least 6 months"), Clock()).holds, true);
  EXPECT_EQ(judge(condition("time worked more than 0.5 years"), Clock()).holds, false);
  EXPECT_EQ(judge(condition("dues unpaid at least 26 weeks"), Clock()).holds, true);
  EXPECT_EQ(judge(condition("dues unpaid more than 182 days"), Clock()).holds, false);
}

TEST(Judge, GivesItsReasons) {
  Trace trace;
  const Values member = Values().set("dues unpaid", 91).say("suspended", false);
  const auto judged = judge(condition("not (dues unpaid more than 90 days) and not suspended"),
                            member, {Clause("terms.good standing"), ""}, trace);
  EXPECT_EQ(judged.holds, false);
  ASSERT_EQ(trace.steps().size(), 1U);
  ASSERT_EQ(trace.steps()[0].because.size(), 2U);
  EXPECT_EQ(trace.steps()[0].because[0].what, "not (dues unpaid more than 90 days)");
  EXPECT_EQ(to_text(trace.steps()[0].because[0].result), "no");
}

}  // namespace
}  // namespace toadlane::expression
