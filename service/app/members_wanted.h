#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/members.h"

namespace toadlane::app {

/// One column that the bylaws ask of the members table, and the clause that needs it.
struct ColumnWanted {
  enum class Kind { number, text, class_name, date, money, measure };
  std::string name;
  Kind kind = Kind::text;
  bool required = false;
  unsigned places_max = 0;  // of money and measures
  bool negative_allowed = false;
  Clause clause;
  std::string citation;
};

/// What the members table of these bylaws holds: `member` always; the measures that divide
/// something; `class` and `joined` where a rule asks for them; `name`, `left` and `account balance`
/// if there are any.
struct MembersWanted {
  std::vector<ColumnWanted> columns;
  std::vector<std::string> classes;  // that the bylaws declare; empty: any
};
MembersWanted members_wanted(const model::Bylaws& bylaws);

/// The members as they were read, with the text that they point into.
struct MembersRead {
  std::shared_ptr<const void> text;
  patronage::Members members;
  Diagnostics doubts;
};

/// Reads the members from wherever they are. Given by whoever knows files.
using MembersReader = std::function<Result<MembersRead>(const MembersWanted&)>;

}  // namespace toadlane::app
