#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "rules/document/tree.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// One clause that says something else, or is new, or is gone.
struct ChangedClause {
  Clause clause;
  std::string cite;  // the nearest article around it; of the new text where it has one
  std::optional<document::Node> before;
  std::optional<document::Node> after;
};

/// What an example came to under each of the two texts.
struct ExampleEffect {
  struct Figure {
    std::string what;    // "quorum"
    std::string before;  // "30"; empty: not computed there
    std::string after;
    std::string article;  // of the new text where it has one
  };
  std::string name;
  std::vector<Figure> figures;      // those that differ
  std::vector<std::string> before;  // why it was not computed there; empty: it was
  std::vector<std::string> after;

  [[nodiscard]] bool differs() const { return !figures.empty() || before != after; }
};

/// Two texts side by side.
struct TextDiff {
  std::string cooperative;
  std::string before;  // "bylaws.yaml on 2023-01-01"
  std::string after;
  std::vector<ChangedClause> clauses;
  std::vector<ExampleEffect> examples;  // all of them
};

/// One of the two texts: a file, as it is in force on a day or in its newest form.
struct DiffSide {
  TextFile file;
  std::optional<Date> on;
};

/// What changed from one text to the other, clause by clause, and what the examples of both come to
/// under each: an example is run under the two texts as they are in force, whatever dates it
/// names. Coined names and list entries are compared as such; an entry of a list that only moved is
/// no change of its own. Errors are those of reading the two texts.
///
///   meetings.members.quorum: "more than 1/2 of members" -> "greater of 10 members and 40% of
///   members"; quorum with 58 members: 30 -> 24
Result<TextDiff> diff(const DiffSide& before, const DiffSide& after);

}  // namespace toadlane::app
