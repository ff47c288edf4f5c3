#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "rules/bylaws/read_bylaws.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// What came of one worked example of a bylaws file.
struct ExampleOutcome {
  enum class Verdict { passed, failed, not_computed };
  /// One figure that the example expects, and what came out.
  struct Figure {
    std::string what;  // "cash of Ana"
    std::string expected;
    std::string got;
    std::string article;
  };
  std::string name;
  std::string cite;
  Verdict verdict = Verdict::passed;
  /// Failed: a line per difference, "cash of Ana: expected 20625.00, got 20626.00 [Art. 7.4]".
  /// Not computed: what this version does not compute.
  std::vector<std::string> lines;
  Diagnostics faults;  // the example itself cannot be understood
  std::vector<Figure> figures = {};
};

struct ExamplesRun {
  std::vector<ExampleOutcome> outcomes;
  Diagnostics doubts;

  [[nodiscard]] std::size_t count(ExampleOutcome::Verdict verdict) const;
};

/// Runs the examples that a bylaws file carries, each under the text that its own facts put in
/// force, through the same calls as the commands.
Result<ExamplesRun> run_examples(const TextFile& bylaws);

/// Runs one example under a text, which may be another than the one that carries it; `home` is the
/// one that does, as read.
ExampleOutcome run_example(const document::Node& text, const model::Example& example,
                           const rules::BylawsRead& home);

}  // namespace toadlane::app
