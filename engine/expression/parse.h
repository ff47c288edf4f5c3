#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/expression/amount.h"
#include "engine/expression/condition.h"
#include "engine/expression/source.h"
#include "engine/expression/threshold.h"
#include "engine/expression/vocabulary.h"
#include "engine/expression/when.h"

namespace toadlane::expression {

/// A mistake or a doubt, with its place inside the phrase in bytes. The diagnostic has no span and
/// no clause: whoever knows the file and the key adds them.
struct Fault {
  std::size_t first = 0;
  std::size_t count = 0;  // 0 only at the end of the phrase
  Diagnostic diagnostic;
};

/// What a phrase says. The value is there exactly when there are no faults; doubts are warnings
/// about text that people read in two ways, and leave the value.
template <class T>
struct Parse {
  std::optional<T> value;
  std::vector<Fault> faults;
  std::vector<Fault> doubts;
};

/// What a key wants of its phrase.
struct Options {
  /// What a threshold or range without comparator means ("a quorum means at least"); nothing: it
  /// must be written.
  std::optional<Comparator> comparator = std::nullopt;
  /// The dimensions that fit; empty: any. A number without a unit fits all but rate and time.
  std::vector<Dimension> wanted = {};
  /// "35%" alone is fine (a rate, a share). A threshold never takes one.
  bool bare_fraction = false;
  /// A share: a fraction alone, over 100% refused.
  bool share = false;
  /// The bases that an advice names for a fraction without one, the usual one first; empty: `votes
  /// cast`, and all.
  std::vector<std::string_view> bases = {};
};

/// Phrases have at most 2,000 characters, and parentheses and `not` at most 32 levels.
inline constexpr std::size_t phrase_characters_max = 2000;
inline constexpr std::size_t phrase_depth_max = 32;

Parse<Amount> parse_amount(std::string_view text, const Vocabulary& names, const Options& = {});
Parse<Threshold> parse_threshold(std::string_view text, const Vocabulary& names,
                                 const Options& = {});
Parse<Range> parse_range(std::string_view text, const Vocabulary& names, const Options& = {});
Parse<When> parse_when(std::string_view text, const Vocabulary& names);
Parse<Scope> parse_scope(std::string_view text, const Vocabulary& names);
Parse<Source> parse_source(std::string_view text, const Vocabulary& names);
Parse<State> parse_state(std::string_view text, const Vocabulary& names);
Parse<Condition> parse_condition(std::string_view text, const Vocabulary& names);
Parse<Measure> parse_measure(std::string_view text, const Vocabulary& names);

}  // namespace toadlane::expression
