#include "engine/patronage/derived.h"

#include <algorithm>
#include <optional>

#include "engine/base/text.h"
#include "engine/number/decimal.h"
#include "engine/patronage/counted.h"
#include "engine/patronage/member_test.h"

namespace toadlane::patronage {
namespace {

std::optional<Decimal> number_of(const model::Measure& measure) {
  return measure.is.empty() ? std::nullopt : parse_decimal(measure.is).number;
}

void add_made_of(const model::SurplusPlan& plan, const std::string& name,
                 std::vector<std::string>& begun, std::vector<std::string>& done) {
  const model::Measure* measure = model::find(plan.measures, name);
  if (measure == nullptr || std::find(begun.begin(), begun.end(), name) != begun.end()) return;
  begun.push_back(name);
  for (const std::string& input : inputs_of(*measure)) add_made_of(plan, input, begun, done);
  done.push_back(name);
}

Diagnostic too_long(const std::string& name, const model::Measure& measure,
                    std::string_view member) {
  return Diagnostic::error(Code::P220, "`" + name + "` of " + visible(std::string(member)) +
                                           " has more digits than this program can reckon with")
      .in(measure.clause)
      .cite(measure.cite)
      .hint("round the figures that it is made of in the table you keep, or check the large ones");
}

// A product keeps no zeros at the end that all members have.
void shorten(Column& column) {
  const auto ends_in_zero = [](std::int64_t value) { return value % 10 == 0; };
  while (column.places > 0 &&
         std::all_of(column.scaled.begin(), column.scaled.end(), ends_in_zero)) {
    column.scaled.change([](std::size_t, std::int64_t value) { return value / 10; });
    --column.places;
  }
}

// The last day that counts for a member.
std::int32_t last_day(const Members& members, std::size_t member, std::int32_t year_end) {
  if (members.left.empty() || members.left[member] == Members::no_day) return year_end;
  return std::min(members.left[member], year_end);
}

// Makes the columns of the measures, one after the other.
class Derivation {
 public:
  Derivation(const model::SurplusPlan& plan, const model::FiscalYear& year, Members& members)
      : plan_(plan), year_(year), members_(members) {}

  Diagnostics add_all() {
    for (const auto& [name, measure] : plan_.measures)
      for (const std::string& one : made_of(plan_, name)) add(one);
    return std::move(mistakes_);
  }

 private:
  void add(const std::string& name) {
    const model::Measure& measure = *model::find(plan_.measures, name);
    if (is_column(measure) || members_.measure(name) != nullptr || failed(name)) return;
    for (const std::string& input : inputs_of(measure))
      if (members_.measure(input) == nullptr) return;
    auto column = made(name, measure);
    if (column)
      members_.measures.emplace_back(name, std::move(*column));
    else
      failed_.push_back(name);
  }

  [[nodiscard]] bool failed(const std::string& name) const {
    return std::find(failed_.begin(), failed_.end(), name) != failed_.end();
  }

  std::optional<Column> made(const std::string& name, const model::Measure& measure) {
    if (!measure.product_of.empty()) return product(name, measure);
    if (is_membership(measure)) return membership(measure);
    if (const auto number = number_of(measure)) {
      const auto fits = number->unscaled.to_int64();
      if (fits && *fits >= 0) return Column{Numbers(members_.size(), *fits), number->places};
      mistakes_.add(too_long(name, measure, "each member"));
      return std::nullopt;
    }
    return difference(name, measure);
  }

  // An input as it counts; its mistakes are told.
  std::optional<Column> input(const std::string& name) {
    Result<Column> column = counted(*model::find(plan_.measures, name), *members_.measure(name));
    if (column) return std::move(*column);
    mistakes_.add(std::move(column).diagnostics());
    return std::nullopt;
  }

  std::optional<Column> product(const std::string& name, const model::Measure& measure) {
    std::optional<Column> result = input(measure.product_of.front());
    for (std::size_t k = 1; result && k < measure.product_of.size(); ++k) {
      const std::optional<Column> factor = input(measure.product_of[k]);
      if (!factor) return std::nullopt;
      result->places += factor->places;
      for (std::size_t i = 0; i < members_.size(); ++i) {
        std::int64_t both = 0;
        if (__builtin_mul_overflow(result->scaled[i], factor->scaled[i], &both)) {
          mistakes_.add(too_long(name, measure, members_.number[i]));
          return std::nullopt;
        }
        result->scaled.set(i, both);
      }
      shorten(*result);
    }
    return result;
  }

  // A measure less others, none below 0, over the finest of their decimals.
  std::optional<Column> difference(const std::string& name, const model::Measure& measure) {
    std::vector<Column> columns;
    unsigned places = 0;
    for (const std::string& one : inputs_of(measure)) {
      std::optional<Column> column = input(one);
      if (!column) return std::nullopt;
      places = std::max(places, column->places);
      columns.push_back(std::move(*column));
    }
    for (Column& column : columns) {
      auto finer = refined(std::move(column), places);
      if (!finer) {
        mistakes_.add(too_long(name, measure, "somebody"));
        return std::nullopt;
      }
      column = std::move(*finer);
    }
    Column& rest = columns.front();
    for (std::size_t k = 1; k < columns.size(); ++k)
      rest.scaled.change([&](std::size_t i, std::int64_t value) {  // both are at least 0
        return std::max<std::int64_t>(value - columns[k].scaled[i], 0);
      });
    return std::move(rest);
  }

  std::optional<Column> membership(const model::Measure& measure) {
    if (members_.joined.size() != members_.size()) return std::nullopt;
    if (auto missing = days_missing(members_, measure.clause)) {
      mistakes_.add(std::move(*missing));
      return std::nullopt;
    }
    if (left_before_joining(measure)) return std::nullopt;
    const std::int32_t begins = year_.first_day().day_number();
    const std::int32_t ends = year_.ends.day_number();
    const bool days = measure.is == days_as_member;
    Column column{Numbers(members_.size()), 0};
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const std::int32_t last = last_day(members_, i, ends);
      const std::int32_t first = members_.joined[i];
      if (days)
        column.scaled.set(i, std::max(last - std::max(first, begins) + 1, 0));
      else if (first < last)
        column.scaled.set(i, full_years_between(day_of(first), day_of(last)));
    }
    return column;
  }

  bool left_before_joining(const model::Measure& measure) {
    for (std::size_t i = 0; i < members_.left.size(); ++i) {
      if (members_.left[i] == Members::no_day || members_.left[i] >= members_.joined[i]) continue;
      mistakes_.add(
          Diagnostic::error(Code::P221, visible(std::string(members_.number[i])) + " left on " +
                                            day_of(members_.left[i]).text() + " and joined on " +
                                            day_of(members_.joined[i]).text())
              .in(measure.clause)
              .cite(measure.cite)
              .hint("correct `joined` or `left` in the members table"));
      return true;
    }
    return false;
  }

  const model::SurplusPlan& plan_;
  const model::FiscalYear& year_;
  Members& members_;
  std::vector<std::string> failed_;
  Diagnostics mistakes_;
};

Step step_of_membership(const model::Measure& measure, Date year_end, const Members& members,
                        std::size_t member, const Ratio& number) {
  const std::int32_t last = last_day(members, member, year_end.day_number());
  Step step{measure.clause, measure.cite, "", {}, number, {}};
  if (measure.is != days_as_member) {
    step.what = "full years as member";
    step.from = {{"joined", day_of(members.joined[member])}, {"until", day_of(last)}};
    return step;
  }
  step.what = "days as member in this year, both ends counted";
  if (number.sign() == 0) return step;
  const auto days = static_cast<std::int32_t>(number.numerator().to_int64().value());
  step.from = {{"from", day_of(last - days + 1)}, {"to", day_of(last)}};
  return step;
}

}  // namespace

std::vector<std::string> inputs_of(const model::Measure& measure) {
  if (!measure.product_of.empty()) return measure.product_of;
  std::vector<std::string> inputs;
  if (measure.is.empty() || is_membership(measure) || number_of(measure)) return inputs;
  inputs.push_back(measure.is);
  inputs.insert(inputs.end(), measure.less.begin(), measure.less.end());
  return inputs;
}

std::vector<std::string> made_of(const model::SurplusPlan& plan, const std::string& name) {
  std::vector<std::string> begun;
  std::vector<std::string> done;
  add_made_of(plan, name, begun, done);
  return done;
}

Diagnostics add_derived(const model::SurplusPlan& plan, const model::FiscalYear& year,
                        Members& members) {
  return Derivation(plan, year, members).add_all();
}

std::vector<Step> steps_of_derived(const model::Named<model::Measure>& made, Date year_end,
                                   const Members& members, std::size_t member) {
  std::vector<Step> steps;
  const auto number = [&](const std::string& name) {
    const Column& column = *members.measure(name);
    return Ratio::of(column.scaled[member], power_of_ten(column.places));
  };
  for (const auto& [name, measure] : made) {
    if (is_column(measure)) continue;
    if (is_membership(measure)) {
      steps.push_back(step_of_membership(measure, year_end, members, member, number(name)));
      continue;
    }
    Step step{measure.clause, measure.cite, name + ": so much for everybody", {}, number(name), {}};
    if (!measure.product_of.empty())
      step.what = name + ": the product";
    else if (!measure.less.empty())
      step.what =
          name + ": " + measure.is + " less " + joined(measure.less, "and") + ", not below 0";
    else if (!inputs_of(measure).empty())
      step.what = name + ": the same as " + measure.is;
    for (const std::string& input : inputs_of(measure)) {
      const Ratio did = number(input);
      const Ratio counts = counted(*model::find(made, input), did);
      step.from.emplace_back(input, did);
      if (counts != did) step.from.emplace_back(input + " that count", counts);
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace toadlane::patronage
