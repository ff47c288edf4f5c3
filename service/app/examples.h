#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// What came of one worked example of a bylaws file.
struct ExampleOutcome {
  enum class Verdict { passed, failed, not_computed };
  std::string name;
  std::string cite;
  Verdict verdict = Verdict::passed;
  /// Failed: a line per difference, "cash of Ana: expected 20625.00, got 20626.00 [Art. 7.4]".
  /// Not computed: what this version does not compute.
  std::vector<std::string> lines;
  Diagnostics faults;  // the example itself cannot be understood
};

struct ExamplesRun {
  std::vector<ExampleOutcome> outcomes;
  Diagnostics doubts;

  [[nodiscard]] std::size_t count(ExampleOutcome::Verdict verdict) const;
};

/// Runs the examples that a bylaws file carries, each under the text that its own facts put in
/// force, through the same calls as the commands.
Result<ExamplesRun> run_examples(const TextFile& bylaws);

}  // namespace toadlane::app
