#include "service/import/roll_periods.h"

#include <algorithm>
#include <tuple>

#include "service/import/member_rows.h"
#include "service/import/mistakes.h"
#include "service/import/roll_columns.h"

namespace toadlane::import {
namespace {

// A period with the row that it stands in, and what it may not overlap with: of all classes one
// group, of each status its own.
struct Placed {
  meetings::MemberPeriod period;
  std::size_t group = 0;
  std::size_t row = 0;
};

Diagnostic unknown_member(const Table& table, std::size_t row) {
  return Diagnostic::error(Code::T331,
                           "member " + quoted(table.member[row]) + " is not in the members table")
      .at(table.cell(row, PeriodColumns::member))
      .hint("mend the member number, or add the member to the members table");
}

void tell(Diagnostics& mistakes, Diagnostic mistake) {
  if (mistakes.all().size() <= Mistakes::told_max) mistakes.add(std::move(mistake));
}

Diagnostic overlap(const Table& table, const Placed& one, const Placed& other) {
  const std::string& name = table.columns[PeriodColumns::status].class_names[one.period.name];
  return Diagnostic::error(Code::T332, "this period of " + quoted(table.member[one.row]) + " as `" +
                                           name + "` overlaps with that of line " +
                                           std::to_string(table.line(other.row)))
      .at(table.cell(one.row, PeriodColumns::from))
      .label(table.cell(other.row, PeriodColumns::status), "the other period")
      .hint("end the first before the second begins; both days belong to a period");
}

void tell_overlaps(const Table& table, std::vector<Placed>& all, Diagnostics& mistakes) {
  std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.period.member, a.group, a.period.from) <
           std::tie(b.period.member, b.group, b.period.from);
  });
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Placed& before = all[i - 1];
    const bool same = before.period.member == all[i].period.member && before.group == all[i].group;
    if (same && before.period.covers(all[i].period.from))
      tell(mistakes, overlap(table, all[i], before));
  }
}

}  // namespace

void put_periods(const Table& table, const MemberRows& rows,
                 const std::vector<std::string>& classes, meetings::RollFacts& facts,
                 Diagnostics& mistakes) {
  facts.periods_given = true;
  const TableColumn& status = table.columns[PeriodColumns::status];
  facts.period_names = status.class_names;
  std::vector<Placed> all;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const auto member = rows.of(table.member[i]);
    if (!member) tell(mistakes, unknown_member(table, i));
    const std::int32_t from = table.columns[PeriodColumns::from].day[i];
    const TableColumn& ends = table.columns[PeriodColumns::until];
    const std::int32_t until = ends.present ? ends.day[i] : no_day;
    if (until != no_day && until < from)
      tell(mistakes,
           Diagnostic::error(Code::T333, "the period ends on " + meetings::day_of(until).text() +
                                             ", before it begins")
               .at(table.cell(i, PeriodColumns::until))
               .hint("correct one of the two days"));
    if (!member) continue;
    const std::uint16_t name = status.class_index[i];
    const bool is_class =
        std::find(classes.begin(), classes.end(), status.class_names[name]) != classes.end();
    all.push_back({{*member, name, from, until}, is_class ? 0 : name + std::size_t{1}, i});
  }
  for (const Placed& one : all) facts.periods.push_back(one.period);
  tell_overlaps(table, all, mistakes);
}

void put_records(Table& table, const MemberRows& rows, meetings::RollFacts& facts,
                 Diagnostics& mistakes) {
  facts.records_given = true;
  facts.record_names = table.columns[RecordColumns::measure].class_names;
  const Column& amounts = table.columns[RecordColumns::amount].decimal;
  facts.record_places = amounts.places;
  facts.records.reserve(table.rows);
  for (std::size_t i = 0; i < table.rows; ++i) {
    const auto member = rows.of(table.member[i]);
    if (!member) {
      tell(mistakes, unknown_member(table, i));
      continue;
    }
    facts.records.push_back({*member, table.columns[RecordColumns::measure].class_index[i],
                             table.columns[RecordColumns::date].day[i], amounts.scaled[i]});
  }
}

}  // namespace toadlane::import
