#include "tests/tidy/source.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace toadlane::tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 7> roots{"engine", "rules",    "service", "tests",
                                                "docs",   "examples", ".ci"};
constexpr std::array<std::string_view, 4> scripts{"try", "check", "README.md", "CMakeLists.txt"};
constexpr std::array<std::string_view, 12> endings{".cc", ".h",  ".def",  ".txt",  ".md",  ".sh",
                                                   ".ts", ".js", ".yaml", ".html", ".css", ".py"};
constexpr std::array<std::string_view, 3> not_ours{"corpus", "node_modules", "build"};

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void read_folder(const fs::path& root, const fs::path& folder, Sources& sources) {
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string name = entry->path().filename().string();
    if (entry->is_directory()) {
      if (std::ranges::count(not_ours, name) > 0) entry.disable_recursion_pending();
      continue;
    }
    const bool ours = name == "run" ||
                      std::ranges::any_of(endings, [&](auto end) { return name.ends_with(end); });
    if (ours) sources[fs::relative(entry->path(), root).string()] = read_file(entry->path());
  }
}

// Is the quote at `at` the separator of a number such as 1'000?
bool is_digit_separator(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (is_word_letter(text[begin - 1]) || text[begin - 1] == '\'')) --begin;
  return begin < at && text[begin] >= '0' && text[begin] <= '9';
}

// The end (past the last character) of the comment or literal that begins at `at`; `at` when none.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
  const auto past = [&](std::size_t found, std::size_t length) {
    return found == std::string_view::npos ? text.size() : found + length;
  };
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (rest.starts_with("/*")) return past(text.find("*/", at + 2), 2);
  if (rest.starts_with("R\"") && (at == 0 || !is_word_letter(text[at - 1]))) {
    const std::size_t open = std::min(text.find('(', at), text.size());
    const std::string close = ")" + std::string(text.substr(at + 2, open - at - 2)) + "\"";
    return past(text.find(close, open), close.size());
  }
  const char quote = text[at];
  if (quote != '"' && (quote != '\'' || is_digit_separator(text, at))) return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != quote && text[end] != '\n')
    end += text[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, text.size());
}

}  // namespace

std::string to_text(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += finding.path;
    if (finding.line > 0) text += ":" + std::to_string(finding.line);
    text += ": " + finding.what + "\n";
  }
  return text;
}

Sources read_sources(const fs::path& root) {
  Sources sources;
  for (const std::string_view folder : roots)
    if (fs::is_directory(root / folder)) read_folder(root, root / folder, sources);
  for (const std::string_view script : scripts)
    if (fs::exists(root / script)) sources[std::string(script)] = read_file(root / script);
  return sources;
}

bool is_code(std::string_view path) {
  return path.ends_with(".cc") || path.ends_with(".h");
}

bool is_header(std::string_view path) {
  return path.ends_with(".h");
}

bool is_in(std::string_view path, std::string_view folder) {
  return path == folder ||
         (path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/');
}

bool is_in_any(std::string_view path, const std::vector<std::string>& folders) {
  return std::ranges::any_of(folders,
                             [&](const std::string& folder) { return is_in(path, folder); });
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string code_of(std::string_view text) {
  std::string code(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = end_of_blank(text, at);
    for (std::size_t i = at; i < end; ++i)
      if (code[i] != '\n') code[i] = ' ';
    at = std::max(end, at + 1);
  }
  return code;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = !is_word_letter(word.front()) || at == 0 || !is_word_letter(text[at - 1]);
    const bool ends =
        !is_word_letter(word.back()) || end == text.size() || !is_word_letter(text[end]);
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

}  // namespace toadlane::tidy
