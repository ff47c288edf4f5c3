#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/model/accounts.h"
#include "engine/model/amendment.h"
#include "engine/model/board.h"
#include "engine/model/choice.h"
#include "engine/model/college.h"
#include "engine/model/decision.h"
#include "engine/model/dissolution.h"
#include "engine/model/example.h"
#include "engine/model/meeting_rules.h"
#include "engine/model/member_class.h"
#include "engine/model/reading.h"
#include "engine/model/rule.h"
#include "engine/model/surplus_plan.h"
#include "engine/model/timing.h"
#include "engine/number/money.h"

namespace toadlane::model {

/// A day that comes every year: 31 December, unless the file states another.
struct DayOfYear {
  unsigned month = 12;
  unsigned day = 31;
  bool stated = false;
};

/// Who the co-operative is.
struct Coop : Rule {
  std::string name;
  std::string kind;        // "worker cooperative", ...
  Named<std::string> law;  // "base" -> "us-ca"; empty: no statute
  std::string taxed_as;    // "subchapter t", "partnership", "corporation", "not in the US"
  Currency currency;
  DayOfYear fiscal_year_ends;
  std::optional<int> first_fiscal_year;
};

/// Since when the text is in force, and who adopted it.
struct InForce : Rule {
  std::optional<Date> from;
  std::string adopted_by;
};

/// A clause on which the bylaws are silent, and what speaks instead.
struct FromStatute {
  Clause clause;
  std::string source;  // "from the statute, s. 12"
};

/// The bylaws in force on an occasion: the text with its amendments laid over it. Positions in the
/// file are not here (see SourceMap in rules/document).
struct Bylaws {
  Coop coop;
  InForce in_force;
  Named<Term> terms;
  Named<MemberClass> classes;
  std::optional<ClassOverlap> overlap;
  Named<MeetingRules> meetings;
  std::optional<Colleges> colleges;
  Named<Board> boards;
  Named<Decision> decisions;
  std::optional<Accounts> accounts;
  std::optional<SurplusPlan> surplus;
  Named<std::string> rates;  // outside rate -> where it is found
  Named<RatioLimit> ratios;
  std::optional<Dissolution> dissolution;
  std::vector<Reading> readings;
  std::vector<TextOnly> text_only;
  std::vector<Amendment> amendments;
  std::vector<Resolution> resolutions;
  std::vector<Example> examples;
  std::vector<FromStatute> from_statute;
};

}  // namespace toadlane::model
