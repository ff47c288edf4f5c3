#include "engine/patronage/member_test.h"

#include <algorithm>

#include "engine/expression/evaluate.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

Diagnostic not_computed(const std::string& words, const Clause& clause) {
  return Diagnostic::error(Code::P203, "`" + words + "` is not a test that a year-end can make")
      .in(clause)
      .hint("use `time as member` with a number of days, months or years, and classes");
}

// The day on which somebody must have joined to be a member for exactly that long at the year end.
std::optional<Date> day_before(Date year_end, const ex::Amount& amount) {
  const auto* number = std::get_if<ex::Number>(&amount.node);
  if (number == nullptr || !number->value.is_whole()) return std::nullopt;
  const auto count = number->value.numerator().to_int64();
  if (!count || *count < 0 || *count > 36'500) return std::nullopt;
  const int whole = static_cast<int>(*count);
  switch (number->unit.kind) {
    case ex::UnitKind::days:
      return year_end.plus_days(-whole);
    case ex::UnitKind::weeks:
      return year_end.plus_days(-7 * std::min(whole, 5'000));
    case ex::UnitKind::months:
      return whole <= 1'200 ? std::optional(year_end.plus_months(-whole)) : std::nullopt;
    case ex::UnitKind::years:
      return whole <= 100 ? std::optional(year_end.plus_months(-12 * whole)) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Diagnostic> days_missing(const Members& members, const Clause& clause) {
  const auto blank = members.joined.size() != members.size()
                         ? members.joined.end()
                         : std::find(members.joined.begin(), members.joined.end(), Members::no_day);
  if (members.joined.size() == members.size() && blank == members.joined.end()) return std::nullopt;
  if (blank == members.joined.end())
    return Diagnostic::error(Code::P205, "the members table has no column `joined`")
        .in(clause)
        .hint("add the column `joined` with the day on which each became a member");
  const auto position = static_cast<std::size_t>(blank - members.joined.begin());
  return Diagnostic::error(Code::P205, "the members table does not say when " +
                                           std::string(members.number[position]) + " joined")
      .in(clause)
      .hint("write the day in the column `joined`");
}

Result<MemberTest> MemberTest::of(const ex::Condition& condition, Date year_end,
                                  const Members& members, const Clause& clause) {
  MemberTest test;
  const auto parts_of = [&](const std::vector<ex::Condition>& parts,
                            Kind kind) -> Result<MemberTest> {
    test.kind_ = kind;
    for (const ex::Condition& part : parts) {
      Result<MemberTest> inner = of(part, year_end, members, clause);
      if (!inner) return inner;
      test.parts_.push_back(std::move(*inner));
    }
    return test;
  };
  if (const auto* all = std::get_if<ex::AllTrue>(&condition.node))
    return parts_of(all->parts, Kind::all);
  if (const auto* any = std::get_if<ex::AnyTrue>(&condition.node))
    return parts_of(any->parts, Kind::any);
  if (const auto* inverse = std::get_if<ex::Not>(&condition.node))
    return parts_of({*inverse->condition}, Kind::negated);
  if (const auto* status = std::get_if<ex::Status>(&condition.node)) {
    const auto found = std::find(members.classes.begin(), members.classes.end(), status->name);
    if (found == members.classes.end()) return not_computed(status->name, clause);
    test.kind_ = Kind::class_is;
    test.class_ = static_cast<std::uint16_t>(found - members.classes.begin());
    return test;
  }
  const auto* comparison = std::get_if<ex::Comparison>(&condition.node);
  if (comparison == nullptr || comparison->measure.name != "time as member" ||
      !std::holds_alternative<std::monostate>(comparison->measure.window))
    return not_computed(ex::to_text(condition), clause);
  const auto day = day_before(year_end, comparison->limit);
  if (!day) return not_computed(ex::to_text(condition), clause);
  if (auto missing = days_missing(members, clause)) return *missing;
  test.kind_ = Kind::joined_by;
  // Longer than N is to have joined before the day; at least N, on it or before.
  const bool exactly_counts = comparison->comparator == ex::Comparator::at_least ||
                              comparison->comparator == ex::Comparator::fewer_than;
  test.day_ = day->day_number() - (exactly_counts ? 0 : 1);
  if (comparison->comparator == ex::Comparator::at_least ||
      comparison->comparator == ex::Comparator::more_than)
    return test;
  MemberTest shorter;
  shorter.kind_ = Kind::negated;
  shorter.parts_.push_back(std::move(test));
  return shorter;
}

bool MemberTest::holds(const Members& members, std::size_t member) const {
  const auto part_holds = [&](const MemberTest& part) { return part.holds(members, member); };
  switch (kind_) {
    case Kind::joined_by:
      return members.joined[member] <= day_;
    case Kind::class_is:
      return members.class_of[member] == class_;
    case Kind::all:
      return std::all_of(parts_.begin(), parts_.end(), part_holds);
    case Kind::any:
      return std::any_of(parts_.begin(), parts_.end(), part_holds);
    case Kind::negated:
      return !parts_.front().holds(members, member);
  }
  return false;
}

}  // namespace toadlane::patronage
