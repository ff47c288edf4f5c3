#pragma once

#include <string>
#include <utility>

#include "service/import/read_table.h"

namespace toadlane::import {

/// The columns of the tables in these tests: member, name, class, hours (2 places), pay (may be
/// negative), joined, left (may be empty or missing).
inline TableSpec cooperative() {
  const auto column = [](const char* name, ColumnSpec::Type type) {
    ColumnSpec spec;
    spec.name = name;
    spec.type = type;
    spec.clause = Clause("members").key(name);
    spec.citation = std::string("Art. ") + name;
    return spec;
  };
  TableSpec spec;
  spec.columns = {column("member", ColumnSpec::member_number),
                  column("name", ColumnSpec::text),
                  column("class", ColumnSpec::class_name),
                  column("hours", ColumnSpec::decimal),
                  column("pay", ColumnSpec::decimal),
                  column("joined", ColumnSpec::date),
                  column("left", ColumnSpec::date)};
  spec.columns[1].empty_allowed = true;
  spec.columns[4].places_max = 4;
  spec.columns[4].negative_allowed = true;
  spec.columns[6].required = false;
  spec.columns[6].empty_allowed = true;
  spec.classes = {"member", "candidate", "on leave"};
  return spec;
}

inline const std::string first_row = "member,name,class,hours,pay,joined,left\n";

inline Result<Table> read_text(std::string text, const TableSpec& spec = cooperative(),
                               Pace pace = Pace::quick) {
  return read_table("members.csv", TextSource::of(std::move(text)), spec, pace);
}

/// One line per diagnostic: "2:7 T319 error".
inline std::string places_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) {
    if (!text.empty()) text += ", ";
    if (one.span)
      text +=
          std::to_string(one.span->begin.line) + ":" + std::to_string(one.span->begin.column) + " ";
    text += entry_of(one.code).name;
  }
  return text;
}

}  // namespace toadlane::import
