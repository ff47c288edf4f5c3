#include "engine/meetings/roll_condition.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/meetings/day_count.h"
#include "engine/meetings/roll_builder.h"

namespace toadlane::meetings {
namespace {

using expression::Comparator;
__extension__ using Wide = __int128;

constexpr int unknown = -1;

bool compare(Wide left, Comparator comparator, Wide right) {
  switch (comparator) {
    case Comparator::at_least:
      return left >= right;
    case Comparator::more_than:
      return left > right;
    case Comparator::at_most:
      return left <= right;
    case Comparator::fewer_than:
      return left < right;
  }
  broken_invariant("a comparator");
}

Wide power_of_ten(unsigned places) {
  Wide power = 1;
  for (unsigned i = 0; i < places; ++i) power *= 10;
  return power;
}

std::string decimal(std::int64_t scaled, unsigned places) {
  return expression::decimal_text(
      Ratio::of(Integer(scaled), Integer(static_cast<std::int64_t>(power_of_ten(places)))));
}

}  // namespace

/// A question about one member.
struct RollCondition::Asked {
  std::size_t member = 0;
  std::uint16_t member_class = no_class;
  Minimum minimum;
  bool ever = false;

  [[nodiscard]] int of(const Node& node) const;
  [[nodiscard]] bool figure(const Node& node) const;
  [[nodiscard]] int time(const Node& node) const;
  [[nodiscard]] int longest(const Node& node) const;
  [[nodiscard]] int parts(const Node& node, int decisive) const;
  [[nodiscard]] int status(const Node& node) const;
  [[nodiscard]] std::string why(const Node& node, bool wanted) const;
  [[nodiscard]] std::string figure_text(const Node& node) const;
  [[nodiscard]] const Node* empty_cell(const Node& node) const;
};

std::int64_t RollCondition::Node::sum_of(std::size_t member) const {
  if (kind == Kind::column) return column->scaled[member];
  std::int64_t sum = 0;
  for (std::uint32_t i = facts->record_of[member]; i < facts->record_of[member + 1]; ++i) {
    const MemberRecord& one = facts->records[i];
    if (one.name != name || one.day > up_to || (after != no_day && one.day <= after)) continue;
    const auto begin = facts->periods.begin();
    const bool counted =
        !has_while || std::any_of(begin + facts->period_of[member],
                                  begin + facts->period_of[member + 1], [&](const auto& period) {
                                    return period.name == only_while && period.covers(one.day);
                                  });
    if (counted) sum += one.scaled;
  }
  return sum;
}

// Since when the time runs; no_day when it does not.
std::int32_t RollCondition::Node::start_of(std::size_t member) const {
  if (kind == Kind::start_time) {
    const bool admitted = !from_joining && !facts->admitted.empty();
    if (admitted && facts->admitted[member] != no_day) return facts->admitted[member];
    return facts->joined[member];
  }
  for (std::uint32_t i = facts->period_of[member]; i < facts->period_of[member + 1]; ++i)
    if (facts->periods[i].name == name && facts->periods[i].covers(day))
      return facts->periods[i].from;
  return no_day;
}

int RollCondition::Asked::parts(const Node& node, int decisive) const {
  bool open = false;
  for (const Node& part : node.parts) {
    const int found = of(part);
    if (found == decisive) return decisive;
    open = open || found == unknown;
  }
  return open ? unknown : 1 - decisive;
}

int RollCondition::Asked::of(const Node& node) const {
  switch (node.kind) {
    case Node::Kind::all:
      return parts(node, 0);
    case Node::Kind::any:
      return parts(node, 1);
    case Node::Kind::negated: {
      const int found = of(node.parts.front());
      return found == unknown ? unknown : 1 - found;
    }
    case Node::Kind::column:
    case Node::Kind::records:
      return static_cast<int>(figure(node));
    case Node::Kind::period_time:
      return ever ? longest(node) : time(node);
    case Node::Kind::start_time:
      return time(node);
    case Node::Kind::status_column:
    case Node::Kind::status_period:
    case Node::Kind::is_class:
      return status(node);
  }
  broken_invariant("a part of a condition");
}

int RollCondition::Asked::status(const Node& node) const {
  if (node.kind == Node::Kind::is_class)
    return static_cast<int>(member_class == node.class_index && node.class_index != no_class);
  if (node.kind == Node::Kind::status_column) return (*node.cells)[member];
  return static_cast<int>(node.start_of(member) != no_day);
}

// The figure against the limit, both over one denominator: of a first year a part of the limit.
bool RollCondition::Asked::figure(const Node& node) const {
  const unsigned places =
      node.kind == Node::Kind::column ? node.column->places : node.facts->record_places;
  Wide numerator = node.numerator;
  Wide denominator = node.denominator;
  if (node.yearly && minimum.lowered) {
    const Column& lower = *node.facts->lower_minimum;
    numerator = lower.scaled[member];
    denominator = power_of_ten(lower.places);
  }
  Wide value = Wide{node.sum_of(member)} * denominator;
  Wide limit = numerator * power_of_ten(places);
  if (node.yearly) {
    value *= minimum.of_days;
    limit *= minimum.days;
  }
  return compare(value, node.comparator, limit);
}

int RollCondition::Asked::time(const Node& node) const {
  const std::int32_t start = node.start_of(member);
  if (start == no_day)  // no time at all
    return static_cast<int>(compare(0, node.comparator, node.numerator));
  const bool at_least = start <= node.latest;
  const bool at_most = start >= node.earliest;
  switch (node.comparator) {
    case Comparator::at_least:
      return static_cast<int>(at_least);
    case Comparator::more_than:
      return static_cast<int>(!at_most);
    case Comparator::at_most:
      return static_cast<int>(at_most);
    case Comparator::fewer_than:
      return static_cast<int>(!at_least);
  }
  broken_invariant("a comparator");
}

// Whether the limit was reached in any period so far; a period before the joining is of an earlier
// membership.
int RollCondition::Asked::longest(const Node& node) const {
  const RollFacts& facts = *node.facts;
  for (std::uint32_t i = facts.period_of[member]; i < facts.period_of[member + 1]; ++i) {
    const MemberPeriod& one = facts.periods[i];
    if (one.name != node.name || one.from > node.day) continue;
    const bool earlier = !facts.joined.empty() && facts.joined[member] != no_day &&
                         one.until != no_day && one.until < facts.joined[member];
    if (earlier) continue;
    const Date end = day_of(one.until == no_day ? node.day : std::min(node.day, one.until));
    const Date from = day_of(one.from);
    const bool at_least =
        at_least_apart(from, end, node.time.value, node.time.unit, {}).value_or(false);
    const bool at_most =
        at_most_apart(from, end, node.time.value, node.time.unit, {}).value_or(true);
    if (node.comparator == Comparator::at_least ? at_least : !at_most) return 1;
  }
  return 0;
}

std::string RollCondition::Asked::figure_text(const Node& node) const {
  const unsigned places =
      node.kind == Node::Kind::column ? node.column->places : node.facts->record_places;
  std::string text =
      node.words + ": " + decimal(node.sum_of(member), places) + ", " + node.asked + " asked";
  if (!node.yearly) return text;
  if (minimum.lowered) {
    const Column& lower = *node.facts->lower_minimum;
    text += ", lowered for this member to " + decimal(lower.scaled[member], lower.places);
  }
  if (minimum.days != minimum.of_days)
    text += ", for " + std::to_string(minimum.days) + " of " + std::to_string(minimum.of_days) +
            " days";
  return text;
}

// The parts that make it so: those that hold where it holds, those that fail where it fails.
std::string RollCondition::Asked::why(const Node& node, bool wanted) const {
  switch (node.kind) {
    case Node::Kind::all:
    case Node::Kind::any: {
      std::vector<std::string> reasons;
      for (const Node& part : node.parts)
        if (of(part) == static_cast<int>(wanted)) reasons.push_back(why(part, wanted));
      return joined(reasons);
    }
    case Node::Kind::negated:
      return why(node.parts.front(), !wanted);
    case Node::Kind::column:
    case Node::Kind::records:
      return figure_text(node);
    case Node::Kind::period_time:
    case Node::Kind::start_time: {
      const std::int32_t start = node.start_of(member);
      return node.words + (start == no_day ? ": none" : " since " + day_of(start).text()) + ", " +
             node.asked + (wanted ? "" : " asked");
    }
    case Node::Kind::status_column:
    case Node::Kind::status_period:
    case Node::Kind::is_class:
      return "`" + node.words + "`: " + (wanted ? "yes" : "no");
  }
  broken_invariant("a part of a condition");
}

const RollCondition::Node* RollCondition::Asked::empty_cell(const Node& node) const {
  if (node.kind == Node::Kind::status_column && of(node) == unknown) return &node;
  for (const Node& part : node.parts)
    if (const Node* found = empty_cell(part)) return found;
  return nullptr;
}

RollCondition::RollCondition(const expression::Condition& condition, const model::Bylaws& bylaws,
                             const RollFacts& facts, Date day) {
  Builder builder(bylaws, facts, day);
  root_ = std::make_unique<Node>(builder.build(condition));
  year_ = builder.year();
  missing_ = std::move(builder).missing();
}

RollCondition::RollCondition(RollCondition&&) noexcept = default;
RollCondition& RollCondition::operator=(RollCondition&&) noexcept = default;
RollCondition::~RollCondition() = default;

int RollCondition::holds(std::size_t member, std::uint16_t member_class,
                         const Minimum& minimum) const {
  return Asked{member, member_class, minimum}.of(*root_);
}

int RollCondition::ever(std::size_t member, std::uint16_t member_class) const {
  return Asked{member, member_class, {}, true}.of(*root_);
}

std::string RollCondition::why(std::size_t member, std::uint16_t member_class,
                               const Minimum& minimum) const {
  const Asked asked{member, member_class, minimum};
  return asked.why(*root_, asked.of(*root_) == 1);
}

std::string RollCondition::empty_cell(std::size_t member, std::uint16_t member_class) const {
  const Node* found = Asked{member, member_class, {}}.empty_cell(*root_);
  return found == nullptr ? "" : found->words;
}

}  // namespace toadlane::meetings
