#pragma once

#include <string>

#include "service/app/check_bylaws.h"
#include "service/app/examples.h"

namespace toadlane::render {

/// The answer of `check` as JSON (`toadlane-check 1`): the same bytes from the command and the API.
std::string check_json(const app::CheckedBylaws& checked);

/// The same of a file that is not well formed: its mistakes.
std::string refused_json(const std::string& file, const Diagnostics& mistakes);

/// The same for a person.
std::string check_text(const std::string& file, const app::CheckedBylaws& checked);

/// What came of the examples, for a person: a line each, and the count.
std::string examples_text(const std::string& file, const app::ExamplesRun& run);
std::string examples_json(const app::ExamplesRun& run);

}  // namespace toadlane::render
