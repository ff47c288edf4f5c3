#include "engine/meetings/roll_builder.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/expression/evaluate.h"
#include "engine/meetings/day_count.h"

namespace toadlane::meetings {
namespace {

namespace ex = expression;

constexpr std::int64_t limit_max = 1'000'000'000'000;
constexpr std::int64_t denominator_max = 1'000'000'000;

std::uint16_t position(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? no_class : static_cast<std::uint16_t>(found - names.begin());
}

bool is_time(const ex::Amount& limit) {
  const auto* number = std::get_if<ex::Number>(&limit.node);
  return number != nullptr && ex::type_of(number->unit).dimension == ex::Dimension::time;
}

// A yes from a first or a second source.
template <class Node>
Node either(Node one, Node other) {
  Node any = one;
  any.kind = Node::Kind::any;
  any.parts.clear();
  any.parts.push_back(std::move(one));
  any.parts.push_back(std::move(other));
  return any;
}

Date of_civil(int year, unsigned month, unsigned day) {
  return Date::of(year, month, day).value_or(Date());
}

}  // namespace

void RollCondition::Builder::miss(std::string name) {
  if (std::find(missing_.begin(), missing_.end(), name) == missing_.end())
    missing_.push_back(std::move(name));
}

RollCondition::Node RollCondition::Builder::node(Node::Kind kind, std::string words) const {
  Node made;
  made.kind = kind;
  made.words = std::move(words);
  made.facts = &facts_;
  made.day = day_.day_number();
  made.up_to = made.day;
  return made;
}

RollCondition::Node RollCondition::Builder::build(const ex::Condition& condition) {
  return std::visit([this](const auto& one) { return build(one); }, condition.node);
}

// A state of accounts is nothing that the roll knows.
RollCondition::Node RollCondition::Builder::build(const ex::State& state) {
  miss(ex::to_text(state));
  return node(Node::Kind::all, ex::to_text(state));
}

RollCondition::Node RollCondition::Builder::build(const ex::Passed& passed) {
  return recorded_status("decision " + passed.decision + " passed");
}

RollCondition::Node RollCondition::Builder::build(const ex::Not& negation) {
  Node made = node(Node::Kind::negated, "");
  made.parts.push_back(build(*negation.condition));
  return made;
}

RollCondition::Node RollCondition::Builder::build(const ex::AllTrue& all) {
  return parts_of(Node::Kind::all, all.parts);
}
RollCondition::Node RollCondition::Builder::build(const ex::AnyTrue& any) {
  return parts_of(Node::Kind::any, any.parts);
}

RollCondition::Node RollCondition::Builder::parts_of(Node::Kind kind,
                                                     const std::vector<ex::Condition>& parts) {
  Node made = node(kind, "");
  for (const ex::Condition& part : parts) made.parts.push_back(build(part));
  return made;
}

RollCondition::Node RollCondition::Builder::build(const ex::Status& status) {
  const model::Term* term = model::find(bylaws_.terms, status.name);
  if (term != nullptr && term->condition) {
    if (std::find(terms_.begin(), terms_.end(), status.name) != terms_.end()) {
      miss("`" + status.name + "`, which is defined by itself");
      return node(Node::Kind::all, status.name);
    }
    terms_.push_back(status.name);
    Node made = build(*term->condition);
    terms_.pop_back();
    return made;
  }
  if (model::find(bylaws_.classes, status.name) == nullptr) return recorded_status(status.name);
  Node made = node(Node::Kind::is_class, status.name);
  made.class_index = position(facts_.class_names, status.name);
  return made;
}

// From the column of that name, from the periods of that name, or from both.
RollCondition::Node RollCondition::Builder::recorded_status(const std::string& name) {
  const auto* cells = model::find(facts_.statuses, name);
  Node column = node(Node::Kind::status_column, name);
  column.cells = cells;
  Node periods = node(Node::Kind::status_period, name);
  periods.name = position(facts_.period_names, name);
  if (cells != nullptr && periods.name != no_class) return either(column, periods);
  if (cells != nullptr) return column;
  if (!facts_.periods_given) miss(name);
  return periods;
}

RollCondition::Node RollCondition::Builder::build(const ex::Comparison& comparison) {
  const std::string words = ex::to_text(comparison.measure);
  const std::string& name = comparison.measure.name;
  const bool whole = std::holds_alternative<std::monostate>(comparison.measure.window);
  Node made = node(Node::Kind::column, words);
  made.asked =
      std::string(ex::name_of(comparison.comparator)) + " " + ex::to_text(comparison.limit);
  made.comparator = comparison.comparator;
  if (!set_limit(made, comparison)) return made;
  made.yearly = std::holds_alternative<ex::Per>(comparison.measure.window);
  if (made.yearly) year_ = last_complete(std::get<ex::Per>(comparison.measure.window).period);
  made.column = model::find(facts_.measures, words);
  if (made.column != nullptr) return made;
  const bool recorded = position(facts_.record_names, name) != no_class;
  if (is_time(comparison.limit) && whole && !recorded) {
    set_time(made, std::get<ex::Number>(comparison.limit.node));
    made.from_joining = name == "time worked";
    made.kind = Node::Kind::period_time;
    made.name = position(facts_.period_names, name);
    const bool since = made.from_joining || name == "time as member";
    if (since) made.kind = Node::Kind::start_time;
    if (since ? facts_.joined.empty() : !facts_.periods_given) miss(since ? "joined" : words);
    return made;
  }
  made.kind = Node::Kind::records;
  made.name = position(facts_.record_names, name);
  if (!facts_.records_given || !set_window(made, comparison.measure)) miss(words);
  return made;
}

// Whole numbers that stand for the limit; false when it has names, or is out of all reason.
bool RollCondition::Builder::set_limit(Node& made, const ex::Comparison& comparison) {
  const ex::Values nothing;
  const ex::Evaluated limit = ex::evaluate(comparison.limit, nothing);
  for (const std::string& name : limit.missing) miss(name);
  if (!limit.value) return false;
  const auto numerator = limit.value->numerator().to_int64();
  const auto denominator = limit.value->denominator().to_int64();
  if (!numerator || !denominator || *numerator > limit_max || *denominator > denominator_max) {
    miss("a number in reason for " + made.asked);
    return false;
  }
  made.numerator = *numerator;
  made.denominator = *denominator;
  return true;
}

void RollCondition::Builder::set_time(Node& made, const ex::Number& time) const {
  made.time = time;
  const Holidays none;
  const Date far = of_civil(1, 1, 1);
  made.latest = latest_before(day_, time.value, time.unit, none).value_or(far).day_number();
  made.earliest = earliest_before(day_, time.value, time.unit, none).value_or(far).day_number();
}

bool RollCondition::Builder::set_window(Node& made, const ex::Measure& measure) {
  if (const auto* last = std::get_if<ex::InTheLast>(&measure.window)) {
    const auto after = latest_before(day_, last->number, last->unit, {});
    if (after) made.after = after->day_number();
    return after.has_value();
  }
  if (const auto* per = std::get_if<ex::Per>(&measure.window)) {
    const auto [first, last] = last_complete(per->period);
    made.after = first.day_number() - 1;
    made.up_to = last.day_number();
    return true;
  }
  const auto* only = std::get_if<ex::While>(&measure.window);
  if (only == nullptr) return true;
  made.has_while = true;
  made.only_while = position(facts_.period_names, only->status);
  return facts_.periods_given;
}

std::pair<Date, Date> RollCondition::Builder::last_complete(ex::Per::Period period) const {
  const auto stretch = [&](int months) {  // of the calendar, counted from January
    const auto before = static_cast<int>((day_.month() - 1) % static_cast<unsigned>(months));
    const Date begins = of_civil(day_.year(), day_.month(), 1).plus_months(-before);
    return std::pair(begins.plus_months(-months), begins.plus_days(-1));
  };
  switch (period) {
    case ex::Per::Period::calendar_year:
    case ex::Per::Period::year:
      return stretch(12);
    case ex::Per::Period::quarter:
      return stretch(3);
    case ex::Per::Period::month:
      return stretch(1);
    case ex::Per::Period::week: {
      const Date monday = day_.plus_days(1 - static_cast<int>(weekday_of(day_)));
      return {monday.plus_days(-7), monday.plus_days(-1)};
    }
    case ex::Per::Period::fiscal_year: {
      const model::DayOfYear& end = bylaws_.coop.fiscal_year_ends;
      const int year = end.in(day_.year()) < day_ ? day_.year() : day_.year() - 1;
      return {end.in(year - 1).plus_days(1), end.in(year)};
    }
  }
  broken_invariant("a period");
}

}  // namespace toadlane::meetings
