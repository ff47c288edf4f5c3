#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Where what is wrong between the keys of a file is told, each with its place. The questions that
/// are asked of several blocks are here.
class Findings {
 public:
  Findings(const BylawsRead& read, Diagnostics& diagnostics)
      : read_(read), diagnostics_(diagnostics) {}

  void report(Diagnostic diagnostic, const Clause& clause, const std::string& cite);
  [[nodiscard]] std::optional<SourceSpan> place_of(const Clause& clause) const {
    return read_.place_of(clause);
  }

  /// The same about some words of the phrase that is written there, or at the nearest clause above
  /// it; about all of it where the words are not found in it.
  void report_words(Diagnostic diagnostic, const Clause& clause, const std::string& cite,
                    const std::string& words);

  /// B113 unless the name is one of those declared; an empty one is not asked. `what` says what it
  /// should be: "an account of this file".
  void known(const std::string& name, const std::vector<std::string>& declared,
             const Clause& clause, const std::string& cite, const std::string& what);

  /// B123 unless the parts come to 100%; a part that is not there was told already. `what` are
  /// they: "the parts of a loss".
  void whole(const std::vector<std::optional<expression::Amount>>& parts, const Clause& clause,
             const std::string& cite, const std::string& what);

 private:
  const BylawsRead& read_;
  Diagnostics& diagnostics_;
};

}  // namespace toadlane::rules
