#include "rules/bylaws/statute_defaults.h"

#include <gmock/gmock.h>

#include "engine/meetings/meeting.h"
#include "engine/patronage/year_end.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

// A pack of our own for this test: a tenth of members where the bylaws state no quorum.
Result<BylawsRead> under_the_fixture(const std::string& keys) {
  const Node pack = *document::read_yaml("fixture-pack.yaml", "quorum: at least 10% of members\n");
  const std::vector<StatuteDefault> defaults{
      {"meetings.members.quorum", *pack.find("quorum"), "s. 12"},
      {"boards.board.quorum", *pack.find("quorum"), "s. 13"}};
  const auto text =
      document::read_yaml("bylaws.yaml",
                          "format: coop-bylaws 1\n"
                          "coop: {name: Test, kind: worker cooperative, currency: EUR}\n"
                          "meetings: {members: {cite: Art. 3, no_quorum: nothing" +
                              keys + "}}\n");
  return read_bylaws_under(*text, {}, defaults);
}

TEST(StatuteDefaults, FillWhatTheBylawsLeaveOpen) {
  const auto silent = under_the_fixture("");
  ASSERT_TRUE(silent.ok()) << to_text(silent.diagnostics());
  ASSERT_EQ(silent->bylaws.from_statute.size(), 1U);
  EXPECT_EQ(silent->bylaws.from_statute.front().source, "from the statute, s. 12");
  meetings::Meeting meeting;
  meeting.body = "members";
  meeting.counts.set("members", 20);
  meeting.present = {Integer(2)};
  const auto held = meetings::hold(silent->bylaws, meeting).held.value();
  EXPECT_EQ(held.quorum.required, 2);
  EXPECT_EQ(held.quorum.cite, "from the statute, s. 12");
}

// The steps are the statute's, the part in money is the bylaws' with a number that the board chose,
// the rounding is nobody's.
const std::string three_layers =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
    "accounts: {reserve: {kind: fund}}\n"
    "surplus:\n"
    "  cite: Art. 7\n"
    "  income: {surplus: all}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  pay:\n"
    "    cash: {cite: Art. 7.4, is: 50%, at_least: 20%, chosen_by: {body: board}}\n"
    "    rest: credit to account\n"
    "resolutions: [{id: B-1, on: 2026-03-01, by: board, chooses: surplus.pay.cash, value: 35%, "
    "for: fiscal year 2025}]\n";

// Every citation and word of these steps, and of what led to them.
std::string said_in(const std::vector<Step>& steps) {
  std::string all;
  for (const Step& step : steps)
    all += step.what + " [" + step.citation + "]\n" + said_in(step.because);
  return all;
}

TEST(StatuteDefaults, AndTheOtherLayersSayInAYearEndWhichOfThemSpoke) {
  const Node pack = *document::read_yaml("fixture-pack.yaml",
                                         "steps:\n- {move: 5% of surplus, to: reserve}\n"
                                         "- {move: rest, to: members, in_proportion_to: hours}\n");
  const std::vector<StatuteDefault> defaults{{"surplus.steps", *pack.find("steps"), "s. 42"}};
  const auto read =
      read_bylaws_under(*document::read_yaml("bylaws.yaml", three_layers), {}, defaults);
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics());
  model::FiscalYear year;
  year.year = 2025;
  year.ends = Date::of(2025, 12, 31).value();
  year.income = {{"surplus", Money::of_minor(1000'00, read->bylaws.coop.currency)}};
  patronage::Members members;
  members.number.push_back("M1");
  members.measures = {{"hours", Column{{10}, 0}}};
  const auto closed = patronage::close_year(read->bylaws, year, members);
  ASSERT_TRUE(closed.ok()) << to_text(closed.diagnostics());
  ASSERT_EQ(closed->movements.size(), 2U);
  EXPECT_EQ(closed->movements[0].amount.text(), "50.00");
  EXPECT_EQ(closed->movements[0].cite, "from the statute, s. 42");
  EXPECT_THAT(said_in(closed->movements[0].why), HasSubstr("[from the statute, s. 42]"));
  const std::string member = said_in(patronage::explain_member(read->bylaws, *closed, members, 0));
  EXPECT_THAT(member, HasSubstr("share of the dividend [from the statute, s. 42]"));
  EXPECT_THAT(member, HasSubstr("paid in money, rounded up for each member (default, not stated) "
                                "[Art. 7.4]"));
  EXPECT_THAT(member, HasSubstr("chosen by resolution B-1 of 2026-03-01 by the board [Art. 7.4]"));
  EXPECT_EQ(closed->policies[0], "steps: half up (default, not stated)");
}

// The twin: what the bylaws say themselves is the bylaws' own.
TEST(StatuteDefaults, GiveWayToTheBylaws) {
  const auto stated = under_the_fixture(", quorum: more than 1/2 of members");
  ASSERT_TRUE(stated.ok()) << to_text(stated.diagnostics());
  EXPECT_TRUE(stated->bylaws.from_statute.empty());
}

}  // namespace
}  // namespace toadlane::rules
