#include "tests/tidy/catalogue.h"

#include <algorithm>
#include <array>
#include <regex>

namespace toadlane::tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view codes_def = "engine/base/codes.def";

bool holds(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

// "## D101: the same key is given twice" -> "D101"; nothing for another heading.
std::string code_of_heading(std::string_view line) {
  static const std::regex heading(R"(^## ([A-Z][0-9]{3})\b.*)");
  std::match_results<std::string_view::const_iterator> match;
  return std::regex_match(line.begin(), line.end(), match, heading) ? match[1].str() : "";
}

}  // namespace

std::vector<std::string> codes_of(std::string_view text) {
  std::vector<std::string> codes;
  for (const std::string_view line : lines_of(text))
    if (line.starts_with("CODE("))
      codes.emplace_back(line.substr(5, line.find_first_of(", )", 5) - 5));
  return codes;
}

std::vector<Finding> codes_without_reproducer(const std::vector<std::string>& codes,
                                              const std::vector<std::string>& folders) {
  std::vector<Finding> found;
  for (const std::string& code : codes)
    if (!holds(folders, code))
      found.push_back(
          {std::string(codes_def), 0, code + " has no reproducer: tests/codes/" + code});
  for (const std::string& folder : folders)
    if (!holds(codes, folder))
      found.push_back({"tests/codes/" + folder, 0, "reproduces no code of codes.def: delete it"});
  return found;
}

std::vector<Finding> codes_without_section(const std::vector<std::string>& codes,
                                           std::string_view diagnostics_md) {
  std::vector<Finding> found;
  std::vector<std::string> sections;
  for (const std::string_view line : lines_of(diagnostics_md)) {
    const std::string code = code_of_heading(line);
    if (!code.empty()) sections.push_back(code);
  }
  for (const std::string& code : codes)
    if (!holds(sections, code))
      found.push_back({"docs/diagnostics.md", 0, "has no section `## " + code + "`"});
  for (const std::string& code : sections)
    if (!holds(codes, code))
      found.push_back({"docs/diagnostics.md", 0, code + " is no code of codes.def"});
  return found;
}

std::vector<Finding> codes_given_twice(const std::vector<std::string>& codes) {
  std::vector<Finding> found;
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (std::find(codes.begin(), codes.begin() + std::ptrdiff_t(i), codes[i]) !=
        codes.begin() + std::ptrdiff_t(i))
      found.push_back({std::string(codes_def), 0, codes[i] + " has two rows"});
  return found;
}

std::vector<std::string> folders_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (!fs::is_directory(folder)) return names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.is_directory() && !fs::is_empty(entry.path()))
      names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::vector<Finding> strange_names(const std::vector<std::string>& names,
                                   const std::vector<std::string>& fixed) {
  std::vector<Finding> found;
  for (const std::string& name : names)
    if (!name.starts_with(".") && !name.ends_with(".partial") && !holds(fixed, name))
      found.push_back({name, 0, "does not belong at the top level: find its room"});
  return found;
}

std::vector<Finding> names_that_say_nothing(const Sources& sources) {
  static constexpr std::array<std::string_view, 8> empty{"util", "utils",   "common", "helper",
                                                         "misc", "helpers", "stuff",  "manager"};
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    for (const fs::path& part : fs::path(path))
      if (std::ranges::count(empty, part.stem().string()) > 0)
        found.push_back({path, 0, "`" + part.string() + "` names nothing: name the missing room"});
  }
  return found;
}

}  // namespace toadlane::tidy
