// What is taxed where, and what is left.
#include "engine/number/rounding.h"
#include "engine/patronage/tax_split.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

Money money_of(const Vector& vector, const Ratio& units) {
  return rounded_money(units, Currency::find(vector.currency).value(), Rounding::half_up);
}

// Notices on which the co-operative is taxed now, at the cost of qualified ones.
void nonqualified(const Vector& vector, Answers& answers) {
  const Money income = money_of(vector, vector.given.ratio("net_savings"));
  const Ratio rate = vector.given.ratio("coop_tax_rate");
  const Ratio qualified = vector.given.ratio("cash_pct_qualified");
  const Ratio part = patronage::cash_neutral_part(qualified, rate);
  const patronage::TaxSplit split = patronage::split_nonqualified(income, rate, part);
  answers.put("cash_pct_nonqualified", part);
  answers.put("cash", split.cash);
  answers.put("nonqualified", split.notices);
  answers.put("coop_tax", split.tax);
  answers.put("coop_retained_cash", split.cash_left);
  const auto under =
      patronage::split_for_collective(income, rate, qualified, Money::zero(income.currency()));
  answers.put("retained_cash_under_qualified", under.value().cash_left);
}

}  // namespace

void tax_optimizer(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  if (given.has("net_savings")) return nonqualified(vector, answers);
  if (given.text_or("instrument", "qualified") != "qualified")
    throw NotKnown("another instrument than qualified");
  const auto split = patronage::split_for_collective(
      money_of(vector, given.ratio("net_income")), given.ratio("coop_rate"),
      given.ratio("cash_pct"), money_of(vector, given.ratio("target_collective_after_tax")));
  if (!split) throw NotKnown("an income that does not reach");
  answers.put("pretax_collective", split->collective);
  answers.put("tax", split->tax);
  answers.put("patronage_dividend", split->dividend);
  answers.put("cash_to_members", split->cash);
  answers.put("qualified_notices", split->notices);
  answers.put("cash_left_in_coop", split->cash_left);
}

// The same income through a corporation, taxed twice, and through a co-operative, taxed once.
void tax(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Money income = money_of(vector, given.ratio("income"));
  const auto taxed = [&](Money what, const Ratio& rate) {
    return patronage::split_nonqualified(what, rate, 0).tax;
  };
  const Money corporate = taxed(income, given.ratio("corporate_rate"));
  const Money passed = income - corporate;
  const Money second = taxed(passed, given.ratio("personal_rate"));
  const Money once = taxed(income, given.ratio("personal_rate"));
  answers.put("corporation > corporate_tax", corporate);
  answers.put("corporation > passed", passed);
  answers.put("corporation > personal_tax", second);
  answers.put("corporation > owner_net", passed - second);
  answers.put("cooperative > personal_tax", once);
  answers.put("cooperative > owner_net", income - once);
  answers.put("saving", corporate + second - once);
}

}  // namespace toadlane::conformance
