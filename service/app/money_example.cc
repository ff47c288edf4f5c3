#include <algorithm>

#include "engine/base/text.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/derived.h"
#include "engine/patronage/each_member.h"
#include "engine/patronage/surplus.h"
#include "engine/patronage/year_end.h"
#include "service/app/example_year.h"
#include "service/app/members_wanted.h"

namespace toadlane::app {
namespace {

using model::Fact;

// Measures that the plan divides by and the example does not mention count as 0 for everybody.
patronage::Members with_all_measures(const patronage::Members& members,
                                     const model::SurplusPlan& plan) {
  patronage::Members all = members;
  for (const auto& [name, measure] : plan.measures)
    if (patronage::is_column(measure) && all.measure(name) == nullptr)
      all.measures.emplace_back(name, Column{Numbers(all.size(), 0), 0});
  return all;
}

// Whether rules about a member's class, or time as member, decide here and the example does not
// state it.
bool asks_more_of_members(model::Bylaws bylaws, const ExampleYear& facts, bool divides) {
  for (model::SurplusStep& step : bylaws.surplus->steps) step.pools.clear();
  if (!divides) bylaws.surplus->patronage.reset();
  const MembersWanted wanted = members_wanted(bylaws);
  return std::any_of(wanted.columns.begin(), wanted.columns.end(), [&](const ColumnWanted& one) {
    return one.required && ((one.name == "class" && !facts.has_classes()) ||
                            (one.name == "joined" && !facts.has_joined()));
  });
}

// Whether somebody did something that counts in the pools of two classes: then the pools would
// need the class.
bool in_two_classes(const patronage::Members& members, const model::Bylaws& bylaws) {
  for (const model::SurplusStep& step : bylaws.surplus->steps)
    for (std::size_t i = 0; i < members.size(); ++i) {
      const auto counts_in = [&](const auto& pool) {
        if (model::find(bylaws.classes, pool.first) == nullptr) return false;
        for (const std::string& name :
             patronage::measures_named(*bylaws.surplus, pool.second.in_proportion_to))
          if (const Column* measure = members.measure(name))
            if (measure->scaled[i] != 0) return true;
        return false;
      };
      if (std::count_if(step.pools.begin(), step.pools.end(), counts_in) > 1) return true;
    }
  return false;
}

// An example that names no members: what depends on them is not known.
class NobodyKnown final : public patronage::StepMembers {
 public:
  explicit NobodyKnown(const Clause& given) : given_(given) {}

  [[nodiscard]] bool nobody_in(const patronage::MemberPool&) const override { return false; }
  [[nodiscard]] std::vector<patronage::Aside> asides_of(
      const patronage::MemberPool&) const override {
    return {};
  }
  [[nodiscard]] Result<patronage::EachParts> parts_of(const model::SurplusStep& step, Money,
                                                      const patronage::Balances&) const override {
    return needed("what `" + step.clause.path() + "` moves");
  }
  [[nodiscard]] Result<Money> room_of(const patronage::MemberPool&) const override {
    return needed("what members can bear of the loss");
  }

 private:
  Diagnostic needed(const std::string& what) const {
    return Diagnostic::error(Code::E102,
                             "a measure of the members is needed for " + what + " and is not given")
        .in(given_)
        .hint(
            "add what each member did to `given`, as in `hours: {Ana: 1800}`, and their "
            "balances to `opening` where the bylaws ask for them");
  }

  Clause given_;
};

std::string article_of(const std::vector<patronage::Movement>& movements, std::string_view to) {
  std::string article;
  for (const patronage::Movement& move : movements)
    if (move.to == to && move.cite != article) article += (article.empty() ? "" : ", ") + move.cite;
  return article;
}

// What moved where, whether or not the example says how it is divided among members.
class MoneyCheck {
 public:
  explicit MoneyCheck(ExampleCase& example)
      : example_(example), facts_(example), zero_(Money::zero(example.bylaws().coop.currency)) {}

  void run() {
    for (const Fact& fact : example_.example().expect) known_result(fact);
    if (needs_classes()) return example_.not_computed("members by class, or by time as member");
    if (closes_ && !close()) return;
    if (example_.given("allocated") != nullptr && !pay(facts_.dividends())) return;
    for (const Fact& fact : example_.example().expect) {
      if (fact.name == "moved") {
        for (const Fact& one : example_.named(fact)) moved(one);
      } else if (fact.name == "closing") {
        for (const Fact& one : example_.named(fact)) closing(one);
      } else if (const auto* column = paid_column(fact.name)) {
        for (const Fact& one : example_.named(fact)) paid(one, fact.name, *column);
      } else if (fact.name == "interest" || fact.name == "cap") {
        interest(fact);
      }
    }
  }

 private:
  void known_result(const Fact& fact) {
    const std::vector<std::string> known(money_results.begin(), money_results.end());
    if (std::find(known.begin(), known.end(), fact.name) != known.end()) return;
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is not a result of a year-end")
            .in(fact.clause)
            .hint(near_word_or(fact.name, known,
                               "a year-end gives " + joined(backquoted(known)) +
                                   "; what a meeting gives goes into an example of its own")));
  }

  bool needs_classes() const {
    const bool divides = closes_ && facts_.divides();
    if (!divides && example_.given("allocated") == nullptr) return false;
    return asks_more_of_members(example_.bylaws(), facts_, divides) ||
           (divides && !facts_.has_classes() &&
            in_two_classes(facts_.members(), example_.bylaws()));
  }

  // Whether the example gives what a result follows from: nothing would be compared with 0.
  bool follows(const Fact& fact, bool known, const std::string& needed) {
    if (!known)
      example_.fault(Diagnostic::error(
                         Code::E102, needed + " is needed for `" + fact.name + "` and is not given")
                         .in(fact.clause)
                         .hint("add " + needed + " to `given`"));
    return known;
  }

  // The part of a member: divided by a measure, stated as `allocated`, or nothing went to members.
  bool divided(const Fact& fact) {
    const bool none =
        closes_ &&
        std::none_of(movements_.begin(), movements_.end(), [](const patronage::Movement& move) {
          return move.to == "members" && move.amount.minor() != 0;
        });
    const std::string needed = closes_ ? "a measure of the members" : "`income` or `allocated`";
    return follows(fact, none || !dividend_.empty(), needed);
  }

  bool close() {
    const model::Bylaws& bylaws = example_.bylaws();
    if (!facts_.divides()) {
      patronage::Balances balances(facts_.year(), bylaws.coop.currency);
      // An example without members says nothing of empty pools.
      Result<patronage::Waterfall> run = patronage::run_waterfall(
          bylaws, facts_.year(), balances, NobodyKnown(example_.example().clause.key("given")));
      if (!run) return refuse(std::move(run).diagnostics());
      movements_ = std::move(run->movements);
      return true;
    }
    patronage::Members members = with_all_measures(facts_.members(), *bylaws.surplus);
    Diagnostics derived = patronage::add_derived(*bylaws.surplus, facts_.year(), members);
    if (derived.has_errors()) return refuse(std::move(derived));
    Result<patronage::YearEnd> run = patronage::close_year(bylaws, facts_.year(), members);
    if (!run) return refuse(std::move(run).diagnostics());
    retained_ = run->retained();
    movements_ = std::move(run->movements);
    dividend_ = std::move(run->dividend);
    cash_ = std::move(run->cash);
    held_ = std::move(run->held);
    outright_ = std::move(run->outright);
    return true;
  }

  bool pay(const Numbers& dividends) {
    const patronage::Balances balances(facts_.year(), zero_.currency());
    Result<patronage::Payment> payment =
        patronage::Payment::of(example_.bylaws(), facts_.year(), facts_.members(), balances);
    if (!payment) return refuse(std::move(payment).diagnostics());
    Result<patronage::Payment::Paid> paid = payment->pay(facts_.members(), dividends);
    if (!paid) return refuse(std::move(paid).diagnostics());
    dividend_ = dividends;
    cash_ = std::move(paid->cash);
    held_ = std::move(paid->held);
    retained_ = dividends;
    retained_.change([&](std::size_t i, std::int64_t dividend) {
      return dividend - cash_[i] - (held_.empty() ? 0 : held_[i]);
    });
    return true;
  }

  bool refuse(Diagnostics why) {
    example_.fault(std::move(why));
    return false;
  }

  Money part(const Numbers& column, std::size_t member) const {
    return member < column.size() ? Money::of_minor(column[member], zero_.currency()) : zero_;
  }

  Money moved_to(std::string_view name) const {
    Money sum = zero_;
    for (const patronage::Movement& move : movements_)
      if (move.to == name) sum += move.amount;
    return sum;
  }

  void moved(const Fact& fact) {
    if (const auto member = facts_.member(fact.name)) {
      if (!divided(fact)) return;
      example_.compare_money("moved to " + fact.name, fact,
                             part(dividend_, *member) + part(outright_, *member),
                             article_of(movements_, "members"));
      return;
    }
    if (known_place(fact) && follows(fact, closes_, "`income`"))
      example_.compare_money("moved to " + fact.name, fact, moved_to(fact.name),
                             article_of(movements_, fact.name));
  }

  void closing(const Fact& fact) {
    if (const auto member = facts_.member(fact.name)) {
      if (!divided(fact)) return;
      const Money got = part(facts_.members().opening, *member) + part(retained_, *member);
      example_.compare_money("closing balance of " + fact.name, fact, got,
                             article_of(movements_, "members"));
      return;
    }
    const Money* opening = model::find(facts_.year().opening, fact.name);
    if (!known_place(fact) || !follows(fact, closes_, "`income`")) return;
    example_.compare_money("closing balance of " + fact.name, fact,
                           (opening != nullptr ? *opening : zero_) + moved_to(fact.name),
                           article_of(movements_, fact.name));
  }

  bool known_place(const Fact& fact) {
    const auto& accounts = example_.bylaws().accounts;
    const bool account = accounts && model::find(accounts->collective, fact.name) != nullptr;
    if (account || fact.name == "members" || fact.name == "carried forward") return true;
    std::vector<std::string> known{"members", "carried forward"};
    if (accounts)
      for (std::string& name : model::names_of(accounts->collective))
        known.push_back(std::move(name));
    for (const std::string_view name : facts_.members().number) known.emplace_back(name);
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.name +
                                                     "` is neither an account nor a "
                                                     "member of this example")
                       .in(fact.clause)
                       .hint(near_word_or(fact.name, known, "correct the spelling")));
    return false;
  }

  // What each member is paid or keeps, under this name.
  const Numbers* paid_column(std::string_view name) const {
    if (name == "cash") return &cash_;
    if (name == "held") return &held_;
    if (name == "notice") return &retained_;
    return name == "paid_outright" ? &outright_ : nullptr;
  }

  void paid(const Fact& fact, const std::string& name, const Numbers& column) {
    const auto member = facts_.member(fact.name);
    if (!member) {
      example_.fault(
          Diagnostic::error(Code::E102, "`" + fact.name + "` is not a member of this example")
              .in(fact.clause)
              .hint("name a member that `given` names; members are paid, accounts are not"));
      return;
    }
    if (!divided(fact)) return;
    const auto& pay = example_.bylaws().surplus->pay;
    const std::string article = pay && !pay->cash.empty() ? pay->cash.front().cite : "";
    const std::string what = name == "paid_outright" ? "paid outright to " : name + " of ";
    example_.compare_money(what + fact.name, fact, part(column, *member), article);
  }

  void interest(const Fact& fact) {
    const auto& accounts = example_.bylaws().accounts;
    if (!accounts || !accounts->interest) {
      example_.fault(Diagnostic::error(Code::E102, "these bylaws have no rule on interest")
                         .in(fact.clause)
                         .hint("add `accounts.interest`"));
      return;
    }
    const patronage::Balances rates(facts_.year(), zero_.currency());
    const Result<patronage::Chosen> rate =
        patronage::chosen(*accounts->interest, example_.bylaws(), facts_.year(), rates);
    if (!rate) {
      example_.fault(rate.diagnostics());
      return;
    }
    const std::string& article = accounts->interest->cite;
    const std::optional<Ratio> got = fact.name == "interest" ? rate->value : rate->at_most;
    if (!got)
      example_.compare(fact.name, fact.text, "none", article);
    else if (const auto wanted = example_.sound_number(fact))
      example_.compare(fact.name, percent_text(*wanted), percent_text(*got), article);
  }

  ExampleCase& example_;
  bool closes_ = example_.given("income") != nullptr || example_.given("net_income") != nullptr;
  ExampleYear facts_;
  Money zero_;
  std::vector<patronage::Movement> movements_;
  Numbers dividend_;
  Numbers cash_;
  Numbers held_;
  Numbers retained_;
  Numbers outright_;
};

}  // namespace

void run_money_example(ExampleCase& example) {
  if (!example.bylaws().surplus)
    example.fault(Diagnostic::error(Code::P217, "these bylaws do not say where the surplus goes")
                      .in(example.example().clause)
                      .hint("add the block `surplus`"));
  else
    MoneyCheck(example).run();
}

}  // namespace toadlane::app
