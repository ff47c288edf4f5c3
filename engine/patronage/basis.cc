#include "engine/patronage/basis.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/model/to_account.h"
#include "engine/number/wide.h"
#include "engine/patronage/counted.h"
#include "engine/patronage/derived.h"

namespace toadlane::patronage {
namespace {

constexpr std::string_view weights_of_the_others = "weights of the others";

// The first column that a measure needs and the table does not hold; empty: it holds them all.
std::string missing_column(const model::SurplusPlan& plan, const std::string& name,
                           const Members& members) {
  for (const std::string& one : made_of(plan, name)) {
    const model::Measure& measure = *model::find(plan.measures, one);
    if (is_membership(measure) && members.joined.size() != members.size()) return "joined";
    if (is_column(measure) && members.measure(one) == nullptr) return one;
  }
  return "";
}

Diagnostic no_column(const model::SurplusPlan& plan, const std::string& name,
                     const Members& members) {
  const model::Measure* measure = model::find(plan.measures, name);
  std::string column = missing_column(plan, name, members);
  if (column.empty()) column = name;
  return Diagnostic::error(Code::P205, "the members table has no column `" + column + "`")
      .in(measure != nullptr ? measure->clause : plan.clause)
      .hint(column == "joined"
                ? "add the column `joined` with the day on which each became a member"
                : "add the column `" + column + "`; write 0 for a member who has none");
}

// What those of one standing have of a column.
Integer total_of(const Column& column, const std::vector<Standing>& standings, Standing wanted) {
  int128 sum = 0;
  for (std::size_t i = 0; i < standings.size(); ++i)
    if (standings[i] == wanted) sum += column.scaled[i];
  return Integer::of(sum);
}

// A measure's column as it counts.
Result<Basis::Part> part_of(const model::SurplusPlan& plan, const std::string& name,
                            const Members& members, const std::vector<Standing>& standings) {
  const model::Measure* measure = model::find(plan.measures, name);
  const Column* given = members.measure(name);
  if (measure == nullptr || given == nullptr) return no_column(plan, name, members);
  Result<Column> column = counted(*measure, *given);
  if (!column) return column.diagnostics();
  Basis::Part part{name, measure->unit, Ratio(1), std::move(*column), 0, 0, 0, {}};
  const Integer aside = total_of(part.column, standings, Standing::aside);
  if (!standings.empty())
    part.column.scaled.change([&](std::size_t i, std::int64_t value) {
      return standings[i] == Standing::shares ? value : 0;
    });
  part.total = total(part.column);
  part.base = part.total + aside;
  for (std::string& one : made_of(plan, name)) {
    const model::Measure& its = *model::find(plan.measures, one);
    part.made_of.emplace_back(std::move(one), its);
  }
  return part;
}

Diagnostic bad_weight(const model::Patronage& patronage, const std::string& measure) {
  return Diagnostic::error(Code::P204, "the weight of `" + measure + "` is not a plain number")
      .in(patronage.clause.key("weights").key(measure))
      .cite(patronage.cite)
      .hint("write a fraction or a percentage, such as 80%");
}

// The measures that `in_proportion_to` names, with the weight of each.
Result<std::vector<std::pair<std::string, Ratio>>> measures_of(
    const model::SurplusPlan& plan, const std::string& in_proportion_to) {
  const bool weighted = in_proportion_to == "patronage" && plan.patronage;
  std::vector<std::pair<std::string, Ratio>> measures;
  for (std::string& name : measures_named(plan, in_proportion_to)) {
    const expression::Amount* weight =
        weighted ? model::find(plan.patronage->weights, name) : nullptr;
    const auto value = weight == nullptr
                           ? std::optional(Ratio(1))
                           : expression::evaluate(*weight, expression::Values()).value;
    if (!value || value->sign() < 0) return bad_weight(*plan.patronage, name);
    measures.emplace_back(std::move(name), *value);
  }
  return measures;
}

// Brings fractions to whole coefficients with no common divisor.
void set_coefficients(std::vector<Basis::Part>& parts, const std::vector<Ratio>& exact) {
  Integer denominator = 1;
  for (const Ratio& one : exact) denominator = lcm(denominator, one.denominator());
  Integer divisor = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].coefficient = (exact[i] * Ratio(denominator)).numerator();
    divisor = gcd(divisor, parts[i].coefficient);
  }
  if (divisor.sign() == 0) return;
  for (Basis::Part& part : parts) part.coefficient = part.coefficient.divided_down(divisor);
}

Diagnostic nobody_has(const Basis& basis, const Basis::Part& part) {
  return Diagnostic::error(Code::P211, "nobody has any `" + part.measure + "` in this year, and " +
                                           percent_text(part.weight) +
                                           " of each dividend goes by it")
      .in(basis.clause.key("weights").key(part.measure))
      .cite(basis.cite)
      .hint("check the column `" + part.measure +
            "` of the members table, or say in `empty_measure` what happens to that part");
}

// Sets what of the pool goes to accounts, and what is left for those who share.
class Asides {
 public:
  Asides(Basis& basis, const model::Patronage& rule) : basis_(basis), rule_(rule) {}

  void add_empty(const Basis::Part& part, const Ratio& of_pool) {
    add(of_pool, {Ratio(0), model::account_of(rule_.empty_measure),
                  rule_.clause.key("empty_measure"), rule_.cite.empty() ? basis_.cite : rule_.cite,
                  "the part of " + part.measure + ", which nobody has"});
  }
  void add_not_eligible(const Ratio& of_pool) {
    if (!rule_.eligible) return;
    const model::Eligibility& eligible = *rule_.eligible;
    add(of_pool,
        {Ratio(0), model::account_of(eligible.the_rest), eligible.clause.key("the_rest"),
         eligible.cite.empty() ? basis_.cite : eligible.cite, "the part of who is not eligible"});
  }

 private:
  void add(const Ratio& of_pool, Aside aside) {
    if (of_pool.sign() == 0) return;
    aside.part = of_pool;
    basis_.sharing -= of_pool;
    basis_.aside.push_back(std::move(aside));
  }

  Basis& basis_;
  const model::Patronage& rule_;
};

// Leaves out the measures of which nobody has any: the weights of the others become the whole.
void leave_out_empty(Basis& basis) {
  Ratio some = 0;
  Ratio none = 0;
  for (const Basis::Part& part : basis.parts) (part.base.sign() > 0 ? some : none) += part.weight;
  if (some.sign() == 0 || none.sign() == 0) return;
  for (Basis::Part& part : basis.parts)
    part.weight = part.base.sign() > 0 ? part.weight / some : Ratio(0);
  basis.rescaled = true;
}

// The weight of one unit of each part's column, exact; what nobody has, and what those have who are
// not eligible, goes where the rule says.
Result<std::vector<Ratio>> separate_weights(Basis& basis, const model::Patronage& rule) {
  if (rule.empty_measure == weights_of_the_others) leave_out_empty(basis);
  Ratio whole = 0;
  bool anybody = false;
  for (const Basis::Part& part : basis.parts) {
    whole += part.weight;
    anybody = anybody || (part.base.sign() > 0 && part.weight.sign() > 0);
  }
  std::vector<Ratio> exact(basis.parts.size(), Ratio(0));
  Ratio not_eligible = 0;
  Asides asides(basis, rule);
  for (std::size_t k = 0; k < basis.parts.size(); ++k) {
    const Basis::Part& part = basis.parts[k];
    if (part.weight.sign() == 0) continue;
    if (part.base.sign() > 0) {
      exact[k] = part.weight / Ratio(part.base);
      not_eligible += exact[k] * Ratio(part.base - part.total) / whole;
    } else if (anybody) {
      if (rule.empty_measure.empty()) return nobody_has(basis, part);
      asides.add_empty(part, part.weight / whole);
    }
  }
  asides.add_not_eligible(not_eligible);
  return exact;
}

std::vector<Ratio> weights_of_one_sum(Basis& basis, const model::SurplusPlan& plan) {
  std::vector<Ratio> exact;
  Ratio all = 0;
  Ratio not_eligible = 0;
  for (const Basis::Part& part : basis.parts) {
    exact.push_back(part.weight / Ratio(power_of_ten(part.column.places)));
    all += exact.back() * Ratio(part.base);
    not_eligible += exact.back() * Ratio(part.base - part.total);
  }
  if (plan.patronage && not_eligible.sign() > 0)
    Asides(basis, *plan.patronage).add_not_eligible(not_eligible / all);
  return exact;
}

}  // namespace

std::vector<std::string> measures_named(const model::SurplusPlan& plan,
                                        const std::string& in_proportion_to) {
  std::vector<std::string> names;
  if (in_proportion_to != "patronage") {
    names.push_back(in_proportion_to);
  } else if (plan.patronage && !plan.patronage->weights.empty()) {
    for (const auto& [name, weight] : plan.patronage->weights) names.push_back(name);
  } else {
    for (const auto& [name, measure] : plan.measures) names.push_back(name);
  }
  return names;
}

std::vector<Term> Basis::terms() const {
  std::vector<Term> terms;
  for (const Part& part : parts) terms.push_back({part.column.scaled, part.coefficient});
  return terms;
}

Integer Basis::weight_of(std::size_t member) const {
  Integer weight = 0;
  for (const Part& part : parts) weight += part.coefficient * Integer(part.column.scaled[member]);
  return weight;
}

Ratio Basis::share_of(std::size_t member) const {
  return Ratio::of(weight_of(member), total);
}

Ratio unscaled(const Integer& scaled, unsigned places) {
  return Ratio::of(scaled, power_of_ten(places));
}

Result<Basis> basis_of(const model::SurplusPlan& plan, const std::string& in_proportion_to,
                       const Members& members, Date year_end, const OnlyClass& only) {
  Basis basis;
  basis.words = in_proportion_to;
  const model::Measure* measure = model::find(plan.measures, in_proportion_to);
  basis.clause = measure != nullptr ? measure->clause : plan.clause.key("patronage");
  basis.cite = measure != nullptr && !measure->cite.empty() ? measure->cite : plan.cite;
  basis.year_end = year_end;
  const Result<std::vector<Standing>> all = standings(plan, members, year_end, only);
  if (!all) return all.diagnostics();
  const auto measures = measures_of(plan, in_proportion_to);
  if (!measures) return measures.diagnostics();
  basis.separate_shares = measures->size() > 1 && plan.patronage &&
                          plan.patronage->combine == model::Patronage::Combine::separate_shares;
  for (const auto& [name, weight] : *measures) {
    Result<Basis::Part> part = part_of(plan, name, members, *all);
    if (!part) return part.diagnostics();
    part->weight = weight;
    basis.parts.push_back(std::move(*part));
  }
  Result<std::vector<Ratio>> exact = basis.separate_shares
                                         ? separate_weights(basis, *plan.patronage)
                                         : weights_of_one_sum(basis, plan);
  if (!exact) return exact.diagnostics();
  set_coefficients(basis.parts, *exact);
  for (const Basis::Part& part : basis.parts) basis.total += part.coefficient * part.total;
  return basis;
}

std::vector<Step> steps_of_share(const Basis& basis, const Members& members, std::size_t member) {
  std::vector<Step> steps;
  for (const Basis::Part& part : basis.parts) {
    for (Step& step : steps_of_derived(part.made_of, basis.year_end, members, member))
      steps.push_back(std::move(step));
    const Column& raw = *members.measure(part.measure);
    const Ratio did = unscaled(raw.scaled[member], raw.places);
    const Ratio counts = unscaled(part.column.scaled[member], part.column.places);
    const Ratio all = unscaled(part.base, part.column.places);
    Step step{basis.clause, basis.cite, "part of all " + part.measure, {}, Ratio(0), {}};
    step.from.emplace_back(part.measure, did);
    if (counts != did) step.from.emplace_back(part.measure + " that count", counts);
    step.from.emplace_back("all " + part.measure, all);
    step.result = all.sign() == 0 ? Ratio(0) : counts / all;
    steps.push_back(std::move(step));
  }
  if (basis.parts.size() > 1) {
    Step sum{basis.clause,
             basis.cite,
             basis.separate_shares ? "separate shares of each measure, added up"
                                   : "one sum of weighted measures, over everybody's",
             {},
             basis.share_of(member) * basis.sharing,
             {}};
    if (basis.rescaled) sum.what += "; weights of those that somebody has";
    for (const Basis::Part& part : basis.parts)
      if (!basis.rescaled || part.weight.sign() > 0)
        sum.from.emplace_back("weight of " + part.measure, part.weight);
    steps.push_back(std::move(sum));
  }
  return steps;
}

}  // namespace toadlane::patronage
