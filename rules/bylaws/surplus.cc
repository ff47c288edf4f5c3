#include "rules/bylaws/surplus.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/choices.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

// The keys of a map of income that are settings, not sources.
static constexpr std::string_view covered_key = "losses_covered_by_other";
static constexpr std::string_view split_key = "split_by";

static void describe(Visitor& v, model::Measure& measure) {
  rule_block(v, measure, [&](Visitor& b) {
    field(b, "unit", measure.unit, Need::required,
          "what is counted: hours, days, minutes, points, or a currency");
    field(b, "by", measure.by, "whose it is");
    field(b, "in", measure.in, "the period in which it counts");
    field(b, "counting", measure.counting, "the kinds that the column holds");
    field(b, "is", measure.is,
          "when it is no column: a number for everybody, `days as member`, `full years as member`, "
          "or another measure");
    field(b, "product_of", measure.product_of,
          "when it is no column: the measures that are multiplied, each as it counts");
    field(b, "less", measure.less, "measures that are taken off what `is` names, not below 0");
    b.key("at_least", Need::optional, "a member who has less than this has none",
          [&](Visitor& q) { describe_quantity(q, measure.at_least); });
    b.key("at_most", Need::optional, "what a member has above this does not count",
          [&](Visitor& q) { describe_quantity(q, measure.at_most); });
  });
}

static void describe(Visitor& v, model::Eligibility& eligible) {
  rule_block(v, eligible, [&](Visitor& b) {
    field(b, "classes", eligible.classes, "the classes that share; when silent, all of them");
    field(b, "when", eligible.when, "a test at the year end, such as time as member");
    field(b, "of", eligible.of, "the measure that `at_least` is about");
    b.key("at_least", Need::optional, "the least of that measure with which a member shares",
          [&](Visitor& q) { describe_least(q, eligible.at_least, eligible.at_least_of_average); });
    field(b, "the_rest", eligible.the_rest,
          "where the part of the others goes: `to ACCOUNT`; when silent, what they did does not "
          "count at all");
  });
}

static void describe(Visitor& v, model::Patronage& patronage) {
  rule_block(v, patronage, [&](Visitor& b) {
    b.key("combine", Need::optional, "how several measures make one patronage", [&](Visitor& w) {
      std::string word;
      describe_word(w, word, {"separate shares of each measure", "one sum of weighted measures"});
      if (word.starts_with("separate"))
        patronage.combine = model::Patronage::Combine::separate_shares;
      else if (!word.empty())
        patronage.combine = model::Patronage::Combine::weighted_sum;
    });
    b.key("weights", Need::optional, "the part or weight of each measure", [&](Visitor& w) {
      w.map("measures", [&](Visitor& rate, const std::string& name) {
        std::optional<expression::Amount> weight;
        describe_weight(rate, weight);
        if (weight) patronage.weights.emplace_back(name, *weight);
      });
    });
    field(b, "empty_measure", patronage.empty_measure,
          "with separate shares, where the part of a measure goes of which nobody has any: "
          "`weights of the others` or `to ACCOUNT`");
    field(b, "eligible", patronage.eligible, "which members share");
    word_field(
        b, "allocated", patronage.allocated,
        {"each fiscal year", "each half year", "each quarter", "each month"},
        "how often patronage dividends are allocated at least; a closing is of a fiscal year");
    field(
        b, "owed_before_received", patronage.owed_before_received,
        "whether the co-operative owed the dividend before the income came in, as a tax law asks");
    word_field(b, "non_members", patronage.non_members,
               {"nothing", "the same rate", "a lower rate", "kept towards membership"},
               "what patrons who are no members get, against the rate of members");
  });
}

static void describe(Visitor& v, model::Pool& pool) {
  rule_block(v, pool, [&](Visitor& b) {
    b.key("share", Need::required, "the part of this step that is the pool's",
          [&](Visitor& r) { describe_share(r, pool.share); });
    field(b, "in_proportion_to", pool.in_proportion_to, Need::required,
          "the measure that divides the pool");
  });
}

// What a step gives to each member by themselves, and the limits of each one's part.
static void each_fields(Visitor& v, model::EachMember& each) {
  v.key("each_gets", Need::optional,
        "for a step to members: what each one gets, instead of dividing the step; `move` is the "
        "most that all of them get",
        [&](Visitor& e) { describe_each_gets(e, each.gets, each.interest); });
  v.key("each_at_least", Need::optional, "the least that a member gets who has any of the measure",
        [&](Visitor& e) { describe_each(e, each.at_least); });
  v.key("each_at_most", Need::optional, "the most that a member gets",
        [&](Visitor& e) { describe_each(e, each.at_most); });
  field(v, "above_caps", each.above_caps,
        "where the part of the step goes that `each_at_most` holds back: `to ACCOUNT`");
  word_field(v, "if_short", each.if_short, {"in proportion"},
             "what happens when the members' amounts come to more than there is; when silent, it "
             "is refused");
  word_field(v, "each_rounded", each.rounded,
             {"half up", "half even", "down", "up", "toward zero", "whole units half up"},
             "how what each member gets becomes whole cents, or whole units");
}

static void describe(Visitor& v, model::SurplusStep& step) {
  rule_block(v, step, [&](Visitor& b) {
    field(b, "when", step.when, "the state of the accounts in which the step runs");
    otherwise_field(b, step.otherwise);
    field(b, "move", step.move, Need::required, "what is moved");
    field(b, "to", step.to, Need::required, "an account, or `members`");
    money_field(b, "at_least", step.at_least, "the least that is moved, where `move` says less");
    money_field(b, "at_most", step.at_most, "the most that is moved, where `move` says more");
    field(b, "until", step.until, "where the step stops, whatever `at_least` says");
    field(b, "in_proportion_to", step.in_proportion_to,
          "for a step to members: a measure, or `patronage`");
    b.key("pools", Need::optional, "for a step to members: a pool for each class",
          [&](Visitor& p) { describe(p, step.pools, "classes"); });
    field(b, "empty_pool", step.empty_pool,
          "where the part of a pool goes in which nobody has patronage: `to ACCOUNT`");
    each_fields(b, step.each);
    word_field(b, "paid", step.paid, {"in money"},
               "for a step to members: that its parts are paid in money, outside the dividend that "
               "`pay` splits");
    word_field(b, "order", step.order, {"stated", "not stated"},
               "whether the text says that the step comes where it stands here; where it does not "
               "and the result depends on it, a reading must say so");
  });
}

static void describe(Visitor& v, model::LossRung& rung) {
  rule_block(v, rung, [&](Visitor& b) {
    field(b, "from", rung.from, Need::required,
          "who bears it: an account, `members by MEASURE`, `carried forward`");
    money_field(b, "at_most", rung.at_most, "the most that this one bears");
  });
}

static void describe(Visitor& v, model::LossRule& loss) {
  rule_block(v, loss, [&](Visitor& b) {
    b.key("in", Need::optional, "the fiscal years in which this rule holds",
          [&](Visitor& y) { describe(y, loss.in); });
    field(b, "when", loss.when, "the state of the accounts in which this rule holds");
    otherwise_field(b, loss.otherwise);
    field(b, "in_order", loss.in_order,
          "instead of `taken_from`: who bears it one after the other, each what it can");
    b.key("taken_from", Need::optional,
          "who bears it: accounts, `members by MEASURE`, `carried forward`; each with its part",
          [&](Visitor& m) {
            m.map("bearers", [&](Visitor& rate, const std::string& name) {
              std::optional<expression::Amount> part;
              describe_share(rate, part);
              if (part) loss.taken_from.emplace_back(name, *part);
            });
          });
    std::optional<bool> negative;
    b.key("may_go_negative", Need::optional, "whether an account may fall below zero",
          [&](Visitor& y) { describe(y, negative); });
    loss.may_go_negative = negative.value_or(false);
    field(b, "if_reserve_short", loss.if_short, "who bears what the accounts cannot");
    b.key("never_below", Need::optional, "a floor of accounts that a loss does not pass",
          [&](Visitor& m) {
            m.map("accounts", [&](Visitor& floor, const std::string& name) {
              loss.never_below.emplace_back(name, "");
              describe(floor, loss.never_below.back().second);
            });
          });
    field(b, "then", loss.then, "what happens to the rest: `carried forward`");
    field(b, "carried_at_most", loss.carried_at_most,
          "how long a loss may be carried forward before members must bear it: `7 years`");
  });
}

static void describe(Visitor& v, model::CashRule& cash) {
  const auto block = [&](Visitor& shape) {
    rule_block(shape, cash, [&](Visitor& b) {
      field(b, "when", cash.when, "the members that this part is for");
      otherwise_field(b, cash.otherwise);
      choice_fields(b, cash);
    });
  };
  v.one_of({{Kind::map, block}, {Kind::scalar, [&](Visitor& rate) {
                                   cash.clause = rate.here();
                                   describe_rate(rate, cash.is);
                                 }}});
}

static void describe(Visitor& v, model::SmallDividends& small) {
  rule_block(v, small, [&](Visitor& b) {
    b.key("amount", Need::required, "dividends under this are not allocated",
          [&](Visitor& m) { describe_money(m, small.amount); });
    field(b, "to", small.to, Need::required, "the account that they go to");
  });
}

static void describe(Visitor& v, model::Pay& pay) {
  rule_block(v, pay, [&](Visitor& b) {
    field(b, "cash", pay.cash, Need::required, "the part of each dividend that is paid in money");
    word_field(b, "rest", pay.rest,
               {"qualified written notice", "nonqualified written notice", "credit to account"},
               "what a member gets for the part that is kept");
    b.key("consent", Need::optional, "how members consented to written notices", [&](Visitor& c) {
      c.block([&](Visitor& k) {
        field(k, "by", pay.consent_by, "membership, or each member in writing");
        field(k, "copy_given", pay.consent_copy_given, "whether each member was given the bylaw");
        field(k, "cite", pay.consent_cite, "the article");
      });
    });
    b.key("paid_no_later_than", Need::optional, "the last day of payment",
          [&](Visitor& w) { describe_when(w, pay.paid_no_later_than); });
    field(b, "not_allocated_below", pay.not_allocated_below,
          "dividends so small that they go to an account instead");
    money_field(b, "all_in_money_below", pay.all_in_money_below,
                "a dividend under this is paid wholly in money");
    money_field(b, "held_below", pay.held_below,
                "money under this is not paid out but held, payable in the member's name");
  });
}

static void describe(Visitor& v, model::RoundingPlan& rounding) {
  rule_block(v, rounding, [&](Visitor& b) {
    rounding.stated = true;
    word_field(b, "shares", rounding.shares,
               {"largest remainder", "half up", "toward zero",
                "half up, residue to the largest share", "whole units"},
               "how the members' exact shares become whole cents, or whole units of the currency");
    field(b, "residue", rounding.residue,
          "where what the rounded shares do not sum to goes: `to ACCOUNT`");
    b.key("ties", Need::optional, "who gets a cent when remainders are equal", [&](Visitor& l) {
      l.list(true, [&](Visitor& item) {
        std::string word;
        describe_word(item, word, {"larger share", "member number"});
        rounding.ties.push_back(word);
      });
    });
    word_field(b, "cash", rounding.cash,
               {"up for each member", "down for each member", "half up for each member",
                "half even for each member", "largest remainder"},
               "how the part in money becomes whole cents");
    word_field(b, "steps", rounding.steps, {"half up", "half even", "down", "up", "toward zero"},
               "how the amount of a step becomes whole cents");
  });
}

void describe(Visitor& v, model::SurplusPlan& plan) {
  rule_block(v, plan, [&](Visitor& b) {
    b.key("income", Need::required, "the sources of the net margin, and what each is",
          [&](Visitor& m) {
            m.block([&](Visitor& inner) {
              field(inner, covered_key, plan.losses_covered_by_other,
                    "whether a loss of one source is first set against the gain of another");
              field(inner, split_key, plan.split_by,
                    "the measure that splits net income over two incomes, the members' and that of "
                    "others");
              inner.other_names("income", [&](Visitor& e, const std::string& name) {
                plan.income.emplace_back(name, "");
                describe(e, plan.income.back().second);
              });
            });
          });
    field(b, "income_basis", plan.income_basis, "book or tax basis");
    b.key("figures", Need::optional,
          "amounts that phrases name and the year file gives, and what each is",
          [&](Visitor& f) { describe(f, plan.figures, "figures"); });
    b.key("measures", Need::optional, "what members do, by which money is divided",
          [&](Visitor& m) { describe(m, plan.measures, "measures"); });
    field(b, "patronage", plan.patronage, "how the measures make a member's patronage");
    field(b, "steps", plan.steps, Need::required, "the waterfall, in its order");
    field(b, "losses", plan.losses, "who bears a loss; the first rule that holds");
    field(b, "pay", plan.pay, "how dividends are paid");
    b.key("netting_notice", Need::optional,
          "the last day on which patrons are told that a loss of one source was set against the "
          "gain of another: `8.5 months after year end`",
          [&](Visitor& w) { describe_when(w, plan.netting_notice); });
    field(b, "rounding", plan.rounding, "the named roundings");
  });
}

}  // namespace toadlane::rules
