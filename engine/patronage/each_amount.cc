#include "engine/patronage/each_amount.h"

#include <algorithm>

#include "engine/expression/laid_over.h"
#include "engine/patronage/step_amount.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

// The names of an amount for one member.
class OfMember final : public ex::LaidOver {
 public:
  OfMember(const model::Named<Column>& columns, const ex::Values& others, std::size_t member)
      : LaidOver(others), columns_(columns), member_(member) {}

  using LaidOver::value;
  [[nodiscard]] std::optional<Ratio> value(const ex::Name& name) const override {
    if (name.kind == ex::Name::Kind::plain)
      if (const Column* column = model::find(columns_, name.name))
        return unscaled(column->scaled[member_], column->places);
    return below().value(name);
  }

 private:
  const model::Named<Column>& columns_;
  std::size_t member_;
};

bool of_members(const model::SurplusPlan& plan, const ex::Name& name) {
  return name.kind == ex::Name::Kind::plain &&
         (name.name == model::account_balance || model::find(plan.measures, name.name) != nullptr);
}

Diagnostic unknown_balances(const model::Rule& asking) {
  return Diagnostic::error(Code::P216,
                           "this is reckoned from the balances of members' accounts, and they are "
                           "not known")
      .in(asking.clause)
      .cite(asking.cite)
      .hint("add the column `account balance` to the members table");
}

}  // namespace

Result<Basis> basis_of_one(const model::SurplusPlan& plan, const std::string& name,
                           const Members& members, Date year_end, const model::Rule& asking,
                           Currency currency) {
  if (name != model::account_balance) return basis_of(plan, name, members, year_end);
  if (members.opening.size() != members.size()) return unknown_balances(asking);
  Basis basis;
  basis.words = name;
  basis.clause = asking.clause;
  basis.cite = asking.cite;
  Basis::Part part{name, std::string(currency.code()), Ratio(1), {}, 0, 1, 0, {}};
  part.column.places = currency.decimals();
  part.column.scaled = members.opening;
  part.column.scaled.change(
      [](std::size_t, std::int64_t value) { return std::max<std::int64_t>(value, 0); });
  part.total = total(part.column);
  part.base = part.total;
  basis.total = part.total;
  basis.parts.push_back(std::move(part));
  return basis;
}

Result<EachAmount> EachAmount::of(const ex::Amount& words, const model::SurplusStep& step,
                                  const model::SurplusPlan& plan, const Members& members,
                                  Date year_end, const Balances& balances, Money pool) {
  EachAmount made(words);
  made.rule_ = {step.clause, step.cite};
  std::vector<std::string> missing;
  for (const ex::Name& name : ex::names_in(words)) {
    if (of_members(plan, name)) {
      Result<Basis> basis = basis_of_one(plan, name.name, members, year_end, step, pool.currency());
      if (!basis) return basis.diagnostics();
      made.columns_.emplace_back(name.name, std::move(basis->parts.front().column));
      continue;
    }
    const bool of_pool = name.kind == ex::Name::Kind::plain && name.name == model::the_pool;
    const auto value = of_pool ? std::optional(pool.units()) : balances.value(name);
    if (value)
      made.others_.set(ex::to_text(name), *value);
    else
      missing.push_back(ex::to_text(name));
  }
  if (!missing.empty()) return missing_figures(missing, step.clause, step.cite);
  if (made.columns_.empty())
    made.same_ = std::max(ex::evaluate(words, made.others_).value.value(), Ratio(0));
  return made;
}

Ratio EachAmount::of_member(std::size_t member) const {
  if (same_) return *same_;
  const OfMember values(columns_, others_, member);
  return std::max(ex::evaluate(words_, values).value.value(), Ratio(0));
}

std::vector<Step> EachAmount::steps_of(std::size_t member) const {
  Trace trace;
  ex::evaluate(words_, OfMember(columns_, others_, member), rule_, trace);
  return trace.steps();
}

}  // namespace toadlane::patronage
