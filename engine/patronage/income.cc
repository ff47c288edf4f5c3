#include "engine/patronage/income.h"

#include "engine/number/apportion.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/counted.h"

namespace toadlane::patronage {

Result<SplitIncome> split_income(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                 const Members& members) {
  invariant(plan.income.size() == 2 && year.net_income, "net income is split over two incomes");
  const std::string& measure = plan.split_by;
  const Ratio* others = model::find(year.others, measure);
  const model::Measure* rule = model::find(plan.measures, measure);
  invariant(others != nullptr && rule != nullptr, "the year says what others did");
  const Clause clause = plan.clause.key("income").key("split_by");
  const Column* given = members.measure(measure);
  if (given == nullptr)
    return Diagnostic::error(Code::P205, "the members table has no column `" + measure + "`")
        .in(clause)
        .cite(plan.cite)
        .hint("add the column `" + measure + "`; write 0 for a member who has none");
  const Result<Column> column = counted(*rule, *given);
  if (!column) return column.diagnostics();
  const Ratio ours = unscaled(total(*column), column->places);
  if (ours.sign() == 0 && others->sign() == 0)
    return Diagnostic::error(Code::P222, "neither members nor others have any `" + measure +
                                             "` in this year, and net income is split by it")
        .in(clause)
        .cite(plan.cite)
        .hint("check the column `" + measure +
              "` of the members table, and `others` of the year "
              "file");
  const std::vector<Share> shares{{ours, "1"}, {*others, "2"}};
  const std::vector<Money> parts = apportion(*year.net_income, shares);
  SplitIncome split{year, {}};
  split.year.net_income.reset();
  split.year.income.clear();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& name = plan.income[i].first;
    split.year.income.emplace_back(name, parts[i]);
    split.why.push_back(
        {clause,
         plan.cite,
         name + ": the part of net income by " + measure + " of " + (i == 0 ? "members" : "others"),
         {{measure + (i == 0 ? " of members" : " of others"), shares[i].weight},
          {"all " + measure, ours + *others},
          {"net income", *year.net_income}},
         parts[i],
         {}});
  }
  return split;
}

}  // namespace toadlane::patronage
