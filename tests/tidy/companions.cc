#include "tests/tidy/companions.h"

#include <algorithm>
#include <regex>

namespace toadlane::tidy {
namespace {

constexpr std::size_t untested_lines_max = 40;

bool is_pure(std::string_view path) {
  return is_in(path, "engine") || is_in(path, "rules");
}

bool has_test(const Sources& sources, const std::string& path) {
  return sources.contains("tests/" + path.substr(0, path.size() - 3) + "_test.cc");
}

bool needs_test(const Sources& sources, const std::string& path) {
  const auto source = sources.find(path);
  return source != sources.end() && is_pure(path) && path.ends_with(".cc") &&
         lines_of(source->second).size() > untested_lines_max && !has_test(sources, path);
}

// Lines at the level of the namespace that declare nothing themselves.
bool declares_nothing(std::string_view line) {
  static const std::regex nothing(
      R"(^(#.*|namespace\b.*|using .*|(class|struct|enum class) \w+( : [\w:]+)?;|\}.*|\s.*|)$)");
  return std::regex_match(line.begin(), line.end(), nothing);
}

}  // namespace

const std::vector<WithoutTest>& without_tests() {
  static const std::vector<WithoutTest> excused = [] {
    std::vector<WithoutTest> all;
    // The grammar is tested through its doors, phrase by phrase: what each accepts, refuses and
    // says again is one table.
    for (const char* name : {"amount", "calendar", "condition", "cursor", "parse_condition",
                             "parse_source", "parse_threshold", "parse_when", "read_amount",
                             "read_number", "threshold", "tokens", "unit", "vocabulary", "when"})
      all.push_back({std::string("engine/expression/") + name + ".cc",
                     "parse_test.cc and random_test.cc hold its phrases"});
    all.push_back({"engine/expression/evaluator.cc", "evaluate_test.cc holds its values"});
    all.push_back({"rules/meeting/roll_counts.cc", "tests/codes/M370 and M372, and golden/roll"});
    all.push_back({"engine/calendar/gatherer.cc", "calendar_test.cc holds its entries"});
    all.push_back({"engine/meetings/roll_builder.cc", "roll_condition_test.cc builds with it"});
    for (const char* name : {"roll_facts", "roll_maker"})
      all.push_back({std::string("engine/meetings/") + name + ".cc",
                     "roll_test.cc makes rolls of facts with it"});
    return all;
  }();
  return excused;
}

std::vector<Finding> untested(const Sources& sources, const std::vector<WithoutTest>& excused) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!needs_test(sources, path)) continue;
    if (std::ranges::find(excused, path, &WithoutTest::path) != excused.end()) continue;
    found.push_back(
        {path, 0,
         "has no test beside it: write tests/" + path.substr(0, path.size() - 3) + "_test.cc"});
  }
  return found;
}

std::vector<Finding> stale_excuses(const Sources& sources,
                                   const std::vector<WithoutTest>& excused) {
  std::vector<Finding> found;
  for (const WithoutTest& excuse : excused)
    if (excuse.reason.empty() || !needs_test(sources, excuse.path))
      found.push_back({excuse.path, 0, "needs no excuse in tests/tidy/companions.cc: delete it"});
  return found;
}

std::vector<Finding> unexplained_headers(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_header(path) || !is_pure(path)) continue;
    const std::vector<std::string_view> lines = lines_of(text);
    bool explained = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      explained = explained || lines[i].starts_with("///");
      if (lines[i].starts_with("//") || declares_nothing(lines[i])) continue;
      if (!explained)
        found.push_back({path, i + 1, "has no `///` that says what it is, with an example"});
      break;
    }
  }
  return found;
}

std::vector<Finding> headers_without_pragma(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources)
    if (is_header(path) && !text.starts_with("#pragma once\n"))
      found.push_back({path, 1, "does not begin with #pragma once"});
  return found;
}

}  // namespace toadlane::tidy
