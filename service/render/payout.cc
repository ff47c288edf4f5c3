#include "service/render/payout.h"

#include <algorithm>

#include "engine/number/rounding.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/payment_period.h"

namespace toadlane::render {
namespace {

const model::SurplusPlan& plan_of(const app::ClosedYear& closed) {
  return *closed.bylaws.bylaws.surplus;
}

bool is_interest(const model::SurplusPlan& plan, const Clause& clause) {
  return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const model::SurplusStep& step) {
    return step.each.interest && step.clause.path() == clause.path();
  });
}

}  // namespace

bool under_subchapter_t(const app::ClosedYear& closed) {
  return closed.bylaws.bylaws.coop.taxed_as == "subchapter t";
}

std::string LastDay::text() const {
  if (words.empty()) return "the bylaws state no last day";
  return day ? "no later than " + day->text() + " (" + words + ")" : words;
}

LastDay last_day_of_payment(const app::ClosedYear& closed) {
  const Date ends = closed.year.year.ends;
  const auto& pay = plan_of(closed).pay;
  LastDay last;
  if (pay && !pay->paid_no_later_than.empty())
    last = {patronage::last_day(pay->paid_no_later_than.text, ends), pay->paid_no_later_than.text};
  if (!under_subchapter_t(closed)) return last;
  const Date period_end = patronage::payment_period_end(ends);
  if (last.day && *last.day <= period_end) return last;
  const std::string words = "the payment period of 26 CFR 1.1382-4";
  return {period_end, last.words.empty() ? words : words + "; the bylaws: " + last.words};
}

bool too_little_money(const app::ClosedYear& closed, std::size_t member) {
  const patronage::YearEnd& result = closed.result;
  return result.split && Integer(5) * Integer(result.cash[member]) < result.dividend[member];
}

std::string consent_gap(const app::ClosedYear& closed) {
  const auto& pay = plan_of(closed).pay;
  if (!under_subchapter_t(closed) || !pay || pay->rest != "qualified written notice") return "";
  if (pay->consent_by.empty())
    return "the bylaws do not say how members consented to qualified notices (`pay.consent`)";
  if (pay->consent_by.text == "membership" && pay->consent_copy_given != "yes")
    return "consent is by membership, and the bylaws do not say that each member was given the "
           "bylaw and told what it means (`copy_given: yes`)";
  return "";
}

bool all_by_patronage(const app::ClosedYear& closed) {
  const model::SurplusPlan& plan = plan_of(closed);
  for (const patronage::Division& division : closed.result.divisions) {
    const patronage::MemberPool& pool = division.pool;
    if (pool.loss || pool.paid_outright) continue;
    if (is_interest(plan, pool.clause)) return false;
    for (const auto& [income, amount] : closed.result.movements[pool.line].taken) {
      const std::string* meaning = model::find(plan.income, income);
      if (amount.sign() != 0 && meaning != nullptr && meaning->find("others") != std::string::npos)
        return false;
    }
  }
  return true;
}

NoticeKind notice_of(const app::ClosedYear& closed, std::size_t member) {
  const patronage::YearEnd& result = closed.result;
  const auto& pay = plan_of(closed).pay;
  if (!under_subchapter_t(closed) || !pay || !result.split || result.retained(member) <= 0)
    return NoticeKind::none;
  if (pay->rest == "nonqualified written notice") return NoticeKind::nonqualified;
  if (pay->rest != "qualified written notice") return NoticeKind::none;
  if (too_little_money(closed, member)) return NoticeKind::too_little_money;
  return consent_gap(closed).empty() ? NoticeKind::qualified : NoticeKind::without_consent;
}

std::string redemption_words(const app::ClosedYear& closed) {
  const auto& accounts = closed.bylaws.bylaws.accounts;
  if (!accounts || !accounts->redeem) return "";
  const model::Redemption& redeem = *accounts->redeem;
  std::string words;
  const auto say = [&](const std::string& name, const model::Phrase& phrase) {
    if (!phrase.empty()) words += (words.empty() ? "" : "; ") + name + phrase.text;
  };
  for (const model::Phrase& rank : redeem.order) say("", rank);
  say("", redeem.aim);
  say("if there is too little: ", redeem.if_short);
  say("only if ", redeem.only_if);
  return words.empty() ? "" : words + cited(redeem.cite);
}

std::string body_that_chooses(const app::ClosedYear& closed) {
  const auto& pay = closed.bylaws.bylaws.surplus->pay;
  if (!pay) return "";
  for (const model::CashRule& rule : pay->cash)
    if (!rule.chosen_by.body.empty()) return rule.chosen_by.body;
  return "";
}

std::string cited(const std::string& cite) {
  return cite.empty() ? "" : " (" + cite + ")";
}

std::string with_code(Money money) {
  return money.text() + " " + std::string(money.currency().code());
}

std::string part_of(Money part, Money whole) {
  const Ratio ratio = Ratio::of(Integer(part.minor()), Integer(whole.minor()));
  std::string exact = percent_text(ratio);
  if (exact.ends_with('%')) return exact;
  const Integer hundredths = rounded(ratio * Ratio(10'000), Rounding::half_up);
  return "about " + plain_text(Ratio::of(hundredths, Integer(100))) + "%";
}

}  // namespace toadlane::render
