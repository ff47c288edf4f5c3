#include <algorithm>
#include <deque>

#include "engine/base/text.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/derived.h"
#include "engine/patronage/each_member.h"
#include "engine/patronage/surplus.h"
#include "engine/patronage/year_end.h"
#include "rules/year/read_year.h"
#include "service/app/example_case.h"
#include "service/app/members_wanted.h"

namespace toadlane::app {
namespace {

using model::Fact;

constexpr std::uint16_t of_no_class = 0xFFFF;

// The facts of an example as a year and its members.
class Facts {
 public:
  explicit Facts(ExampleCase& example) : example_(example), plan_(*example.bylaws().surplus) {
    const model::Bylaws& bylaws = example.bylaws();
    year_.year = bylaws.in_force.from ? bylaws.in_force.from->year() : 1;
    for (const model::Amendment& one : bylaws.amendments)
      if (one.from) year_.year = std::max(year_.year, one.from->year());
    year_.first = bylaws.coop.first_fiscal_year;
    for (const auto& [name, meaning] : plan_.income)
      year_.income.emplace_back(name, Money::zero(bylaws.coop.currency));
    for (const Fact& fact : example.example().given) one(fact);
    year_.ends = rules::fiscal_year_end(bylaws.coop, year_.year);
    if (year_.year > 1)
      year_.begins = rules::fiscal_year_end(bylaws.coop, year_.year - 1).plus_days(1);
    if (year_.net_income || !year_.others.empty()) check_split();
    members_.name = members_.number;
    for (auto& [name, column] : members_.measures) column.scaled.resize(members_.size());
    if (!members_.opening.empty()) members_.opening.resize(members_.size());
    if (has_joined()) members_.joined.resize(members_.size(), patronage::Members::no_day);
    if (!members_.left.empty()) members_.left.resize(members_.size(), patronage::Members::no_day);
    if (has_classes()) members_.class_of.resize(members_.size(), of_no_class);
    dividends_.resize(members_.size());
  }

  [[nodiscard]] const model::FiscalYear& year() const { return year_; }
  [[nodiscard]] const patronage::Members& members() const { return members_; }
  [[nodiscard]] const Numbers& dividends() const { return dividends_; }
  /// Whether members are named among whom something is divided.
  [[nodiscard]] bool divides() const {
    return names_members_ || !members_.measures.empty() ||
           (!members_.opening.empty() && by_balances());
  }
  [[nodiscard]] bool has_joined() const { return !members_.joined.empty(); }
  [[nodiscard]] bool has_classes() const { return !members_.class_of.empty(); }

  [[nodiscard]] std::optional<std::size_t> member(std::string_view name) const {
    const auto found = std::find(members_.number.begin(), members_.number.end(), name);
    if (found == members_.number.end()) return std::nullopt;
    return static_cast<std::size_t>(found - members_.number.begin());
  }

 private:
  void one(const Fact& fact) {
    if (fact.name == "fiscal_year") {
      year_.year = static_cast<int>(example_.count(fact));
    } else if (fact.name == "first_fiscal_year") {
      year_.first = static_cast<int>(example_.count(fact));
    } else if (fact.name == "income") {
      for (const Fact& amount : example_.named(fact)) income(amount);
    } else if (fact.name == "net_income") {
      year_.net_income = example_.money(fact);
    } else if (fact.name == "others") {
      for (const Fact& one : example_.named(fact)) others(one);
    } else if (fact.name == "members" && fact.kind == Fact::Kind::list) {
      names_members_ = true;
      for (const Fact& one : fact.facts) member_of(one.text);
    } else if (fact.name == "joined" || fact.name == "left") {
      for (const Fact& one : example_.named(fact))
        day(one, fact.name == "joined" ? members_.joined : members_.left);
    } else if (fact.name == "class") {
      for (const Fact& one : example_.named(fact)) of_class(one);
    } else if (fact.name == "opening") {
      for (const Fact& amount : example_.named(fact)) opening(amount);
    } else if (fact.name == "rates") {
      for (const Fact& one : example_.named(fact)) rate(one);
    } else if (fact.name == "allocated") {
      for (const Fact& amount : example_.named(fact)) {
        const std::size_t at = member_of(amount.name);
        dividends_.resize(members_.size());
        dividends_.set(at, example_.money(amount).minor());
      }
    } else if (model::find(plan_.measures, fact.name) != nullptr) {
      measure(fact);
    } else if (nameable(fact.name)) {
      year_.figures.emplace_back(fact.name, example_.number(fact));
    } else {
      unknown(fact);
    }
  }

  // Whether some step reckons members' amounts from their balances.
  bool by_balances() const {
    const bool interest = !patronage::interest_measure(example_.bylaws());
    return std::any_of(plan_.steps.begin(), plan_.steps.end(), [&](const model::SurplusStep& step) {
      if (step.each.interest) return interest;
      if (!step.each.gets) return false;
      return expression::names_in(*step.each.gets).front().name == model::account_balance;
    });
  }

  // Whether a phrase can name it as a figure or a rate.
  bool nameable(const std::string& name) const {
    for (const auto& names :
         {rules::figure_names(example_.bylaws()), rules::rate_names(example_.bylaws())})
      if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    return false;
  }

  void unknown(const Fact& fact) {
    std::vector<std::string> known{
        "fiscal_year", "first_fiscal_year", "income",  "net_income", "others", "opening",
        "rates",       "allocated",         "members", "joined",     "left",   "class"};
    for (const auto& [name, measure] : plan_.measures) known.push_back(name);
    for (const auto& names :
         {rules::figure_names(example_.bylaws()), rules::rate_names(example_.bylaws())})
      known.insert(known.end(), names.begin(), names.end());
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a year-end")
            .in(fact.clause)
            .hint(near_word_or(fact.name, known,
                               "the facts known here are " + joined(backquoted(known)))));
  }

  void rate(const Fact& fact) {
    if (nameable(fact.name))
      year_.rates.emplace_back(fact.name, example_.number(fact));
    else
      unknown(fact);
  }

  void income(const Fact& amount) {
    for (auto& [name, money] : year_.income) {
      if (name != amount.name) continue;
      money = example_.money(amount);
      return;
    }
    example_.fault(
        Diagnostic::error(Code::Y302, "`" + amount.name + "` is not an income of the bylaws")
            .in(amount.clause)
            .hint(near_word_or(amount.name, model::names_of(plan_.income),
                               "use the names of `surplus.income`")));
  }

  // Net income is split by one measure, of which others did something too.
  void check_split() {
    const Fact& fact = example_.given("net_income") != nullptr ? *example_.given("net_income")
                                                               : *example_.given("others");
    const std::string& measure = plan_.split_by;
    std::string mistake;
    if (measure.empty())
      mistake = "these bylaws do not split a net income";
    else if (!year_.net_income || model::find(year_.others, measure) == nullptr)
      mistake = "a net income is split with `others: {" + measure + ": ...}`, and one is missing";
    else if (!divides())
      mistake = "a net income is split by `" + measure + "`, and that of members is missing";
    if (mistake.empty()) return;
    example_.fault(Diagnostic::error(Code::E102, mistake)
                       .in(fact.clause)
                       .hint(measure.empty() ? "write `income:` with the amount of each source"
                                             : "give `net_income`, `others: {" + measure +
                                                   ": 0}` and `" + measure + "` of the members"));
    year_.net_income.reset();
  }

  void others(const Fact& amount) {
    const Ratio number = example_.number(amount);
    if (number.sign() >= 0 && amount.name == plan_.split_by) {
      year_.others.emplace_back(amount.name, number);
      return;
    }
    example_.fault(Diagnostic::error(Code::E101, "`" + amount.name + ": " + amount.text +
                                                     "` is not what splits the net income")
                       .in(amount.clause)
                       .hint(plan_.split_by.empty()
                                 ? "these bylaws do not split a net income"
                                 : "write `" + plan_.split_by + "` and a number of 0 or more"));
  }

  void day(const Fact& fact, std::vector<std::int32_t>& days) {
    names_members_ = true;
    const std::size_t at = member_of(fact.name);
    days.resize(members_.size(), patronage::Members::no_day);
    if (const auto date = Date::parse(fact.text)) {
      days[at] = date->day_number();
      return;
    }
    example_.fault(Diagnostic::error(Code::E101, "`" + fact.text + "` is not a date")
                       .in(fact.clause)
                       .hint("write year, month and day, as in `2025-12-31`"));
  }

  void of_class(const Fact& fact) {
    names_members_ = true;
    if (members_.classes.empty())
      for (const auto& [name, one] : example_.bylaws().classes) members_.classes.push_back(name);
    const std::size_t at = member_of(fact.name);
    members_.class_of.resize(members_.size(), of_no_class);
    const auto found = std::find(members_.classes.begin(), members_.classes.end(), fact.text);
    if (found != members_.classes.end()) {
      members_.class_of[at] = static_cast<std::uint16_t>(found - members_.classes.begin());
      return;
    }
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.text + "` is not a class of these bylaws")
            .in(fact.clause)
            .hint(near_word_or(fact.text, members_.classes,
                               "the classes are " + joined(backquoted(members_.classes)))));
  }

  void opening(const Fact& amount) {
    const auto& accounts = example_.bylaws().accounts;
    if (accounts && model::find(accounts->collective, amount.name) != nullptr) {
      year_.opening.emplace_back(amount.name, example_.money(amount));
      return;
    }
    const std::size_t at = member_of(amount.name);
    members_.opening.resize(members_.size());
    members_.opening.set(at, example_.money(amount).minor());
  }

  void measure(const Fact& fact) {
    if (!patronage::is_column(*model::find(plan_.measures, fact.name)))
      return example_.fault(
          Diagnostic::error(Code::E102, "`" + fact.name + "` is reckoned from other facts")
              .in(fact.clause)
              .hint("give those: " + facts_under(fact.name)));
    Column column;
    column.places = 4;
    for (const Fact& amount : example_.named(fact)) {
      const Ratio scaled = example_.number(amount) * Ratio(10'000);
      const auto whole = scaled.numerator().to_int64();
      const std::size_t at = member_of(amount.name);
      column.scaled.resize(members_.size());
      if (scaled.is_whole() && whole && *whole >= 0) {
        column.scaled.set(at, *whole);
        continue;
      }
      example_.fault(
          Diagnostic::error(Code::E101, "`" + amount.text + "` does not count as " + fact.name)
              .in(amount.clause)
              .hint("write a number that is not negative, with at most 4 decimals"));
    }
    members_.measures.emplace_back(fact.name, std::move(column));
  }

  // What a derived measure is made of, for an advice.
  [[nodiscard]] std::string facts_under(const std::string& measure) const {
    std::vector<std::string> facts;
    for (const std::string& one : patronage::made_of(plan_, measure)) {
      const model::Measure& rule = *model::find(plan_.measures, one);
      if (patronage::is_column(rule)) facts.push_back(one);
      if (patronage::is_membership(rule)) facts.emplace_back("joined");
    }
    if (facts.empty()) facts.emplace_back("members");
    return joined(backquoted(facts));
  }

  std::size_t member_of(const std::string& name) {
    if (const auto known = member(name)) return *known;
    names_.push_back(name);
    members_.number.push_back(names_.back());
    return members_.number.size() - 1;
  }

  ExampleCase& example_;
  const model::SurplusPlan& plan_;
  model::FiscalYear year_;
  patronage::Members members_;
  std::deque<std::string> names_;  // stable under growth: members_ points into it
  Numbers dividends_;
  bool names_members_ = false;
};

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
bool asks_more_of_members(model::Bylaws bylaws, const Facts& facts, bool divides) {
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
  Facts facts_;
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
