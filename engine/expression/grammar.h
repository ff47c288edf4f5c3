#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/expression/parse.h"

namespace toadlane::expression {

/// The kinds of phrase that a key can take: "5% of members" is an amount, "10 days before meeting"
/// a when.
enum class PhraseKind { amount, threshold, range, when, scope, source, state, condition, measure };

/// One row of grammar.def: the published grammar.
struct GrammarRow {
  PhraseKind kind;
  std::string_view name;
  std::string_view production;
  std::string_view example;
  std::string_view counter_example;  // refused
};

/// All rows, in reading order.
std::span<const GrammarRow> grammar();

/// The names that the examples use: an invented co-operative with a legal reserve, in EUR.
Vocabulary grammar_vocabulary();

/// Reads a phrase of that kind for its mistakes only.
std::vector<Fault> faults_in(PhraseKind kind, std::string_view text, const Vocabulary& names,
                             const Options& options = {});

}  // namespace toadlane::expression
