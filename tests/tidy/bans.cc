#include "tests/tidy/bans.h"

#include <array>
#include <regex>
#include <set>

namespace toadlane::tidy {
namespace {

using Folders = std::vector<std::string>;

const Folders pure{"engine", "rules"};
const Folders engine{"engine"};
const Folders floors{"engine", "rules", "service"};
const Folders everywhere;
const Folders none;

// The names of `std::unordered_map<...> name` and its siblings.
std::set<std::string> unordered_names(const std::string& code) {
  static const std::regex declared(
      R"(\bunordered_(?:multi)?(?:map|set)\s*<[^;{}()]*>\s*&?\s*([a-z_][a-z0-9_]*))");
  std::set<std::string> names;
  for (std::sregex_iterator match(code.begin(), code.end(), declared), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

bool loops_over(std::string_view line, const std::string& name) {
  return (line.find("for (") != std::string_view::npos &&
          find_word(line, ": " + name + ")") != std::string_view::npos) ||
         find_word(line, name + ".begin()") != std::string_view::npos;
}

}  // namespace

const std::vector<Ban>& bans() {
  static const std::vector<Ban> all{
      {"double", pure, none, "Ratio: 0.1 is not a tenth"},
      {"float", pure, none, "Ratio: 0.1 is not a tenth"},
      {"std::stod", floors, none, "parse_ratio: exact, and it says where it stopped"},
      {"std::stof", floors, none, "parse_ratio: exact, and it says where it stopped"},
      {"std::stoi", floors, none, "std::from_chars, and look where it stopped"},
      {"std::stol", floors, none, "std::from_chars, and look where it stopped"},
      {"std::stoll", floors, none, "std::from_chars, and look where it stopped"},
      {"std::stoul", floors, none, "std::from_chars, and look where it stopped"},
      {"atoi", floors, none, "std::from_chars, and look where it stopped"},
      {"atof", floors, none, "parse_ratio: exact, and it says where it stopped"},
      {".as<", everywhere, none, "the text itself: YAML reads `010` as 8 and `no` as false"},
      {"system_clock", pure, none, "a `Date today` that the caller passes"},
      {"steady_clock", pure, none, "no clock: the same input gives the same answer"},
      {"high_resolution_clock", everywhere, none, "steady_clock, outside engine and rules"},
      {"std::time", pure, none, "a `Date today` that the caller passes"},
      {"clock_gettime", pure, none, "a `Date today` that the caller passes"},
      {"localtime", everywhere, none, "a Date: no result depends on the machine's time zone"},
      {"std::random_device", pure, none, "a seed that the caller passes"},
      {"std::mt19937", pure, none, "a seed that the caller passes"},
      {"rand", everywhere, none, "a generator made from a seed that is said"},
      {"getenv", pure, none, "an argument"},
      {"std::setlocale", everywhere, none, "no locale: the same bytes on every machine"},
      {"std::locale", pure, none, "no locale: the same bytes on every machine"},
      {"std::thread", engine, none, "columns that the caller may cut: the engine has no thread"},
      {"std::jthread", engine, none, "columns that the caller may cut: the engine has no thread"},
      {"std::async", pure, none, "columns that the caller may cut: no thread here"},
      {"#include <fstream>", engine, none, "text that the caller has read"},
      {"#include <filesystem>", engine, none, "text that the caller has read"},
      {"#include <iostream>", pure, none, "a value that the caller prints"},
      {"#include <cmath>", pure, none, "exact arithmetic: rounding.h and Integer"},
      {"#include <bits/stdc++.h>", everywhere, none, "the headers that are used"},
      {"catch (...)", everywhere, none, "catch what the library throws, in its adapter"},
      {"throw", pure, none, "a Diagnostic for a user's mistake, invariant() for our bug"},
      {"assert", everywhere, none, "invariant: it holds in a release too"},
      {"abort", pure, none, "invariant: it says what broke and ends with status 70"},
      {"std::exit", pure, none, "a Result: the caller decides how to end"},
      {"std::endl", everywhere, none, "'\\n'"},
      {"using namespace std;", everywhere, none, "std:: before the name"},
      {"strcpy", everywhere, none, "std::string"},
      {"sprintf", everywhere, none, "std::string and +"},
      {"goto", everywhere, none, "a function that returns"},
      {"reinterpret_cast", engine, none, "std::bit_cast or a value of the right type"},
      {"const_cast", pure, {"rules/document"}, "a function that takes what it changes"},
      {"volatile", everywhere, {"tests/bench"}, "std::atomic"},
  };
  return all;
}

std::vector<Finding> banned_words(const Sources& sources, const std::vector<Ban>& all) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path)) continue;
    const std::string code = code_of(text);
    const std::vector<std::string_view> lines = lines_of(code);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].find("= delete") != std::string_view::npos) continue;
      for (const Ban& ban : all) {
        if (!ban.folders.empty() && !is_in_any(path, ban.folders)) continue;
        if (is_in_any(path, ban.but_not)) continue;
        if (find_word(lines[i], ban.word) != std::string_view::npos)
          found.push_back({path, i + 1, "`" + ban.word + "`; instead " + ban.instead});
      }
    }
  }
  return found;
}

std::vector<Finding> floating_numbers(const Sources& sources) {
  static const std::regex floating(R"((^|[^\w.'])(\d[\d']*\.\d*|\.\d+|\d[\d']*[eE][+-]?\d+)\w*)");
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path) || !is_in_any(path, pure)) continue;
    const std::string code = code_of(text);
    const std::vector<std::string_view> lines = lines_of(code);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (std::regex_search(lines[i].begin(), lines[i].end(), floating))
        found.push_back({path, i + 1, "a floating point number; instead Ratio::of or a whole one"});
  }
  return found;
}

std::vector<Finding> loops_without_order(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path)) continue;
    const std::string code = code_of(text);
    std::set<std::string> names = unordered_names(code);
    const auto header = sources.find(path.substr(0, path.rfind('.')) + ".h");
    if (header != sources.end()) names.merge(unordered_names(code_of(header->second)));
    const std::vector<std::string_view> lines = lines_of(code);
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const std::string& name : names)
        if (loops_over(lines[i], name))
          found.push_back({path, i + 1,
                           "a loop over `" + name +
                               "`, whose order is chance; instead std::map or a sorted vector"});
  }
  return found;
}

std::vector<Finding> put_off(const Sources& sources) {
  // Written in halves, so that this file does not contain them.
  static const std::array<std::string, 4> words{
      "TO"
      "DO",
      "FIX"
      "ME",
      "XX"
      "X",
      "HA"
      "CK"};
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (const std::string& word : words)
        if (find_word(lines[i], word) != std::string_view::npos)
          found.push_back({path, i + 1, "`" + word + "`; do it, or file it as an issue"});
  }
  return found;
}

std::vector<Finding> exceptions_without_reason(const Sources& sources) {
  static const std::regex reasoned(R"(NOLINT(NEXTLINE)?\([a-z0-9.,* -]+\): \S)");
  const std::string word =
      "NO"
      "LINT";
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path) || is_in(path, "tests/tidy")) continue;
    const std::vector<std::string_view> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].find(word) != std::string_view::npos &&
          !std::regex_search(lines[i].begin(), lines[i].end(), reasoned))
        found.push_back({path, i + 1, word + " without a reason; write " + word + "(check): why"});
  }
  return found;
}

}  // namespace toadlane::tidy
