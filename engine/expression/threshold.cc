#include "engine/expression/threshold.h"

#include "engine/base/invariant.h"

namespace toadlane::expression {

std::string_view name_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_least:
      return "at least";
    case Comparator::more_than:
      return "more than";
    case Comparator::at_most:
      return "at most";
    case Comparator::fewer_than:
      return "fewer than";
  }
  broken_invariant("a comparator");
}

bool compares(const Ratio& value, Comparator comparator, const Ratio& limit) {
  switch (comparator) {
    case Comparator::at_least:
      return value >= limit;
    case Comparator::more_than:
      return value > limit;
    case Comparator::at_most:
      return value <= limit;
    case Comparator::fewer_than:
      return value < limit;
  }
  broken_invariant("a comparator");
}

bool Range::holds(const Ratio& number) const {
  if (least && (open ? number <= *least : number < *least)) return false;
  return !most || (open ? number < *most : number <= *most);
}

std::string to_text(const Threshold& threshold) {
  switch (threshold.kind) {
    case Threshold::Kind::none:
      return "none";
    case Threshold::Kind::unanimous:
      return threshold.amount ? "unanimous of " + to_text(*threshold.amount) : "unanimous";
    case Threshold::Kind::compared:
      return std::string(name_of(threshold.comparator)) + " " + to_text(*threshold.amount);
  }
  broken_invariant("a kind of threshold");
}

std::string to_text(const Range& range) {
  const Ratio& last = range.most ? *range.most : *range.least;
  const std::string end = to_text(Number{last, range.unit});
  if (range.least && range.most)
    return *range.least == *range.most ? end : decimal_text(*range.least) + " to " + end;
  if (range.least) return (range.open ? "more than " : "at least ") + end;
  return (range.open ? "fewer than " : "at most ") + end;
}

}  // namespace toadlane::expression
