#include "service/app/close_year.h"

#include "engine/patronage/derived.h"
#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

constexpr std::string_view in_year = "year.";

// What a column of the members table sums to; nothing when the table has none of that name.
std::optional<Ratio> total_of(const patronage::Members& members, const std::string& name,
                              Currency currency) {
  if (name == "account balance" && !members.opening.empty())
    return patronage::unscaled(total(members.opening), currency.decimals());
  const Column* measure = members.measure(name);
  if (measure == nullptr) return std::nullopt;
  return patronage::unscaled(total(*measure), measure->places);
}

// The control totals of the year file against the members table.
Diagnostics reconcile(const model::FiscalYear& year, const patronage::Members& members,
                      Currency currency) {
  Diagnostics mistakes;
  if (year.members && static_cast<std::size_t>(*year.members) != members.size())
    mistakes.add(Diagnostic::error(Code::Y307, "the members table has " +
                                                   std::to_string(members.size()) +
                                                   " members; the year file says " +
                                                   std::to_string(*year.members))
                     .in(Clause("year.members"))
                     .hint("find the missing or added rows, or correct the control total"));
  for (const auto& [name, wanted] : year.totals) {
    const Clause clause = Clause("year.totals").key(name);
    const std::optional<Ratio> sum = total_of(members, name, currency);
    if (!sum) {
      mistakes.add(Diagnostic::error(Code::Y308, "the members table has no column `" + name + "`")
                       .in(clause)
                       .hint("name a column of the table, or take the control total out"));
      continue;
    }
    if (*sum != wanted)
      mistakes.add(Diagnostic::error(Code::Y307, "the column `" + name + "` sums to " +
                                                     plain_text(*sum) + "; the year file says " +
                                                     plain_text(wanted))
                       .in(clause)
                       .hint("find the rows that differ by " + plain_text(*sum - wanted) +
                             ", or correct the control total"));
  }
  return mistakes;
}

// Resolutions of the year file have addresses of their own.
void address_resolutions(model::FiscalYear& year) {
  for (model::Resolution& one : year.resolutions)
    one.clause = Clause(std::string(in_year) + one.clause.path());
}

// What is wrong with the year and the members whatever the bylaws say, to be told together with the
// mistakes of the bylaws. That nothing uses a column is not known without them.
void add_own_mistakes(const Result<document::Node>& year_text, const MembersReader& read_members,
                      Diagnostics& mistakes) {
  if (year_text) mistakes.add(rules::mistakes_without_bylaws(*year_text));
  MembersWanted wanted = members_wanted(model::Bylaws());
  std::erase_if(wanted.columns, [](const ColumnWanted& one) { return one.name != "member"; });
  const Result<MembersRead> table = read_members(wanted);
  if (table) return;
  for (const Diagnostic& one : table.diagnostics().all())
    if (one.severity == Severity::error) mistakes.add(one);
}

}  // namespace

void place(Diagnostics& diagnostics, const rules::BylawsRead& bylaws,
           const rules::SourceMap* year_places) {
  for (Diagnostic& one : diagnostics.all()) {
    if (one.span || one.clause.empty()) continue;
    if (!one.clause.path().starts_with(in_year)) {
      if (const auto span = bylaws.place_of(one.clause)) one.at(*span);
      continue;
    }
    const Clause clause(one.clause.path().substr(in_year.size()));
    if (year_places == nullptr) continue;
    const auto found = year_places->find(clause);
    if (found != year_places->end()) one.at(found->second.span());
  }
}

Result<ClosedYear> close_year(const TextFile& bylaws, const TextFile& year,
                              const MembersReader& read_members) {
  return close_year(document::read_yaml(bylaws.name, bylaws.text),
                    document::read_yaml(year.name, year.text), read_members);
}

Result<ClosedYear> close_year(const Result<document::Node>& bylaws_text,
                              const Result<document::Node>& year_text,
                              const MembersReader& read_members) {
  Diagnostics mistakes;
  if (!bylaws_text) mistakes.add(bylaws_text.diagnostics());
  if (!year_text) mistakes.add(year_text.diagnostics());
  if (!bylaws_text) {
    add_own_mistakes(year_text, read_members, mistakes);
    return mistakes;
  }
  // The year decides which text is in force; without one the newest text is checked.
  rules::Occasion occasion;
  Result<rules::BylawsRead> newest = rules::read_bylaws(*bylaws_text);
  if (year_text && newest) {
    if (const Result<int> number = rules::fiscal_year_of(*year_text))
      occasion.fiscal_year_end = newest->bylaws.coop.fiscal_year_ends.in(*number);
  }
  Result<rules::BylawsRead> in_force =
      occasion.fiscal_year_end ? rules::read_bylaws(*bylaws_text, occasion) : std::move(newest);
  if (!in_force) {
    Diagnostics all = std::move(in_force).diagnostics();
    all.add(std::move(mistakes));
    add_own_mistakes(year_text, read_members, all);
    return all;
  }
  if (!in_force->bylaws.surplus) {
    mistakes.add(Diagnostic::error(Code::P217, "these bylaws do not say where the surplus goes")
                     .in(Clause("surplus"))
                     .at(bylaws_text->span())
                     .hint("add the block `surplus`"));
    return mistakes;
  }
  Result<rules::YearRead> facts = year_text ? rules::read_year(*year_text, in_force->bylaws)
                                            : Result<rules::YearRead>(mistakes);
  Result<MembersRead> table = read_members(members_wanted(in_force->bylaws));
  if (year_text && !facts) mistakes.add(facts.diagnostics());
  if (!table) mistakes.add(table.diagnostics());
  if (mistakes.has_errors()) return mistakes;
  address_resolutions(facts->year);
  mistakes.add(reconcile(facts->year, table->members, in_force->bylaws.coop.currency));
  mistakes.add(patronage::add_derived(*in_force->bylaws.surplus, facts->year, table->members));
  place(mistakes, *in_force, &facts->places);
  if (mistakes.has_errors()) return mistakes;

  Result<patronage::YearEnd> result =
      patronage::close_year(in_force->bylaws, facts->year, table->members);
  if (!result) {
    Diagnostics why = std::move(result).diagnostics();
    place(why, *in_force, &facts->places);
    return why;
  }
  Diagnostics doubts = in_force->doubts;
  doubts.add(facts->doubts);
  doubts.add(table->doubts);
  doubts.add(result->doubts);
  place(doubts, *in_force, &facts->places);
  return ClosedYear{std::move(*in_force), std::move(*facts), std::move(*table), std::move(*result),
                    std::move(doubts)};
}

}  // namespace toadlane::app
