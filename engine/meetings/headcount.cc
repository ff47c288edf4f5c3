#include "engine/meetings/headcount.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"

namespace toadlane::meetings {
namespace {

constexpr std::array<std::string_view, 6> of_persons{
    "all members",          "members", "members in good standing",
    "members of the class", "votes",   "directors in office"};
constexpr std::array<std::string_view, 2> of_those_present{"members present", "directors present"};

Integer less(const Integer& number, const Integer& taken) {
  return number < taken ? Integer(0) : number - taken;
}

}  // namespace

Headcount& Headcount::set(std::string_view base, Integer number) {
  for (auto& [name, known] : counts_) {
    if (name != base) continue;
    known = std::move(number);
    return *this;
  }
  counts_.emplace_back(std::string(base), std::move(number));
  return *this;
}

std::optional<Integer> Headcount::of(std::string_view base) const {
  const Integer* known = model::find(counts_, base);
  return known != nullptr ? std::optional(*known) : std::nullopt;
}

Headcount Headcount::without(const Integer& persons, const Integer& present) const {
  Headcount rest = *this;
  for (auto& [name, number] : rest.counts_) {
    if (has(of_persons, name)) number = less(number, persons);
    if (has(of_those_present, name)) number = less(number, present);
  }
  return rest;
}

std::optional<Ratio> Headcount::value(const expression::Name& name) const {
  if (name.kind != expression::Name::Kind::plain) return std::nullopt;
  const auto known = of(name.name);
  return known ? std::optional<Ratio>(*known) : std::nullopt;
}

std::optional<Ratio> Headcount::value(const expression::Measure&, expression::UnitKind) const {
  return std::nullopt;
}

std::optional<bool> Headcount::holds(const expression::Status&) const {
  return std::nullopt;
}

std::optional<bool> Headcount::holds(const expression::Passed&) const {
  return std::nullopt;
}

}  // namespace toadlane::meetings
