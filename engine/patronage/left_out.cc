#include "engine/patronage/left_out.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/derived.h"

namespace toadlane::patronage {
namespace {

// The classes whose pools go by one measure.
struct Pools {
  const model::SurplusStep* step = nullptr;  // the first with such a pool; nullptr: there is none
  std::vector<std::string> classes;
  bool of_all = false;  // somewhere everybody's patronage counts
};

// Whether the step reckons what each member gets from the measure.
bool reckons_by(const model::SurplusStep& step, const std::string& measure) {
  if (!step.each.gets) return false;
  const auto names = expression::names_in(*step.each.gets);
  return std::any_of(names.begin(), names.end(),
                     [&](const expression::Name& name) { return name.name == measure; });
}

Pools pools_by(const std::string& measure, const model::Bylaws& bylaws) {
  const model::SurplusPlan& plan = *bylaws.surplus;
  const auto goes_by = [&](const std::string& in_proportion_to) {
    const auto names = measures_named(plan, in_proportion_to);
    return std::find(names.begin(), names.end(), measure) != names.end();
  };
  Pools pools;
  for (const model::SurplusStep& step : plan.steps) {
    pools.of_all = pools.of_all || goes_by(step.in_proportion_to) || reckons_by(step, measure);
    for (const auto& [name, pool] : step.pools) {
      if (!goes_by(pool.in_proportion_to)) continue;
      if (model::find(bylaws.classes, name) == nullptr) pools.of_all = true;
      if (pools.step == nullptr) pools.step = &step;
      pools.classes.push_back(name);
    }
  }
  return pools;
}

// Members who have some of a column and whose class is none of those: how many, and the first.
struct LeftOut {
  std::size_t count = 0;
  std::size_t first = 0;
};

LeftOut outside(const std::vector<std::string>& classes, const Column& column,
                const Members& members) {
  std::vector<char> counts(members.classes.size() + 1, 0);  // the last: without a class
  for (std::size_t i = 0; i < members.classes.size(); ++i)
    counts[i] =
        std::find(classes.begin(), classes.end(), members.classes[i]) != classes.end() ? 1 : 0;
  LeftOut out;
  for (std::size_t i = 0; i < members.class_of.size(); ++i) {
    const std::size_t its_class = std::min<std::size_t>(members.class_of[i], counts.size() - 1);
    if (column.scaled[i] == 0 || counts[its_class] != 0) continue;
    if (out.count == 0) out.first = i;
    ++out.count;
  }
  return out;
}

std::string named(const Members& members, std::size_t member) {
  const bool has_class = members.class_of[member] < members.classes.size();
  return visible(members.number_and_name(member)) +
         (has_class ? ", of the class `" + members.classes[members.class_of[member]] + "`"
                    : ", of no class");
}

// What everybody has, such as days of membership, is no sign of a wrong class.
bool comes_from_table(const model::SurplusPlan& plan, const std::string& measure) {
  const std::vector<std::string> parts = made_of(plan, measure);
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& one) {
    return is_column(*model::find(plan.measures, one));
  });
}

Diagnostic counts_nowhere(const std::string& measure, const Pools& pools, const LeftOut& out,
                          const Members& members) {
  const std::string who = out.count == 1 ? "1 member counts in no pool: that of "
                                         : std::to_string(out.count) +
                                               " members counts in no pool; the first is that of ";
  return Diagnostic::warning(Code::P218, "`" + measure + "` of " + who + named(members, out.first))
      .in(pools.step->clause.key("pools"))
      .cite(pools.step->cite)
      .hint("pools go by `" + measure + "` for " + joined(backquoted(pools.classes)) +
            " alone: check the class in the members table, and write 0 if the figure is not meant "
            "to count");
}

}  // namespace

Diagnostics patronage_left_out(const model::Bylaws& bylaws, const Members& members, Date year_end) {
  Diagnostics doubts;
  for (const auto& [measure, rule] : bylaws.surplus->measures) {
    const Column* column = members.measure(measure);
    const Pools pools = pools_by(measure, bylaws);
    if (column == nullptr || pools.of_all || pools.step == nullptr) continue;
    if (!comes_from_table(*bylaws.surplus, measure)) continue;
    if (outside(pools.classes, *column, members).count == 0) continue;
    // Rare, so that the column is copied only now: who is eligible, and how much counts.
    const Result<Basis> basis = basis_of(*bylaws.surplus, measure, members, year_end);
    if (!basis) continue;
    const LeftOut out = outside(pools.classes, basis->parts.front().column, members);
    if (out.count > 0) doubts.add(counts_nowhere(measure, pools, out, members));
  }
  return doubts;
}

}  // namespace toadlane::patronage
