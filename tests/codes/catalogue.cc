#include "tests/codes/catalogue.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <vector>

namespace toadlane::codes {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// "bylaws.yaml:5:10: error D108: ..." or "error S404: ...", not a line of an excerpt.
bool begins_message(const std::string& line) {
  static const std::regex heading(R"(^([^ ].*: )?(error|warning|note) [A-Z][0-9]{3}: .*)");
  return std::regex_match(line, heading);
}

// The body of `TEST(Suite, Name)`, up to the next test; "" when there is none.
std::string test_body(const std::string& source, const CoveredBy& reference) {
  for (const char* kind : {"TEST(", "TEST_F(", "TEST_P("}) {
    const std::size_t at = source.find(kind + reference.suite + ", " + reference.test + ")");
    if (at != std::string::npos) return source.substr(at, source.find("\nTEST", at) - at);
  }
  return "";
}

std::string letters() {
  return "| letter | what the message is about |\n| --- | --- |\n"
         "| D | the text of a YAML file |\n"
         "| B | the bylaws: keys, values, names |\n"
         "| X | the phrases in them |\n"
         "| T | tables (CSV) |\n"
         "| Y | year files |\n"
         "| P | closing the year |\n"
         "| M | meetings |\n"
         "| E | the examples in a bylaws file |\n"
         "| S | the books in a database |\n"
         "| H | the HTTP service |\n"
         "| U | the use of the command |\n"
         "| A | the articles of a legal text |\n"
         "| V | elections |\n";
}

std::string example_of(const CodeEntry& entry) {
  if (const auto reference = covered_by(entry))
    return "No example here: " + reference->reason + ".\n";
  const std::string text = seen_text(entry);
  std::string message = message_in(text, entry.name);
  return "```text\n" + (message.empty() ? text : message) + (text.ends_with('\n') ? "" : "\n") +
         "```\n";
}

}  // namespace

fs::path folder_of(const CodeEntry& entry) {
  return fs::path(TOADLANE_SOURCE_DIR) / "tests/codes" / entry.name;
}

std::optional<CoveredBy> covered_by(const CodeEntry& entry) {
  const std::string text = text_of(folder_of(entry) / "covered_by");
  if (text.empty()) return std::nullopt;
  static const std::regex form(R"(^(\S+) (\w+)\.(\w+)\nreason: (.+)\n$)");
  std::smatch match;
  if (!std::regex_match(text, match, form)) return CoveredBy{};
  return CoveredBy{match[1], match[2], match[3], match[4]};
}

std::string fault_of(const CoveredBy& reference, const CodeEntry& entry) {
  if (reference.file.empty()) return "covered_by is not `FILE Suite.Test` and a line `reason: ...`";
  const std::string source = text_of(fs::path(TOADLANE_SOURCE_DIR) / reference.file);
  if (source.empty()) return reference.file + " is not there";
  const std::string body = test_body(source, reference);
  if (body.empty())
    return reference.file + " has no test " + reference.suite + "." + reference.test;
  if (body.find(entry.name) == std::string::npos)
    return reference.suite + "." + reference.test + " does not name " + std::string(entry.name);
  return "";
}

std::string seen_text(const CodeEntry& entry) {
  std::string errors = text_of(folder_of(entry) / "expected.err");
  if (!message_in(errors, entry.name).empty()) return errors;
  return text_of(folder_of(entry) / "expected.txt");
}

std::string message_in(const std::string& text, std::string_view code) {
  std::istringstream lines(text);
  std::string message;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (begins_message(line)) {
      if (inside) break;
      inside = line.find(" " + std::string(code) + ": ") < line.size() ||
               line.starts_with("error " + std::string(code));
    } else if (!line.starts_with(' ')) {
      if (inside) break;
    }
    if (inside) message += line + "\n";
  }
  return message;
}

std::string diagnostics_page() {
  const auto rows = code_catalogue();
  std::vector<CodeEntry> entries(rows.begin(), rows.end());
  std::ranges::sort(entries, {}, &CodeEntry::name);
  std::string page =
      "# Diagnostics\n\n"
      "Every message of the program has a code, a place, and advice. This page is written from\n"
      "`engine/base/codes.def` and from the reproducer of each code in `tests/codes/`; `toadlane\n"
      "explain CODE` says the same in the terminal.\n\n" +
      letters();
  for (const CodeEntry& entry : entries)
    page += "\n## " + std::string(entry.name) + " " + std::string(entry.title) + "\n\n" +
            std::string(entry.meaning) + "\n\nWhat to do: " + std::string(entry.remedy) + ".\n\n" +
            example_of(entry);
  return page;
}

}  // namespace toadlane::codes
