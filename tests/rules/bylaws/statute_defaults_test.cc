#include "rules/bylaws/statute_defaults.h"

#include <gtest/gtest.h>

#include "engine/meetings/meeting.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

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

TEST(StatuteDefaults, GiveWayToTheBylaws) {
  const auto stated = under_the_fixture(", quorum: more than 1/2 of members");
  ASSERT_TRUE(stated.ok()) << to_text(stated.diagnostics());
  EXPECT_TRUE(stated->bylaws.from_statute.empty());
}

}  // namespace
}  // namespace toadlane::rules
