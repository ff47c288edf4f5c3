#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/expression/evaluate.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// A bounded choice made definite for one year: the value, and which layer spoke.
struct Chosen {
  Ratio value;
  std::optional<Ratio> at_least;
  std::optional<Ratio> at_most;
  std::string by;  // "B-2024-11 of 2024-11-18 by the board"; empty: the bylaws
  std::vector<Step> why;
  Diagnostics doubts;
};

/// The value of a choice in a fiscal year: the newest resolution about it, else what the bylaws
/// say. Without `for`, a resolution of the year file is about that year; a standing one of the
/// bylaws is about each year whose choice it can have made: that is, whose last day for the choice
/// it kept, or, where no last day is stated, that ended less than a year before it, and all later
/// ones. A resolution by another body, after the last day, or outside the bounds is refused, naming
/// both the resolution and the article.
///
///   cash is 20%, at least 20%, chosen by the board; resolution B-2024-11: 35%   ->   35%
Result<Chosen> chosen(const model::Choice& choice, const model::Bylaws& bylaws,
                      const model::FiscalYear& year, const expression::Environment& values);

/// The last day that a phrase such as "8.5 months after year end" or "15th day of the 9th month
/// after year end" names; a half month is 15 days. Nothing when the phrase counts from something
/// else.
std::optional<Date> last_day(const std::string& phrase, Date year_end);

}  // namespace toadlane::patronage
