#include "rules/bylaws/coherence.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string head =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: worker cooperative, currency: USD}\n";

// A surplus with one account and two measures; `steps` and what follows them are the test's.
std::string surplus(const std::string& rest) {
  return "accounts: {reserve: {kind: fund}}\n"
         "surplus:\n"
         "  cite: Art. 7\n"
         "  income: {surplus: result of the year}\n"
         "  measures: {hours: {unit: hours}, pay: {unit: USD}}\n" +
         rest;
}

const std::string steps = "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n";

// "B113 surplus.steps[0].to" for each mistake; doubts alone are none.
std::vector<std::string> mistakes_coherence(const std::string& text) {
  if (!diagnostics_of(head + text).has_errors()) return {};
  return told(head + text);
}

TEST(Coherence, FindsNothingInRulesThatFitTogether) {
  EXPECT_THAT(mistakes_coherence(surplus(steps)), IsEmpty());
}

TEST(Coherence, B113RefusesNamesThatAreDeclaredNowhere) {
  EXPECT_THAT(
      mistakes_coherence(surplus("  steps:\n"
                                 "    - {move: 10% of surplus, to: reserves}\n"
                                 "    - {move: rest, to: members, in_proportion_to: hour}\n")),
      ElementsAre("B113 surplus.steps[0].to", "B113 surplus.steps[1].in_proportion_to"));
  EXPECT_THAT(mistakes_coherence("decisions: {admit: {like: ordinary}}\n"),
              ElementsAre("B113 decisions.admit.like"));
}

TEST(Coherence, B181RefusesTwoResolutionsWithOneNumber) {
  const auto resolutions = [](const std::string& second) {
    return surplus(steps + "  pay: {cash: {is: 50%, chosen_by: {body: board}}}\n") +
           "resolutions:\n"
           "  - {id: B-1, on: 2024-11-18, by: board, chooses: surplus.pay.cash, value: 35%, for: "
           "fiscal year 2024}\n"
           "  - {id: " +
           second +
           ", on: 2025-11-18, by: board, chooses: surplus.pay.cash, value: 40%, for: fiscal year "
           "2025}\n";
  };
  EXPECT_THAT(mistakes_coherence(resolutions("B-1")), ElementsAre("B181 resolutions[1].id"));
  EXPECT_THAT(mistakes_coherence(resolutions("B-2")), IsEmpty());
  const Diagnostics both = diagnostics_of(head + resolutions("B-1"));
  for (const Diagnostic& one : both.all()) {
    if (one.code != Code::B181) continue;
    ASSERT_EQ(one.labels.size(), 1U);
    EXPECT_EQ(one.labels.front().span.begin.line + 1, one.span->begin.line);
  }
}

TEST(Coherence, B122AsksHowSeveralMeasuresMakeOnePatronage) {
  const std::string by_patronage =
      "  steps: [{move: rest, to: members, in_proportion_to: patronage}]\n";
  EXPECT_THAT(mistakes_coherence(surplus(by_patronage)), ElementsAre("B122 surplus.patronage"));
  EXPECT_THAT(mistakes_coherence(surplus("  patronage: {combine: one sum of weighted measures,"
                                         " weights: {hours: 1/2, pay: 1/2}}\n" +
                                         by_patronage)),
              IsEmpty());
}

TEST(Coherence, B123WantsPartsThatMakeAWhole) {
  EXPECT_THAT(mistakes_coherence(surplus(steps + "  losses: [{taken_from: {reserve: 75%,"
                                                 " members by hours: 20%}}]\n")),
              ElementsAre("B123 surplus.losses[0].taken_from"));
  EXPECT_THAT(mistakes_coherence(surplus(steps + "  losses: [{taken_from: {reserve: 75%,"
                                                 " members by hours: 1/4}}]\n")),
              IsEmpty());
}

TEST(Coherence, B124AsksHowAStepIsDividedAmongTheMembers) {
  EXPECT_THAT(mistakes_coherence(surplus("  steps: [{move: rest, to: members}]\n")),
              ElementsAre("B124 surplus.steps[0]"));
}

TEST(Coherence, B125RefusesACopyOfACopy) {
  EXPECT_THAT(mistakes_coherence("decisions:\n"
                                 "  ordinary: {passes: more than 1/2 of votes cast}\n"
                                 "  urgent: {like: ordinary}\n"
                                 "  admit: {like: urgent}\n"),
              ElementsAre("B125 decisions.admit.like"));
}

TEST(Coherence, B126AsksForTheMajorityOfAVote) {
  EXPECT_THAT(mistakes_coherence("decisions:\n"
                                 "  ordinary: {by: members}\n"
                                 "  calm: {by: members, method: consensus}\n"),
              ElementsAre("B126 decisions.ordinary"));
}

TEST(Coherence, B127RefusesAResolutionWhereNothingIsLeftOpen) {
  const std::string text = surplus(steps + "  pay: {cash: {is: 50%, chosen_by: {body: board}}}\n");
  const std::string resolution = "resolutions: [{id: B-7, on: 2025-11-18, by: board, value: 35%, ";
  EXPECT_THAT(mistakes_coherence(text + resolution + "chooses: surplus.steps}]\n"),
              ElementsAre("B127 resolutions[0].chooses"));
  EXPECT_THAT(mistakes_coherence(text + resolution + "chooses: surplus.pay.cash}]\n"), IsEmpty());
}

TEST(Coherence, B127OffersTheNearClause) {
  model::Bylaws bylaws;
  bylaws.accounts.emplace().interest.emplace().clause = Clause("accounts.interest");
  bylaws.accounts->interest->chosen_by.body = "board";
  model::Resolution resolution;
  resolution.chooses = Clause("accounts.intrest");
  const auto mistake = no_such_choice(bylaws, resolution);
  ASSERT_TRUE(mistake);
  EXPECT_THAT(mistake->advice, HasSubstr("did you mean `accounts.interest`?"));
  resolution.chooses = Clause("accounts.interest");
  EXPECT_FALSE(no_such_choice(bylaws, resolution));
}

TEST(Coherence, B128RefusesARuleBehindOneThatAlwaysHolds) {
  EXPECT_THAT(mistakes_coherence(surplus(steps + "  losses:\n"
                                                 "    - {taken_from: {reserve: 100%}}\n"
                                                 "    - {in: fiscal years 1 to 2, taken_from:"
                                                 " {members by hours: 100%}}\n")),
              ElementsAre("B128 surplus.losses[1]"));
  EXPECT_THAT(mistakes_coherence(surplus(steps + "  losses:\n"
                                                 "    - {in: fiscal years 1 to 2, taken_from:"
                                                 " {members by hours: 100%}}\n"
                                                 "    - {taken_from: {reserve: 100%}}\n")),
              IsEmpty());
}

TEST(Coherence, FindsAllMistakesAtOnce) {
  EXPECT_THAT(mistakes_coherence(surplus("  steps: [{move: rest, to: members}]\n"
                                         "  losses: [{taken_from: {reserves: 90%}}]\n")),
              ElementsAre("B124 surplus.steps[0]", "B123 surplus.losses[0].taken_from",
                          "B113 surplus.losses[0].taken_from.reserves"));
}

}  // namespace
}  // namespace toadlane::rules
