#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/members.h"
#include "engine/patronage/year_end.h"

namespace toadlane::patronage::books {

using Amounts = std::vector<std::pair<std::string, std::string>>;

/// Bylaws in USD with the classes `member` and `candidate`, the accounts `reserve` and `fund`, and
/// this block `surplus` (YAML, indented by two), and further accounts ("dues: {kind: payable}").
model::Bylaws bylaws(const std::string& surplus, const std::string& accounts = "");

/// The bylaws of an example of this project, as in force for the year that ends on 31 December.
model::Bylaws example(const std::string& folder, int year);

/// A year that ends on 31 December, money in the bylaws' currency, as text.
model::FiscalYear year(const model::Bylaws& bylaws, int number, const Amounts& income,
                       const Amounts& opening = {}, const Amounts& figures = {});

/// A resolution of the board about the part in money.
model::Resolution resolution(const std::string& on, const std::string& value,
                             const std::string& by = "board");

/// Members of those names, which are their numbers too, with whole numbers of each measure.
Members people(const std::vector<std::string>& names,
               const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& measures);

/// "reserve 10000.00; members 20.00": every movement, in its order.
std::string movements(const Result<YearEnd>& closed);
/// "Ana 41250.00, Bo 27500.00"; what was refused: the first code and message.
std::string dividends(const Result<YearEnd>& closed, const Members& members);
std::string cash(const Result<YearEnd>& closed, const Members& members);
std::string outright(const Result<YearEnd>& closed, const Members& members);
/// "P207"; empty: nothing was refused.
std::string code(const Diagnostics& diagnostics);

}  // namespace toadlane::patronage::books
