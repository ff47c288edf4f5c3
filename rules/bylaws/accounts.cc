#include "rules/bylaws/accounts.h"

#include "rules/bylaws/choices.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::CollectiveAccount& account) {
  rule_block(v, account, [&](Visitor& b) {
    word_field(b, "kind", account.kind,
               {"unallocated reserve", "indivisible reserve", "fund", "loss account", "payable"},
               "what the law would call it; a loss account may be negative, a payable leaves the "
               "co-operative",
               Need::required);
  });
}

static void describe(Visitor& v, model::Interest& interest) {
  rule_block(v, interest, [&](Visitor& b) {
    choice_fields(b, interest);
    field(b, "on", interest.on,
          "the capital that earns it: `opening balance` of the member's account, or a measure");
    field(b, "in_addition_to_patronage", interest.in_addition_to_patronage,
          "whether it is paid in addition to patronage dividends, and does not lessen them");
  });
}

static void describe(Visitor& v, model::Redemption& redeem) {
  rule_block(v, redeem, [&](Visitor& b) {
    field(b, "order", redeem.order, "which notices come first");
    field(b, "aim", redeem.aim, "by when they should be paid");
    field(b, "if_short", redeem.if_short, "how a sum that is too small is divided");
    field(b, "only_if", redeem.only_if, "the test before anything is paid");
  });
}

static void describe(Visitor& v, model::Instalment& instalment) {
  v.block([&](Visitor& b) {
    field(b, "part", instalment.part, Need::required, "the part of what is due");
    field(b, "no_later_than", instalment.no_later_than, Need::required, "its last day");
  });
}

static void describe(Visitor& v, model::Deducted& deducted) {
  rule_block(v, deducted, [&](Visitor& b) {
    share_field(b, "leaving_early", deducted.leaving_early,
                "the most that is taken off when a member leaves before the time: `20%`");
    share_field(b, "expulsion", deducted.expulsion,
                "the most that is taken off when a member is expelled: `30%`");
  });
}

static void describe(Visitor& v, model::CapitalAccounts& accounts) {
  rule_block(v, accounts, [&](Visitor& b) {
    word_field(b, "sum_is", accounts.sum_is, {"net book value"},
               "what the members' accounts and the collective account come to together");
    field(b, "collective", accounts.collective,
          "the collective account: what belongs to no single member");
    word_field(b, "adjusted", accounts.adjusted,
               {"each fiscal year", "each half year", "each quarter", "each month"},
               "how often the accounts are adjusted to that value");
  });
}

static void describe(Visitor& v, model::Exit& exit) {
  rule_block(v, exit, [&](Visitor& b) {
    field(b, "valued_at", exit.valued_at, "what a leaving member's share is worth");
    field(b, "becomes", exit.becomes, "what the account turns into");
    field(b, "settled_on", exit.settled_on, "the day of valuation");
    field(b, "pay", exit.pay, "the instalments");
    field(b, "pay_on_death", exit.pay_on_death,
          "the instalments to the heirs of a member, in place of `pay`");
    field(b, "deducted", exit.deducted, "what is taken off for the way in which the member left");
    share_field(b, "deferred_above", exit.deferred_above,
                "the part of the capital, paid to leavers in one year, above which the rest may be "
                "put off: `10%`");
    field(b, "interest", exit.interest, "interest on what is outstanding");
    field(b, "set_off", exit.set_off, "whether debts of the member are taken off");
    b.key("never_below", Need::optional, "floors that payments to leavers do not pass",
          [&](Visitor& m) { describe(m, exit.never_below, "accounts"); });
  });
}

static void describe(Visitor& v, model::Unclaimed& unclaimed) {
  rule_block(v, unclaimed, [&](Visitor& b) {
    field(b, "after", unclaimed.after, Need::required, "how long nobody has claimed it");
    field(b, "notice", unclaimed.notice, "the notice before it is taken");
    field(b, "to", unclaimed.to, Need::required, "where it goes");
  });
}

void describe(Visitor& v, model::Accounts& accounts) {
  rule_block(v, accounts, [&](Visitor& b) {
    field(b, "interest", accounts.interest, "interest on members' capital");
    field(b, "redeem", accounts.redeem, "how written notices come back to members who stay");
    field(b, "on_exit", accounts.on_exit, "what a leaving member is paid, and when");
    field(b, "unclaimed", accounts.unclaimed, "money that nobody claims");
    field(b, "capital_accounts", accounts.capital_accounts,
          "that the co-operative has capital accounts as a statute knows them");
    b.other_names("collective accounts", [&](Visitor& account, const std::string& name) {
      accounts.collective.emplace_back(name, model::CollectiveAccount{});
      describe(account, accounts.collective.back().second);
    });
  });
}

}  // namespace toadlane::rules
