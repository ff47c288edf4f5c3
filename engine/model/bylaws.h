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
#include "engine/model/day_of_year.h"
#include "engine/model/decision.h"
#include "engine/model/dissolution.h"
#include "engine/model/example.h"
#include "engine/model/from_statute.h"
#include "engine/model/meeting_rules.h"
#include "engine/model/member_class.h"
#include "engine/model/membership.h"
#include "engine/model/ratio_limit.h"
#include "engine/model/reading.h"
#include "engine/model/records.h"
#include "engine/model/rule.h"
#include "engine/model/shares.h"
#include "engine/model/surplus_plan.h"
#include "engine/model/timing.h"
#include "engine/number/money.h"

namespace toadlane::model {

/// Who the co-operative is.
struct Coop : Rule {
  std::string name;
  std::string kind;        // "worker cooperative", ...
  Named<std::string> law;  // "base" -> "us-ca"; empty: no statute
  std::string taxed_as;    // "subchapter t", "partnership", "corporation", "not in the US"
  Currency currency;
  DayOfYear fiscal_year_ends;
  std::optional<int> first_fiscal_year;
  std::vector<std::string> in_articles;  // clauses of the file that stand in the articles
};

/// Since when the text is in force, and who adopted it.
struct InForce : Rule {
  std::optional<Date> from;
  std::string adopted_by;
};

/// A rate from outside, and the day of it that counts.
struct OutsideRate {
  std::string found;  // where it is published
  std::string on;     // "the last day of the fiscal year"; empty: not said
};

/// The bylaws in force on an occasion: the text with its amendments laid over it. Positions in the
/// file are not here (see SourceMap in rules/document).
struct Bylaws {
  Coop coop;
  InForce in_force;
  Named<Term> terms;
  Named<MemberClass> classes;
  std::optional<ClassOverlap> overlap;
  std::optional<Membership> membership;
  std::optional<Shares> shares;
  Named<MeetingRules> meetings;
  std::optional<Colleges> colleges;
  Named<Board> boards;
  Named<Decision> decisions;
  std::optional<Accounts> accounts;
  std::optional<SurplusPlan> surplus;
  Named<OutsideRate> rates;
  Named<RatioLimit> ratios;
  std::optional<Dissolution> dissolution;
  std::optional<Records> records;
  std::vector<Reading> readings;
  std::vector<TextOnly> text_only;
  std::vector<Amendment> amendments;
  std::vector<Resolution> resolutions;
  std::vector<Example> examples;
  std::vector<FromStatute> from_statute;
};

}  // namespace toadlane::model
