#include "engine/calendar/calendar.h"

#include <gmock/gmock.h>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::calendar {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Date day(const char* text) {
  return Date::parse(text).value();
}

constexpr const char* sample =
    "format: coop-bylaws 1\n"
    "coop: {name: Example, kind: worker cooperative, taxed_as: subchapter t, currency: USD,\n"
    "  fiscal_year_ends: 31 December}\n"
    "in_force: {from: 2012-01-01}\n"
    "classes: {member: {votes: 1}}\n"
    "meetings:\n"
    "  members:\n"
    "    cite: Art. 3\n"
    "    annual: {ANNUAL}\n"
    "    notice: NOTICE before meeting\n"
    "    record_date: {cite: Art. 3.5, within: 10 to 60 days before meeting}\n"
    "boards:\n"
    "  board: {cite: Art. 4, directors: 7, renewed: at least 3 seats each year}\n"
    "decisions:\n"
    "  change: {cite: Art. 9, by: members, notice: 21 days before meeting, passes: unanimous of "
    "all members}\n"
    "accounts: {reserve: {kind: unallocated reserve}}\n"
    "surplus:\n"
    "  cite: Art. 7\n"
    "  income: {surplus: result of the year}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  steps: [{move: rest of surplus, to: members, in_proportion_to: hours}]\n"
    "  pay:\n"
    "    cash: {is: 50%, at_least: 20%, chosen_by: {body: board, no_later_than: 8.5 months after "
    "year end}}\n"
    "    rest: credit to account\n"
    "    paid_no_later_than: 15th day of the 9th month after year end\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

// Each entry as "day until what [article]".
std::vector<std::string> kept(const std::string& annual, const std::string& notice,
                              const std::vector<Date>& holidays = {}) {
  const std::string text = replaced(replaced(sample, "ANNUAL", annual), "NOTICE", notice);
  const auto node = document::read_yaml("bylaws.yaml", text);
  const auto read = rules::read_bylaws(*node);
  EXPECT_TRUE(read.ok()) << to_text(read.diagnostics());
  std::vector<std::string> all;
  if (!read) return all;
  for (const Entry& one : calendar_of(read->bylaws, 2025, meetings::Holidays(holidays)))
    all.push_back(one.day.text() + (one.until ? " to " + one.until->text() : "") + " " + one.what +
                  (one.cite.empty() ? "" : " [" + one.cite + "]"));
  return all;
}

TEST(Calendar, ListsEveryDayToKeepInItsOrder) {
  EXPECT_THAT(
      kept("on: first Thursday of November, if_holiday: next business day", "10 to 90 days"),
      ElementsAre(
          "2025-08-08 to 2025-10-27 notice of the annual meeting of members [Art. 3]",
          "2025-09-07 to 2025-10-27 record date of the annual meeting of members [Art. 3.5]",
          "2025-09-15 last day for the choice of the part paid in cash by the board for fiscal "
          "year 2024 [Art. 7]",
          "2025-09-15 last day of payment for fiscal year 2024 [Art. 7]",
          "2025-09-15 end of the payment period for fiscal year 2024 [26 CFR 1.1382-4]",
          "2025-10-16 last day for the notice of `change` for that meeting [Art. 9]",
          "2025-11-06 annual meeting of members [Art. 3]",
          "2025-11-06 terms that end: seats of board to renew [Art. 4]",
          "2025-12-31 end of fiscal year 2025 (default, not stated)"));
}

// The twins: a holiday on the day, and a notice of one day more.
TEST(Calendar, MovesTheMeetingOffAHolidayAndItsNoticeWithIt) {
  const auto moved = kept("on: first Thursday of November, if_holiday: next business day",
                          "10 to 90 days", {day("2025-11-06"), day("2025-11-07")});
  EXPECT_THAT(moved, Contains("2025-11-10 annual meeting of members [Art. 3]"));
  EXPECT_THAT(moved, Contains("2025-08-12 to 2025-10-31 notice of the annual meeting of members "
                              "[Art. 3]"));
  const auto stays = kept("on: first Thursday of November", "10 to 90 days", {day("2025-11-06")});
  EXPECT_THAT(stays, Contains("2025-11-06 annual meeting of members [Art. 3]"));
  const auto longer = kept("on: first Thursday of November", "11 days");
  EXPECT_THAT(longer,
              Contains("2025-10-26 last day for the notice of the annual meeting of members "
                       "[Art. 3]"));
}

TEST(Calendar, TakesTheLastDayOfAPartOfTheYear) {
  const auto quarter = kept("in: first quarter", "10 to 60 days");
  EXPECT_THAT(quarter, Contains("2025-01-01 to 2025-03-31 annual meeting of members [Art. 3]"));
  EXPECT_THAT(quarter, Contains("2025-01-30 to 2025-03-21 notice of the annual meeting of members "
                                "on 2025-03-31 [Art. 3]"));
  const auto within = kept("in: within 4 months of year end", "10 to 60 days");
  EXPECT_THAT(within, Contains("2025-01-01 to 2025-04-30 annual meeting of members [Art. 3]"));
  EXPECT_THAT(within, Not(Contains(testing::HasSubstr("on 2025-03-31"))));
}

TEST(Calendar, MovesBackOrByWeeks) {
  const meetings::Holidays none({day("2025-11-06")});
  EXPECT_EQ(moved_off_holiday(day("2025-11-06"), "previous business day", none), day("2025-11-05"));
  EXPECT_EQ(moved_off_holiday(day("2025-11-06"), "same day next week", none), day("2025-11-13"));
  EXPECT_EQ(moved_off_holiday(day("2025-11-06"), "as it stands", none), day("2025-11-06"));
  EXPECT_EQ(moved_off_holiday(day("2025-11-08"), "next business day", none), day("2025-11-10"));
}

}  // namespace
}  // namespace toadlane::calendar
