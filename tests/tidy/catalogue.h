#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/tidy/source.h"

namespace toadlane::tidy {

/// The names of the rows CODE(D101, ...) of codes.def, in order.
std::vector<std::string> codes_of(std::string_view codes_def);

/// Codes without a reproducer in tests/codes/<code>/, and reproducers of no code.
std::vector<Finding> codes_without_reproducer(const std::vector<std::string>& codes,
                                              const std::vector<std::string>& folders);

/// Codes without their section `## D101` in docs/diagnostics.md, and sections of no code.
std::vector<Finding> codes_without_section(const std::vector<std::string>& codes,
                                           std::string_view diagnostics_md);

/// Two rows of one name, which the compiler would report less kindly.
std::vector<Finding> codes_given_twice(const std::vector<std::string>& codes);

/// The folders in a folder that hold at least one file, sorted; none when it is not there.
std::vector<std::string> folders_in(const std::filesystem::path& folder);

/// Names of the top level that are not among the fixed ones. Hidden ones and *.partial are left.
std::vector<Finding> strange_names(const std::vector<std::string>& names,
                                   const std::vector<std::string>& fixed);

/// What is at the top level of the tree.
std::vector<std::string> names_in(const std::filesystem::path& folder);

/// Folders and files with a name that says nothing (util, common, helpers, misc).
std::vector<Finding> names_that_say_nothing(const Sources& sources);

}  // namespace toadlane::tidy
