#include "engine/expression/grammar.h"

#include <array>

#include "engine/base/invariant.h"

namespace toadlane::expression {
namespace {

constexpr std::array rows{
#define GRAMMAR(kind, name, production, example, counter_example) \
  GrammarRow{PhraseKind::kind, name, production, example, counter_example},
#include "engine/expression/grammar.def"
#undef GRAMMAR
};

}  // namespace

std::span<const GrammarRow> grammar() {
  return rows;
}

Vocabulary grammar_vocabulary() {
  const Type money{Dimension::money, "EUR"};
  Vocabulary names = Vocabulary::with_bases("EUR");
  names.add({"profit", Role::income, money, "the result of work by others"})
      .add({"surplus", Role::income, money, "the result of work by members"})
      .add({"legal reserve", Role::account, money, "the reserve that the law requires"})
      .add({"collective account", Role::account, money, "the unallocated reserve"})
      .add({"highest capital ever", Role::figure, money, "the highest capital ever reached"})
      .add({"prime rate", Role::rate, {Dimension::rate, ""}, "a published rate"})
      .add({"hours worked", Role::measure, {Dimension::hours, ""}, "hours of work of the member"})
      .add({"purchases", Role::measure, money, "what the member bought"})
      .add({"dues unpaid", Role::measure, {Dimension::time, ""}, "how long dues are owed"})
      .add({"time worked", Role::measure, {Dimension::time, ""}, "since the first day of work"})
      .add({"initial contribution paid", Role::status, {}, "the member has paid it"})
      .add({"suspended", Role::status, {}, "the member is suspended"})
      .add({"member", Role::status, {}, "the person is a member"})
      .add({"admit_member", Role::decision, {}, "the decision to admit the candidate"});
  return names;
}

std::vector<Fault> faults_in(PhraseKind kind, std::string_view text, const Vocabulary& names,
                             const Options& options) {
  switch (kind) {
    case PhraseKind::amount:
      return parse_amount(text, names, options).faults;
    case PhraseKind::threshold:
      return parse_threshold(text, names, options).faults;
    case PhraseKind::range:
      return parse_range(text, names, options).faults;
    case PhraseKind::when:
      return parse_when(text, names).faults;
    case PhraseKind::scope:
      return parse_scope(text, names).faults;
    case PhraseKind::source:
      return parse_source(text, names).faults;
    case PhraseKind::state:
      return parse_state(text, names).faults;
    case PhraseKind::condition:
      return parse_condition(text, names).faults;
    case PhraseKind::measure:
      return parse_measure(text, names).faults;
  }
  broken_invariant("a kind of phrase");
}

}  // namespace toadlane::expression
