#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/base/code.h"

namespace toadlane::codes {

/// A test elsewhere that provokes a code which no command can, and why none can:
///
///   tests/codes/S402/covered_by
///     tests/service/store/interruption_test.cc Store.SaysThatAnotherProgramHasItOpen
///     reason: it needs a second program that keeps the books open
struct CoveredBy {
  std::string file;
  std::string suite;
  std::string test;
  std::string reason;
};

/// The folder of a code, and what is in it.
std::filesystem::path folder_of(const CodeEntry& entry);
std::optional<CoveredBy> covered_by(const CodeEntry& entry);

/// What is wrong with such a reference; "" when the test is there and names the code.
std::string fault_of(const CoveredBy& reference, const CodeEntry& entry);

/// The text in which the code is seen: what its command or its request gets back; "" for none.
std::string seen_text(const CodeEntry& entry);

/// The one message of the code in a text of messages, with its excerpt and its advice.
std::string message_in(const std::string& text, std::string_view code);

/// docs/diagnostics.md: a section for each row of codes.def, with the message of its reproducer.
std::string diagnostics_page();

}  // namespace toadlane::codes
