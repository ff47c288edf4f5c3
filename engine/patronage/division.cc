#include "engine/patronage/division.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/base/text.h"

namespace toadlane::patronage {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

// Whether the member has patronage that counts in the pool.
bool has_share(const Basis& basis, std::size_t member) {
  return std::any_of(basis.parts.begin(), basis.parts.end(), [&](const Basis::Part& part) {
    return part.column.scaled[member] != 0 && part.coefficient.sign() != 0;
  });
}

// Shares are added up before they are rounded only where they become one amount. Parts that a step
// made itself are whole already.
enum class Kind { dividend, outright, loss, made };

Kind kind_of(const MemberPool& pool) {
  if (pool.each != nullptr) return Kind::made;
  if (pool.loss) return Kind::loss;
  return pool.paid_outright ? Kind::outright : Kind::dividend;
}

// Groups that grow together: each pool points to an earlier one of its group, or to itself.
class Groups {
 public:
  explicit Groups(std::size_t pools) : earlier_(pools) {
    std::iota(earlier_.begin(), earlier_.end(), std::size_t{0});
  }
  std::size_t first_of(std::size_t pool) const {
    while (earlier_[pool] != pool) pool = earlier_[pool];
    return pool;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [first, later] = std::minmax({first_of(a), first_of(b)});
    earlier_[later] = first;
  }

 private:
  std::vector<std::size_t> earlier_;
};

// The weights of a group over one denominator: a member's exact sum of shares is what they weigh
// of all the weight, times the exact sum of the pools.
std::vector<Term> terms_of(std::span<const Division> divisions,
                           const std::vector<std::size_t>& group) {
  if (group.size() == 1) return divisions[group.front()].basis.terms();
  std::vector<Ratio> per_weight;
  Integer denominator = 1;
  for (const std::size_t k : group) {
    const Division& one = divisions[k];
    const Ratio exact = one.pool.exact.sign() < 0 ? -one.pool.exact : one.pool.exact;
    per_weight.push_back(exact / Ratio(one.basis.total));
    denominator = lcm(denominator, per_weight.back().denominator());
  }
  std::vector<Term> terms;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const Integer factor = (per_weight[i] * Ratio(denominator)).numerator();
    for (Term& term : divisions[group[i]].basis.terms()) {
      term.coefficient = term.coefficient * factor;
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

}  // namespace

std::vector<std::vector<std::size_t>> divided_together(std::span<const Division> divisions,
                                                       std::size_t members) {
  Groups groups(divisions.size());
  for (const Kind kind : {Kind::dividend, Kind::outright, Kind::loss}) {
    const auto pools = std::count_if(divisions.begin(), divisions.end(),
                                     [&](const auto& one) { return kind_of(one.pool) == kind; });
    if (pools < 2) continue;
    std::vector<std::size_t> first_pool(members, nobody);
    for (std::size_t k = 0; k < divisions.size(); ++k) {
      if (kind_of(divisions[k].pool) != kind) continue;
      for (std::size_t i = 0; i < first_pool.size(); ++i) {
        if (!has_share(divisions[k].basis, i)) continue;
        if (first_pool[i] == nobody)
          first_pool[i] = k;
        else
          groups.join(first_pool[i], k);
      }
    }
  }
  std::vector<std::vector<std::size_t>> together(divisions.size());
  for (std::size_t k = 0; k < divisions.size(); ++k) together[groups.first_of(k)].push_back(k);
  std::erase_if(together, [](const auto& group) { return group.empty(); });
  return together;
}

Portion divide(std::span<const Division> divisions, std::vector<std::size_t> group,
               const Members& members, Apportionment how) {
  ColumnJob job;
  job.how = how;
  job.minor_per_unit = divisions[group.front()].pool.amount.currency().minor_per_unit();
  Ratio exact = 0;
  for (const std::size_t k : group) {
    job.pool_minor += divisions[k].pool.amount.minor();
    exact += divisions[k].pool.exact;
  }
  // Pools of which a part went elsewhere may be rounded by a unit or more together.
  const Ratio away = exact - Ratio(Integer(job.pool_minor));
  if (away < Ratio(1) && away > Ratio(-1)) job.exact_pool = exact;
  job.terms = terms_of(divisions, group);
  job.members = members.size();
  job.earlier = [&members](std::size_t a, std::size_t b) {
    return number_order(members.number[a], members.number[b]);
  };
  ColumnShares shares = apportion_columns(job);
  return {std::move(group), std::move(shares.parts), std::move(shares.topped_up), {}, how,
          shares.residue};
}

}  // namespace toadlane::patronage
