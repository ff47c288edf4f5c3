#include "engine/number/decimal.h"
#include "engine/number/rounding.h"
#include "engine/patronage/payment_period.h"
#include "engine/patronage/tax_split.h"
#include "service/cli/commands.h"
#include "service/render/text_table.h"

namespace toadlane::cli {
namespace {

using patronage::TaxSplit;

// One column of the table for each way to give notice of what is not paid.
std::string table_of(Money income, const TaxSplit& qualified, const TaxSplit& nonqualified) {
  render::TextTable table({{"", false}, {"qualified", true}, {"nonqualified", true}});
  const auto line = [&](const char* words, Money TaxSplit::*part) {
    table.row({words, (qualified.*part).text(), (nonqualified.*part).text()});
  };
  line("collective part, before tax", &TaxSplit::collective);
  line("dividend: in money", &TaxSplit::cash);
  line("dividend: written notices", &TaxSplit::notices);
  table.rule();
  table.row({"net margin", income.text(), income.text()});
  table.row({"", "", ""});
  line("tax of the co-operative", &TaxSplit::tax);
  line("dividend: in money", &TaxSplit::cash);
  line("money that stays", &TaxSplit::cash_left);
  table.rule();
  table.row({"net margin", income.text(), income.text()});
  return table.text();
}

class Taxes final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.needed_option("--margin", margin_, "the net margin of the year, in full: 200_000.00");
    a.needed_option("--rate", rate_, "the co-operative's rate of tax: 25%");
    a.needed_option("--cash", cash_, "the part of the dividend to pay in money: 30%");
    a.needed_option("--keep", keep_, "what is to be left in the collective account after tax");
    a.option("--currency", currency_, "the currency of the amounts (USD)");
    a.option("--year-end", year_end_, "the last day of the fiscal year: 2026-12-31");
    a.format(format_, {"text"});
    a.examples("  toadlane taxes --margin 200_000 --rate 25% --cash 30% --keep 60_000\n");
  }

  Answer answer() override {
    const Money margin = amount("--margin", margin_);
    const Money keep = amount("--keep", keep_);
    const Ratio rate = part("--rate", rate_, "under 100%");
    const Ratio cash = part("--cash", cash_, "at most 100%");
    if (rate >= Ratio(1)) wrong("--rate", rate_, "write a rate under 100%, such as 25%");
    const auto ends = Date::parse(year_end_);
    if (!year_end_.empty() && !ends) wrong("--year-end", year_end_, "write it as 2026-12-31");
    if (mistakes_.has_errors()) return refused(mistakes_);
    const auto qualified = patronage::split_for_collective(margin, rate, cash, keep);
    if (!qualified) {
      wrong("--keep", keep_,
            "the margin less tax is not so much; write at most " +
                rounded_money(margin.units() * (Ratio(1) - rate), margin.currency(), Rounding::down)
                    .text());
      return refused(mistakes_);
    }
    const Ratio neutral = patronage::cash_neutral_part(cash, rate);
    const Ratio part_without = neutral.sign() < 0 ? Ratio(0) : neutral;
    const TaxSplit nonqualified = patronage::split_nonqualified(margin, rate, part_without);
    std::string text = "Net margin " + margin.text() + " " + std::string(margin.currency().code()) +
                       ", taxed at " + percent_text(rate) + " (26 U.S.C. 1382(b), 1388(c))\n\n" +
                       table_of(margin, *qualified, nonqualified);
    text += "\nQualified: " + percent_text(cash) + " of the dividend in money, so that " +
            (qualified->collective - qualified->tax).text() +
            " is left in the collective account.\n";
    text += neutral.sign() < 0
                ? "Nonqualified: even without any money the co-operative pays more than that.\n"
                : "Nonqualified: " + percent_text(neutral) +
                      " in money costs the co-operative as much as " + percent_text(cash) +
                      " with qualified notices, of the same dividend.\n";
    if (ends)
      text += "Paid within the payment period: by " + patronage::payment_period_end(*ends).text() +
              " (26 CFR 1.1382-4); a qualified check cashed by " +
              patronage::qualified_check_cashed_by(*ends).text() + " (26 U.S.C. 1388(c)(4)).\n";
    text += "These are figures to plan with, under Subchapter T; your accountant files them.\n";
    return {.output = text};
  }

 private:
  void wrong(const std::string& option, const std::string& found, const std::string& advice) {
    mistakes_.add(Diagnostic::error(Code::U110, "`" + option + " " + found + "` cannot be used")
                      .about(option)
                      .hint(advice));
  }

  Money amount(const std::string& option, const std::string& text) {
    const auto currency = Currency::find(currency_);
    if (!currency) {
      if (!currency_told_) wrong("--currency", currency_, "write its code of three letters: USD");
      currency_told_ = true;
      return {};
    }
    const ParsedMoney parsed = parse_money(text, *currency);
    if (parsed.money && parsed.money->sign() >= 0) return *parsed.money;
    wrong(option, text,
          parsed.money ? "write an amount that is not below 0"
          : parsed.too_precise
              ? "write at most " + std::to_string(currency->decimals()) + " digits behind the dot"
              : std::string(advice_for(parsed.fault)));
    return Money::zero(*currency);
  }

  Ratio part(const std::string& option, const std::string& text, const std::string& range) {
    const auto parsed = parse_ratio(text);
    if (parsed.number && parsed.number->sign() >= 0 && *parsed.number <= Ratio(1))
      return *parsed.number;
    wrong(
        option, text,
        parsed.number ? "write a part from 0% to " + range : std::string(advice_for(parsed.fault)));
    return Ratio(0);
  }

  std::string margin_;
  std::string rate_;
  std::string cash_;
  std::string keep_;
  std::string currency_ = "USD";
  std::string year_end_;
  std::string format_;
  bool currency_told_ = false;
  Diagnostics mistakes_;
};

}  // namespace

std::unique_ptr<Command> make_taxes(const Outside*) {
  return std::make_unique<Taxes>();
}

}  // namespace toadlane::cli
