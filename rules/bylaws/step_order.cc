#include "rules/bylaws/step_order.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

// What a step takes from: the name of an income, or all of them.
struct Taken {
  std::string from;  // empty: every income
  bool remains = false;
};

Taken taken_by(const ex::Source& source) {
  if (const auto* all = std::get_if<ex::AllOf>(&source.node)) return {all->name};
  if (const auto* rest = std::get_if<ex::Rest>(&source.node)) return {rest->of, true};
  if (const auto* part = std::get_if<ex::PartOf>(&source.node)) {
    if (const auto* rest = std::get_if<ex::Rest>(&part->base)) return {rest->of, true};
    return {std::get<ex::Name>(part->base).name};
  }
  return {};
}

bool names_account(const std::optional<ex::Amount>& amount, const std::string& account) {
  if (!amount) return false;
  const std::vector<ex::Name> names = ex::names_in(*amount);
  return std::any_of(names.begin(), names.end(), [&](const ex::Name& one) {
    return one.kind != ex::Name::Kind::plain && one.name == account;
  });
}

// Whether how much a step moves depends on what is in an account.
bool depends_on(const model::SurplusStep& step, const std::string& account) {
  const bool until = step.until && (names_account(step.until->subject, account) ||
                                    names_account(step.until->goal, account));
  return until || names_account(step.at_least, account) || names_account(step.at_most, account);
}

// The number of the article that a citation begins with: 7 of "Art. 7.3(b)".
std::optional<Integer> article_number(const std::string& cite) {
  const std::string words = lower(cite);
  std::string_view rest = words;
  constexpr std::array<std::string_view, 7> before{"article ", "art. ",   "art ", "section ",
                                                   "sec. ",    "clause ", "rule "};
  for (const std::string_view word : before)
    if (rest.starts_with(word)) {
      rest.remove_prefix(word.size());
      break;
    }
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  return digits == 0 ? std::nullopt : Integer::parse(rest.substr(0, digits));
}

class StepOrder : Findings {
 public:
  StepOrder(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics),
        read_(read),
        plan_(*read.bylaws.surplus),
        readings_(read.bylaws.readings) {}

  void check() {
    for (std::size_t i = 1; i < plan_.steps.size(); ++i) {
      const model::SurplusStep& step = plan_.steps[i];
      if (step.order == "stated" || is_read(step)) continue;
      const auto before = plan_.steps.begin();
      const auto here = before + static_cast<std::ptrdiff_t>(i);
      const auto other = std::find_if(before, here, [&](const model::SurplusStep& earlier) {
        return step.order == "not stated" ? matters(earlier, step) : out_of_order(earlier, step);
      });
      if (other != here) refuse(*other, step);
    }
  }

 private:
  [[nodiscard]] bool is_read(const model::SurplusStep& step) const {
    return std::any_of(readings_.begin(), readings_.end(), [&](const model::Reading& reading) {
      return reading.of == step.clause.path() || reading.of == step.clause.key("order").path();
    });
  }

  [[nodiscard]] bool is_income(const std::string& name) const {
    return model::find(plan_.income, name) != nullptr;
  }

  // Whether both take from one income. A part of a figure comes out of any of them.
  [[nodiscard]] bool share_income(const Taken& one, const Taken& other) const {
    return !is_income(one.from) || !is_income(other.from) || one.from == other.from;
  }

  // Whether the two move other amounts in the other order.
  [[nodiscard]] bool matters(const model::SurplusStep& one, const model::SurplusStep& other) const {
    if (!one.move || !other.move) return false;
    const Taken first = taken_by(*one.move);
    const Taken second = taken_by(*other.move);
    const bool rest = (first.remains || second.remains) && share_income(first, second);
    return rest || depends_on(one, other.to) || depends_on(other, one.to);
  }

  [[nodiscard]] bool out_of_order(const model::SurplusStep& earlier,
                                  const model::SurplusStep& step) const {
    const auto first = article_number(earlier.cite);
    const auto second = article_number(step.cite);
    if (!first || !second || *first <= *second || !earlier.move || !step.move) return false;
    return taken_by(*earlier.move).remains && taken_by(*step.move).remains &&
           matters(earlier, step);
  }

  void refuse(const model::SurplusStep& other, const model::SurplusStep& step) {
    const std::string place = other.cite.empty() ? other.clause.path() : other.cite;
    Diagnostic told =
        Diagnostic::error(Code::B150,
                          "nothing says whether this step comes before or after that "
                          "of " +
                              place + ", and the amounts depend on it")
            .hint("say in `readings` which comes first, and why: `{of: " + step.clause.path() +
                  ", taken_as: after " + place +
                  ", because: ...}`; or write `order: stated` here if the text says it");
    if (const auto span = read_.place_of(other.clause)) told.label(*span, "the other step");
    told.cite(other.cite);
    report(std::move(told), step.clause, step.cite);
  }

  const BylawsRead& read_;
  const model::SurplusPlan& plan_;
  const std::vector<model::Reading>& readings_;
};

}  // namespace

void check_step_order(const BylawsRead& read, Diagnostics& diagnostics) {
  if (read.bylaws.surplus) StepOrder(read, diagnostics).check();
}

}  // namespace toadlane::rules
