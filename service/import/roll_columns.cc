#include "service/import/roll_columns.h"

#include <algorithm>

namespace toadlane::import {
namespace {

constexpr unsigned places_max = 4;

ColumnSpec column(std::string name, ColumnSpec::Type type, bool required, bool empty_allowed) {
  ColumnSpec made;
  made.name = std::move(name);
  made.type = type;
  made.required = required;
  made.empty_allowed = empty_allowed;
  made.places_max = places_max;
  return made;
}

ColumnSpec asked(const app::AskedFor& one, ColumnSpec::Type type, bool empty_allowed) {
  ColumnSpec made = column(one.name, type, false, empty_allowed);
  made.clause = one.clause;
  made.citation = one.cite;
  return made;
}

void add_name(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

}  // namespace

TableSpec roll_members(const app::RollWanted& wanted, bool periods) {
  TableSpec spec;
  spec.classes = wanted.classes;
  spec.other_uses = wanted.other_uses;
  const bool class_needed = wanted.classes.size() > 1 && !periods;
  spec.columns = {column("member", ColumnSpec::member_number, true, false),
                  column("name", ColumnSpec::text, false, true),
                  column("joined", ColumnSpec::date, false, false),
                  column("left", ColumnSpec::date, false, true),
                  column("admitted", ColumnSpec::date, false, true)};
  if (!wanted.classes.empty())
    spec.columns.push_back(column("class", ColumnSpec::class_name, class_needed, periods));
  else
    spec.other_uses.emplace_back("class");
  if (wanted.lower_minimum)
    spec.columns.push_back(column("lower minimum", ColumnSpec::decimal, false, true));
  for (const app::AskedFor& one : wanted.statuses)
    spec.columns.push_back(asked(one, ColumnSpec::text, true));
  for (const app::AskedFor& one : wanted.figures)
    spec.columns.push_back(asked(one, ColumnSpec::decimal, false));
  return spec;
}

TableSpec roll_periods(const app::RollWanted& wanted) {
  TableSpec spec;
  spec.members_repeat = true;
  spec.classes = wanted.classes;
  for (const app::AskedFor& one : wanted.statuses) add_name(spec.classes, one.name);
  for (const app::AskedFor& one : wanted.times) add_name(spec.classes, one.name);
  spec.columns = {column("member", ColumnSpec::member_number, true, false),
                  column("status", ColumnSpec::class_name, true, false),
                  column("from", ColumnSpec::date, true, false),
                  column("until", ColumnSpec::date, false, true)};
  return spec;
}

TableSpec roll_records(const app::RollWanted& wanted) {
  TableSpec spec;
  spec.members_repeat = true;
  for (const app::AskedFor& one : wanted.records) add_name(spec.classes, one.name);
  spec.columns = {column("member", ColumnSpec::member_number, true, false),
                  column("measure", ColumnSpec::class_name, true, false),
                  column("date", ColumnSpec::date, true, false),
                  column("amount", ColumnSpec::decimal, true, false)};
  spec.columns.back().negative_allowed = true;
  return spec;
}

}  // namespace toadlane::import
