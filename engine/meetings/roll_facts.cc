#include "engine/meetings/roll_facts.h"

#include <algorithm>
#include <tuple>

namespace toadlane::meetings {
namespace {

template <class Row>
std::vector<std::uint32_t> first_of_each(const std::vector<Row>& rows, std::size_t members) {
  std::vector<std::uint32_t> first(members + 1, 0);
  for (const Row& row : rows) ++first[row.member + 1];
  for (std::size_t i = 0; i < members; ++i) first[i + 1] += first[i];
  return first;
}

// Stable and linear: rows of one member keep the order of the file.
template <class Row>
void by_member(std::vector<Row>& rows, const std::vector<std::uint32_t>& first) {
  const auto in_order = [](const Row& a, const Row& b) { return a.member < b.member; };
  if (std::is_sorted(rows.begin(), rows.end(), in_order)) return;
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  std::vector<Row> sorted(rows.size());
  for (const Row& row : rows) sorted[next[row.member]++] = row;
  rows = std::move(sorted);
}

}  // namespace

void put_in_order(RollFacts& facts) {
  facts.period_of = first_of_each(facts.periods, facts.size());
  by_member(facts.periods, facts.period_of);
  for (std::size_t i = 0; i < facts.size(); ++i)
    std::stable_sort(facts.periods.begin() + facts.period_of[i],
                     facts.periods.begin() + facts.period_of[i + 1],
                     [](const MemberPeriod& a, const MemberPeriod& b) {
                       return std::tie(a.name, a.from) < std::tie(b.name, b.from);
                     });
  facts.record_of = first_of_each(facts.records, facts.size());
  by_member(facts.records, facts.record_of);
}

}  // namespace toadlane::meetings
