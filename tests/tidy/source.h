#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::tidy {

/// Something to mend: where, and what to write instead.
struct Finding {
  std::string path;
  std::size_t line = 0;  // from 1; 0 is the file as a whole
  std::string what;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// "engine/base/date.cc:14: ..." a line.
std::string to_text(const std::vector<Finding>& findings);

/// The sources by their path from the root ("engine/base/date.cc" -> its text).
using Sources = std::map<std::string, std::string>;

/// The project's own text files: code, tables, scripts, documents. Not data (corpora, expected
/// outputs) and nothing that is built.
Sources read_sources(const std::filesystem::path& root);

/// "engine/base/date.cc" ends with ".cc".
bool is_code(std::string_view path);
bool is_header(std::string_view path);

/// Does the path lie in the folder? "engine/base/date.cc" is in "engine" and in "engine/base".
bool is_in(std::string_view path, std::string_view folder);
bool is_in_any(std::string_view path, const std::vector<std::string>& folders);

/// The lines without their line ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// C++ with the inside of comments, strings and characters as spaces: same length, same lines.
std::string code_of(std::string_view text);

/// Where the word stands by itself: "float" in "a float b", not in "floating"; npos when nowhere.
/// The ends of the word that are not letters, digits or underscores match as they are.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

}  // namespace toadlane::tidy
