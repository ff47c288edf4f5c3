#include "rules/bylaws/choices.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::Resolution read_choices(const std::string& text, Diagnostics& diagnostics) {
  model::Resolution value;
  read_block(text, "resolutions[0]", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Choices, HaveAValueBoundsAndSomebodyWhoChooses) {
  Diagnostics diagnostics;
  model::Choice choice;
  read_block(
      "is: 50%\nat_least: 20%\nat_most: 3/4\n"
      "chosen_by: {body: board, no_later_than: 8.5 months after year end}\n",
      "surplus.pay.cash", diagnostics,
      [&](Visitor& v) { v.block([&](Visitor& b) { choice_fields(b, choice); }); });
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(choice.is && choice.at_least && choice.at_most);
  EXPECT_EQ(to_text(*choice.is), "50%");
  EXPECT_EQ(to_text(*choice.at_least), "20%");
  EXPECT_EQ(to_text(*choice.at_most), "3/4");
  EXPECT_EQ(choice.chosen_by.body, "board");
  EXPECT_EQ(choice.chosen_by.no_later_than.text, "8.5 months after year end");
}

TEST(Choices, AreMadeByResolutions) {
  Diagnostics diagnostics;
  const model::Resolution made = read_choices(
      "{id: B-1, on: 2024-11-18, by: board, chooses: surplus.pay.cash, value: 35%,"
      " for: fiscal year 2024}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(made.id, "B-1");
  EXPECT_EQ(made.on, "2024-11-18");
  EXPECT_EQ(made.by, "board");
  EXPECT_EQ(made.chooses, Clause("surplus.pay.cash"));
  ASSERT_TRUE(made.value);
  EXPECT_EQ(to_text(*made.value), "35%");
  EXPECT_EQ(made.fiscal_year, 2024);
  EXPECT_EQ(made.clause, Clause("resolutions[0]"));
}

TEST(Choices, RefuseAResolutionThatSaysNeitherWhenNorWhat) {
  Diagnostics diagnostics;
  read_choices("{id: B-1, on: 18 November, by: board, chooses: surplus.pay.cash}\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 2U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("resolutions[0].on"));
  EXPECT_EQ(diagnostics.all()[1].clause, Clause("resolutions[0].value"));
}

}  // namespace
}  // namespace toadlane::rules
