#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/docs/page.h"

namespace toadlane::docs {

/// A command that no test runs, and why.
struct Exemption {
  std::string_view command;
  std::string_view reason;
};
const std::vector<Exemption>& exemptions();
bool is_exempt(std::string_view command);

/// Where a page is run.
struct Surroundings {
  std::filesystem::path program;   // build/.../bin/toadlane: its folder is first in PATH
  std::filesystem::path examples;  // copied into the folder in which the page is run, with the
                                   // checker of the same source tree
  std::filesystem::path scratch;   // that folder, made anew
  std::string postgresql;          // what $BOOKS stands for; empty: such commands are left out
};

/// What came of a page.
struct PageRun {
  std::vector<std::string> differences;  // for a person; none: the page is true
  std::size_t commands = 0;              // that were run
  std::size_t left_out = 0;              // for want of a PostgreSQL
  std::vector<std::string>
      corrected;  // the page's lines; what is wrong and has no `...`, put right
};

/// Runs a page from its beginning to its end: blocks that name a file are written, commands are run
/// by bash, each in the same folder and with the exit status of the one before as `$?`. Standard
/// error is shown with standard output, as on a terminal. `toadlane serve` is started for real, on
/// a free port; a block ```http that begins with a method is then sent to it, and one that begins
/// with HTTP/1.1 is the answer: its fields are among those that came, its body is the whole body.
PageRun run_page(const Page& page, const Surroundings& surroundings);

}  // namespace toadlane::docs
