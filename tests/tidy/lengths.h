#pragma once

#include <cstddef>
#include <vector>

#include "tests/tidy/source.h"

namespace toadlane::tidy {

constexpr std::size_t file_lines_max = 600;
constexpr std::size_t line_columns_max = 100;
constexpr std::size_t function_lines_max = 60;

/// A function (or a test) of a file, from the line of its first word to that of its last brace.
struct Function {
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const Function&, const Function&) = default;
};

/// The functions of C++ text: every block with parentheses before it that stands in a namespace or
/// in a class. Lambdas and blocks inside belong to their function.
std::vector<Function> functions_of(std::string_view text);

/// Code, tables and scripts of more than 600 lines.
std::vector<Finding> long_files(const Sources& sources);

/// Lines of code, tables and scripts of more than 100 columns (characters).
std::vector<Finding> long_lines(const Sources& sources);

/// Functions of more than 60 lines.
std::vector<Finding> long_functions(const Sources& sources);

}  // namespace toadlane::tidy
