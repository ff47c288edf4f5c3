#include "engine/patronage/eligible.h"

#include <algorithm>
#include <limits>

#include "engine/base/text.h"
#include "engine/patronage/counted.h"
#include "engine/patronage/member_test.h"

namespace toadlane::patronage {
namespace {

Diagnostic no_classes(const model::Eligibility& rule) {
  return Diagnostic::error(Code::P205, "the members table has no column `class`")
      .in(rule.clause.key("classes"))
      .cite(rule.cite)
      .hint("add the column `class` with one of " + joined(rule.classes, "or"));
}

Diagnostic no_measure(const model::Eligibility& rule) {
  return Diagnostic::error(Code::P205, "the members table has no column `" + rule.of + "`")
      .in(rule.clause.key("of"))
      .cite(rule.cite)
      .hint("add the column `" + rule.of + "`; write 0 for a member who has none");
}

// A part of the average of all who have any, in the column's smallest unit.
Ratio part_of_average(const Ratio& part, const Column& column) {
  const auto some = std::count_if(column.scaled.begin(), column.scaled.end(),
                                  [](std::int64_t value) { return value > 0; });
  return some == 0 ? Ratio(0) : part * Ratio::of(total(column), some);
}

// What a member must have of the measure, and the column that it is held against.
struct Least {
  Column column;
  std::int64_t scaled = 0;
};

Result<Least> least_of(const model::Eligibility& rule, const model::SurplusPlan& plan,
                       const Members& members) {
  const model::Measure* measure = model::find(plan.measures, rule.of);
  const Column* given = members.measure(rule.of);
  if (measure == nullptr || given == nullptr) return no_measure(rule);
  Result<Column> column = counted(*measure, *given);
  if (!column) return column.diagnostics();
  Ratio least = 0;
  if (rule.at_least_of_average) {
    least = part_of_average(*rule.at_least_of_average, *column);
  } else {
    const auto stated = in_unit_of(*measure, *rule.at_least);
    if (!stated)
      return Diagnostic::error(Code::P204, "this least part of `" + rule.of +
                                               "` cannot be compared with its column")
          .in(rule.clause.key("at_least"))
          .cite(rule.cite)
          .hint("write a number with the measure's own unit, or `25% of the average`");
    least = *stated * Ratio(power_of_ten(column->places));
  }
  // More than any column holds: nobody has so much.
  const auto scaled = least.ceiling().to_int64();
  return Least{std::move(*column), scaled.value_or(std::numeric_limits<std::int64_t>::max())};
}

// A member's number of the measure where it is under the least one.
struct TooLittle {
  Ratio has;
  Ratio wanted;
};

// Of one member alone: the whole column is looked at only where its average counts.
std::optional<TooLittle> too_little(const model::Eligibility& rule, const model::SurplusPlan& plan,
                                    const Members& members, std::size_t member) {
  TooLittle found;
  if (rule.at_least_of_average) {
    const Result<Least> least = least_of(rule, plan, members);
    if (!least) return std::nullopt;
    const Ratio unit(power_of_ten(least->column.places));
    found.has = Ratio(Integer(least->column.scaled[member])) / unit;
    found.wanted = Ratio(Integer(least->scaled)) / unit;
  } else if (rule.at_least) {
    const model::Measure* measure = model::find(plan.measures, rule.of);
    const Column* given = members.measure(rule.of);
    if (measure == nullptr || given == nullptr) return std::nullopt;
    const auto wanted = in_unit_of(*measure, *rule.at_least);
    if (!wanted) return std::nullopt;
    const Ratio did = Ratio(Integer(given->scaled[member])) / Ratio(power_of_ten(given->places));
    found = {counted(*measure, did), *wanted};
  }
  if (found.has >= found.wanted) return std::nullopt;
  return found;
}

}  // namespace

Result<std::vector<Standing>> standings(const model::SurplusPlan& plan, const Members& members,
                                        Date year_end, const OnlyClass& only) {
  std::vector<Standing> all;
  Standing otherwise = Standing::outside;
  const auto keep = [&](auto&& holds) {
    if (all.empty()) all.assign(members.size(), Standing::shares);
    for (std::size_t i = 0; i < members.size(); ++i)
      if (all[i] == Standing::shares && !holds(i)) all[i] = otherwise;
  };
  const auto class_position = [&](const std::string& name) {
    return static_cast<std::size_t>(
        std::find(members.classes.begin(), members.classes.end(), name) - members.classes.begin());
  };
  if (only && !members.class_of.empty()) {
    const std::size_t position = class_position(*only);
    keep([&](std::size_t i) { return members.class_of[i] == position; });
  }
  if (!plan.patronage || !plan.patronage->eligible) return all;
  const model::Eligibility& rule = *plan.patronage->eligible;
  if (!rule.the_rest.empty()) otherwise = Standing::aside;
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
    test->with(members, keep);
  }
  if (rule.at_least || rule.at_least_of_average) {
    const Result<Least> least = least_of(rule, plan, members);
    if (!least) return least.diagnostics();
    keep([&](std::size_t i) { return least->column.scaled[i] >= least->scaled; });
  }
  return all;
}

std::optional<Step> why_not_eligible(const model::SurplusPlan& plan, const Members& members,
                                     Date year_end, std::size_t member) {
  if (!plan.patronage || !plan.patronage->eligible) return std::nullopt;
  const model::Eligibility& rule = *plan.patronage->eligible;
  Step step{rule.clause, rule.cite, "not eligible: ", {}, std::string("no share"), {}};
  if (!rule.the_rest.empty()) step.result = "no share: it goes " + rule.the_rest;
  const bool classes_known = members.class_of.size() == members.size();
  const std::size_t position = classes_known ? members.class_of[member] : members.classes.size();
  const std::string of_class =
      position < members.classes.size() ? members.classes[position] : std::string("none");
  if (!rule.classes.empty() &&
      std::find(rule.classes.begin(), rule.classes.end(), of_class) == rule.classes.end()) {
    step.what += "for members of class " + joined(rule.classes, "or");
    step.from.emplace_back("class", of_class);
    return step;
  }
  if (rule.when) {
    const Result<MemberTest> test =
        MemberTest::of(*rule.when, year_end, members, rule.clause.key("when"));
    if (test && !test->holds(members, member)) {
      step.what += expression::to_text(*rule.when);
      if (members.joined.size() == members.size() && members.joined[member] != Members::no_day)
        step.from.emplace_back("joined", day_of(members.joined[member]));
      if (classes_known) step.from.emplace_back("class", of_class);
      step.from.emplace_back("year end", year_end);
      return step;
    }
  }
  const auto little = too_little(rule, plan, members, member);
  if (!little) return std::nullopt;
  step.what += "too little of " + rule.of;
  step.from.emplace_back(rule.of, little->has);
  step.from.emplace_back("at least", little->wanted);
  return step;
}

}  // namespace toadlane::patronage
