#include "rules/bylaws/read_bylaws.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

const std::string bylaws_head =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
    "in_force: {from: 2020-01-01}\n"
    "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n";

// "read", or what is wrong.
std::string read_on(const std::string& text, const Occasion& occasion) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  if (!node) return to_text(node.diagnostics());
  const Result<BylawsRead> read = read_bylaws(*node, occasion);
  return read ? "read" : to_text(read.diagnostics());
}

TEST(ReadBylaws, RefusesADayBeforeTheBylaws) {
  EXPECT_EQ(read_on(bylaws_head, {}), "read");
  EXPECT_EQ(read_on(bylaws_head, {.notice = Date::parse("2020-01-01")}), "read");
  EXPECT_THAT(read_on(bylaws_head, {.notice = Date::parse("2019-12-31")}), HasSubstr("B132"));
  EXPECT_THAT(read_on(bylaws_head, {.fiscal_year_end = Date::parse("2019-12-31")}),
              HasSubstr("B132"));
}

TEST(ReadBylaws, TakesTermsThatAreRecorded) {
  const std::string text = bylaws_head +
                           "terms: {shifts: {recorded: as a measure, unit: shifts},"
                           " employed: {recorded: as a status}}\n"
                           "classes: {member: {votes: 1, active_when: employed}}\n";
  EXPECT_EQ(read_on(text, {}), "read");
  EXPECT_THAT(read_on(bylaws_head + "terms: {employed: {recorded: sometimes}}\n", {}),
              HasSubstr("as a status"));
}

TEST(ReadBylaws, ShowsFiftyMistakesAndCountsTheOthers) {
  std::string text = bylaws_head + "decisions:\n";
  for (int i = 0; i < 60; ++i)
    text += "  d" + std::to_string(i) + ": {cite: A, by: members, like: none_of_them}\n";
  const std::string told = read_on(text, {});
  EXPECT_THAT(told, HasSubstr("B136"));
  EXPECT_THAT(told, HasSubstr("10 more mistakes"));
}

}  // namespace
}  // namespace toadlane::rules
