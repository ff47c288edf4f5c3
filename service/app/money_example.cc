#include <algorithm>
#include <deque>

#include "engine/base/text.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/surplus.h"
#include "engine/patronage/year_end.h"
#include "rules/year/read_year.h"
#include "service/app/example_case.h"

namespace toadlane::app {
namespace {

using model::Fact;

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
    members_.name = members_.number;
    for (auto& [name, column] : members_.measures) column.scaled.resize(members_.size(), 0);
    if (!members_.opening.empty()) members_.opening.resize(members_.size(), 0);
    dividends_.resize(members_.size(), 0);
  }

  [[nodiscard]] const model::FiscalYear& year() const { return year_; }
  [[nodiscard]] const patronage::Members& members() const { return members_; }
  [[nodiscard]] const std::vector<std::int64_t>& dividends() const { return dividends_; }
  [[nodiscard]] bool divides() const { return !members_.measures.empty(); }

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
    } else if (fact.name == "opening") {
      for (const Fact& amount : example_.named(fact)) opening(amount);
    } else if (fact.name == "rates") {
      for (const Fact& rate : example_.named(fact))
        year_.rates.emplace_back(rate.name, example_.number(rate));
    } else if (fact.name == "allocated") {
      for (const Fact& amount : example_.named(fact)) {
        const std::size_t at = member_of(amount.name);
        dividends_.resize(members_.size(), 0);
        dividends_[at] = example_.money(amount).minor();
      }
    } else if (model::find(plan_.measures, fact.name) != nullptr) {
      measure(fact);
    } else if (fact.kind == Fact::Kind::value) {
      year_.figures.emplace_back(fact.name, example_.number(fact));
    } else {
      example_.fault(
          Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a year-end")
              .in(fact.clause)
              .hint("name an income, an account, a measure, a figure or a rate"));
    }
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
            .hint("use the names of `surplus.income`"));
  }

  void opening(const Fact& amount) {
    const auto& accounts = example_.bylaws().accounts;
    if (accounts && model::find(accounts->collective, amount.name) != nullptr) {
      year_.opening.emplace_back(amount.name, example_.money(amount));
      return;
    }
    const std::size_t at = member_of(amount.name);
    members_.opening.resize(members_.size(), 0);
    members_.opening[at] = example_.money(amount).minor();
  }

  void measure(const Fact& fact) {
    Column column;
    column.places = 4;
    for (const Fact& amount : example_.named(fact)) {
      const Ratio scaled = example_.number(amount) * Ratio(10'000);
      const auto whole = scaled.numerator().to_int64();
      const std::size_t at = member_of(amount.name);
      column.scaled.resize(members_.size(), 0);
      if (scaled.is_whole() && whole && *whole >= 0) {
        column.scaled[at] = *whole;
        continue;
      }
      example_.fault(
          Diagnostic::error(Code::E101, "`" + amount.text + "` does not count as " + fact.name)
              .in(amount.clause)
              .hint("write a number that is not negative, with at most 4 decimals"));
    }
    members_.measures.emplace_back(fact.name, std::move(column));
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
  std::vector<std::int64_t> dividends_;
};

// Measures that the plan divides by and the example does not mention count as 0 for everybody.
patronage::Members with_all_measures(const patronage::Members& members,
                                     const model::SurplusPlan& plan) {
  patronage::Members all = members;
  for (const auto& [name, measure] : plan.measures)
    if (all.measure(name) == nullptr)
      all.measures.emplace_back(name, Column{std::vector<std::int64_t>(all.size(), 0), 0});
  return all;
}

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
    if (closes_ && !close()) return;
    if (example_.given("allocated") != nullptr && !pay(facts_.dividends())) return;
    for (const Fact& fact : example_.example().expect) {
      if (fact.name == "moved") {
        for (const Fact& one : example_.named(fact)) moved(one);
      } else if (fact.name == "closing") {
        for (const Fact& one : example_.named(fact)) closing(one);
      } else if (fact.name == "cash" || fact.name == "notice") {
        for (const Fact& one : example_.named(fact)) paid(one, fact.name == "cash");
      } else if (fact.name == "interest" || fact.name == "cap") {
        interest(fact);
      }
    }
  }

 private:
  void known_result(const Fact& fact) {
    const std::vector<std::string> known(money_results.begin(), money_results.end());
    if (std::find(known.begin(), known.end(), fact.name) != known.end()) return;
    const auto near = near_word(fact.name, known);
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is not a result of a year-end")
            .in(fact.clause)
            .hint(near ? "did you mean `" + *near + "`?"
                       : "a year-end gives " + joined(backquoted(known)) +
                             "; what a meeting gives goes into an example of its own"));
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
          bylaws, facts_.year(), balances, [](const patronage::MemberPool&) { return false; });
      if (!run) return refuse(std::move(run).diagnostics());
      movements_ = std::move(run->movements);
      return true;
    }
    const patronage::Members members = with_all_measures(facts_.members(), *bylaws.surplus);
    Result<patronage::YearEnd> run = patronage::close_year(bylaws, facts_.year(), members);
    if (!run) return refuse(std::move(run).diagnostics());
    movements_ = std::move(run->movements);
    dividend_ = std::move(run->dividend);
    cash_ = std::move(run->cash);
    retained_ = std::move(run->retained);
    return true;
  }

  bool pay(const std::vector<std::int64_t>& dividends) {
    const patronage::Balances balances(facts_.year(), zero_.currency());
    Result<patronage::Payment> payment =
        patronage::Payment::of(example_.bylaws(), facts_.year(), facts_.members(), balances);
    if (!payment) return refuse(std::move(payment).diagnostics());
    Result<std::vector<std::int64_t>> cash = payment->cash(facts_.members(), dividends);
    if (!cash) return refuse(std::move(cash).diagnostics());
    dividend_ = dividends;
    cash_ = std::move(*cash);
    retained_ = dividends;
    for (std::size_t i = 0; i < cash_.size(); ++i) retained_[i] -= cash_[i];
    return true;
  }

  bool refuse(Diagnostics why) {
    example_.fault(std::move(why));
    return false;
  }

  Money part(const std::vector<std::int64_t>& column, std::size_t member) const {
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
      example_.compare_money("moved to " + fact.name, fact, part(dividend_, *member),
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
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.name +
                                                     "` is neither an account nor a "
                                                     "member of this example")
                       .in(fact.clause)
                       .hint("correct the spelling"));
    return false;
  }

  void paid(const Fact& fact, bool in_money) {
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
    example_.compare_money((in_money ? "cash of " : "notice of ") + fact.name, fact,
                           part(in_money ? cash_ : retained_, *member), article);
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
    if (fact.name == "interest")
      example_.compare("interest", percent_text(example_.number(fact)), percent_text(rate->value),
                       article);
    else if (rate->at_most)
      example_.compare("cap", percent_text(example_.number(fact)), percent_text(*rate->at_most),
                       article);
    else
      example_.compare("cap", fact.text, "none", article);
  }

  ExampleCase& example_;
  bool closes_ = example_.given("income") != nullptr;
  Facts facts_;
  Money zero_;
  std::vector<patronage::Movement> movements_;
  std::vector<std::int64_t> dividend_;
  std::vector<std::int64_t> cash_;
  std::vector<std::int64_t> retained_;
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
