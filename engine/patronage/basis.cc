#include "engine/patronage/basis.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/patronage/member_test.h"

namespace toadlane::patronage {
namespace {

constexpr unsigned places_max = 6;

// A limit as a number of the measure's own unit: 90 minutes of a measure in hours are 3/2. Nothing
// when it is not a number, or one of something else.
std::optional<Ratio> in_unit_of(const model::Measure& measure, const expression::Amount& limit) {
  const auto* number = std::get_if<expression::Number>(&limit.node);
  if (number == nullptr) return std::nullopt;
  if (number->unit.kind == expression::UnitKind::none) return number->value;
  if (number->unit.code == measure.unit) return number->value;
  const auto unit = expression::standard_unit(measure.unit);
  if (!unit || expression::type_of(*unit) != expression::type_of(number->unit)) return std::nullopt;
  return expression::in_family_unit(number->value, number->unit) /
         expression::in_family_unit(Ratio(1), *unit);
}

// A limit of a measure in the column's smallest unit; the column is refined when that is needed.
std::optional<std::int64_t> limit_in(Column& column, const model::Measure& measure,
                                     const expression::Amount& limit) {
  const std::optional<Ratio> stated = in_unit_of(measure, limit);
  if (!stated) return std::nullopt;
  const Ratio& value = *stated;
  while (!(value * Ratio(power_of_ten(column.places))).is_whole()) {
    if (column.places >= places_max) return std::nullopt;
    for (std::int64_t& scaled : column.scaled)
      if (__builtin_mul_overflow(scaled, std::int64_t{10}, &scaled)) return std::nullopt;
    ++column.places;
  }
  return (value * Ratio(power_of_ten(column.places))).numerator().to_int64();
}

Diagnostic bad_limit(const model::Measure& measure, std::string_view key) {
  return Diagnostic::error(Code::P204, "this limit of a measure cannot be compared with its column")
      .in(measure.clause.key(key))
      .cite(measure.cite)
      .hint("write a number with at most 6 decimals and the measure's own unit");
}

Diagnostic no_classes(const model::Eligibility& rule) {
  return Diagnostic::error(Code::P205, "the members table has no column `class`")
      .in(rule.clause.key("classes"))
      .cite(rule.cite)
      .hint("add the column `class` with one of " + joined(rule.classes, "or"));
}

// Which members share at all; empty: everybody.
Result<std::vector<char>> eligible_members(const model::SurplusPlan& plan, const Members& members,
                                           Date year_end, const OnlyClass& only) {
  std::vector<char> eligible;
  const auto keep = [&](auto&& holds) {
    if (eligible.empty()) eligible.assign(members.size(), 1);
    for (std::size_t i = 0; i < members.size(); ++i)
      if (!holds(i)) eligible[i] = 0;
  };
  const auto class_position = [&](const std::string& name) {
    return static_cast<std::size_t>(
        std::find(members.classes.begin(), members.classes.end(), name) - members.classes.begin());
  };
  if (only && !members.class_of.empty()) {
    const std::size_t position = class_position(*only);
    keep([&](std::size_t i) { return members.class_of[i] == position; });
  }
  if (!plan.patronage || !plan.patronage->eligible) return eligible;
  const model::Eligibility& rule = *plan.patronage->eligible;
  if (!rule.classes.empty()) {
    if (members.class_of.size() != members.size()) return no_classes(rule);
    std::vector<char> listed(members.classes.size() + 1, 0);
    for (const std::string& name : rule.classes) listed[class_position(name)] = 1;
    listed.back() = 0;  // a member without a class, or a class that nobody has
    keep([&](std::size_t i) {
      return listed[std::min<std::size_t>(members.class_of[i], members.classes.size())] != 0;
    });
  }
  if (rule.when) {
    const Result<MemberTest> test =
        MemberTest::of(*rule.when, year_end, members, rule.clause.key("when"));
    if (!test) return test.diagnostics();
    keep([&](std::size_t i) { return test->holds(members, i); });
  }
  return eligible;
}

// A measure's column as it counts.
Result<Basis::Part> part_of(const model::SurplusPlan& plan, const std::string& name,
                            const Members& members, const std::vector<char>& eligible) {
  const model::Measure* measure = model::find(plan.measures, name);
  const Column* column = members.measure(name);
  if (measure == nullptr || column == nullptr)
    return Diagnostic::error(Code::P205, "the members table has no column `" + name + "`")
        .in(measure != nullptr ? measure->clause : plan.clause)
        .hint("add the column `" + name + "`; write 0 for a member who has none");
  Basis::Part part{name, measure->unit, Ratio(1), *column, 0, 0};
  if (measure->at_least) {
    const auto least = limit_in(part.column, *measure, *measure->at_least);
    if (!least) return bad_limit(*measure, "at_least");
    for (std::int64_t& value : part.column.scaled) value = value < *least ? 0 : value;
  }
  if (measure->at_most) {
    const auto most = limit_in(part.column, *measure, *measure->at_most);
    if (!most) return bad_limit(*measure, "at_most");
    for (std::int64_t& value : part.column.scaled) value = std::min(value, *most);
  }
  for (std::size_t i = 0; i < eligible.size(); ++i)
    if (eligible[i] == 0) part.column.scaled[i] = 0;
  part.total = total(part.column);
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
  const Result<std::vector<char>> eligible = eligible_members(plan, members, year_end, only);
  if (!eligible) return eligible.diagnostics();
  const auto measures = measures_of(plan, in_proportion_to);
  if (!measures) return measures.diagnostics();
  basis.separate_shares = measures->size() > 1 && plan.patronage &&
                          plan.patronage->combine == model::Patronage::Combine::separate_shares;
  std::vector<Ratio> exact;
  for (const auto& [name, weight] : *measures) {
    Result<Basis::Part> part = part_of(plan, name, members, *eligible);
    if (!part) return part.diagnostics();
    part->weight = weight;
    basis.parts.push_back(std::move(*part));
  }
  const bool anybody = std::any_of(
      basis.parts.begin(), basis.parts.end(),
      [](const Basis::Part& part) { return part.total.sign() > 0 && part.weight.sign() > 0; });
  for (const Basis::Part& part : basis.parts) {
    if (!basis.separate_shares) {
      exact.push_back(part.weight / Ratio(power_of_ten(part.column.places)));
    } else if (part.total.sign() > 0) {
      exact.push_back(part.weight / Ratio(part.total));
    } else if (anybody && part.weight.sign() > 0) {
      return Diagnostic::error(Code::P211, "nobody has any `" + part.measure +
                                               "` in this year, and " + percent_text(part.weight) +
                                               " of each dividend goes by it")
          .in(basis.clause.key("weights").key(part.measure))
          .cite(basis.cite)
          .hint("check the column `" + part.measure + "` of the members table");
    } else {
      exact.push_back(Ratio(0));
    }
  }
  set_coefficients(basis.parts, exact);
  for (const Basis::Part& part : basis.parts) basis.total += part.coefficient * part.total;
  return basis;
}

std::vector<Step> steps_of_share(const Basis& basis, const Members& members, std::size_t member) {
  std::vector<Step> steps;
  for (const Basis::Part& part : basis.parts) {
    const Column& raw = *members.measure(part.measure);
    const Ratio did = unscaled(raw.scaled[member], raw.places);
    const Ratio counts = unscaled(part.column.scaled[member], part.column.places);
    const Ratio all = unscaled(part.total, part.column.places);
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
             basis.share_of(member),
             {}};
    for (const Basis::Part& part : basis.parts)
      sum.from.emplace_back("weight of " + part.measure, part.weight);
    steps.push_back(std::move(sum));
  }
  return steps;
}

}  // namespace toadlane::patronage
