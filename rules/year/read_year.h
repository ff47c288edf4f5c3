#pragma once

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "rules/document/reader.h"

namespace toadlane::rules {

/// A year file as written, before the bylaws say what its names mean: `coop-year 1`.
struct YearText {
  std::optional<int> fiscal_year;
  std::optional<int> first_fiscal_year;
  std::vector<std::pair<std::string, std::string>> income;  // money, as text
  std::string net_income;                                   // in place of `income`
  std::vector<std::pair<std::string, std::string>> others;  // quantities by measure, as text
  std::vector<std::pair<std::string, std::string>> opening;
  std::vector<std::pair<std::string, std::string>> figures;
  struct Rate {
    std::string is;
    std::optional<Date> on;
    std::string source;
  };
  std::vector<std::pair<std::string, Rate>> rates;
  std::vector<model::Resolution> resolutions;
  std::optional<long> members;
  std::vector<std::pair<std::string, std::string>> totals;
};

/// The whole format `coop-year 1`.
void describe(Visitor& v, YearText& year);

/// A year file, read: the facts, and where each stands.
struct YearRead {
  model::FiscalYear year;
  SourceMap places;
  Diagnostics doubts;
};

/// The fiscal year that a year file is about, without the bylaws; it decides which text is in
/// force.
Result<int> fiscal_year_of(const document::Node& text);

/// What is wrong with a year file whatever the bylaws say: its keys and shapes.
Diagnostics mistakes_without_bylaws(const document::Node& text);

/// The names by which phrases take figures ("paid-in capital", and those that the bylaws declare)
/// and rates from the year file.
std::vector<std::string> figure_names(const model::Bylaws& bylaws);
std::vector<std::string> rate_names(const model::Bylaws& bylaws);

/// Reads a year file against the bylaws of that year: every income of the bylaws is given and no
/// other, or the net income where the bylaws split it; accounts are the bylaws'; amounts are in the
/// bylaws' currency. All mistakes at once.
Result<YearRead> read_year(const document::Node& text, const model::Bylaws& bylaws);

}  // namespace toadlane::rules
