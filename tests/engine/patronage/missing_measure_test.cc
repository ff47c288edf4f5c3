#include <gtest/gtest.h>

#include "engine/expression/parse.h"
#include "engine/patronage/year_end.h"

namespace toadlane::patronage {
namespace {

// Readers of tables refuse a table without the column first (T311); who calls the engine with
// members of another origin hears it from the engine.
TEST(Members, HaveEachMeasureThatDividesMoney) {
  model::Bylaws bylaws;
  bylaws.coop.currency = *Currency::find("USD");
  bylaws.surplus.emplace();
  model::SurplusPlan& plan = *bylaws.surplus;
  plan.income.emplace_back("surplus", "result of the year");
  plan.measures.emplace_back("hours", model::Measure{});
  model::SurplusStep step;
  step.move = expression::parse_source("rest", expression::Vocabulary::with_bases("USD")).value;
  step.to = "members";
  step.in_proportion_to = "hours";
  plan.steps.push_back(std::move(step));
  model::FiscalYear year;
  year.year = 2025;
  year.income.emplace_back("surplus", Money::of_minor(100'00, bylaws.coop.currency));
  Members members;
  members.number = {"M1", "M2"};
  const Result<YearEnd> closed = close_year(bylaws, year, members);
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.diagnostics().all().front().code, Code::P205);
}

}  // namespace
}  // namespace toadlane::patronage
