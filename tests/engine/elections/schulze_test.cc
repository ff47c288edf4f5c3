// Schulze against the paper's example, an oracle that tries every path, and published results.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/engine/elections/pairwise_oracle.h"

namespace toadlane::elections {
namespace {

using small::beats_oracle;
using small::Election;
using small::made;
using small::over_oracle;
using small::Places;
using Groups = std::vector<Places>;

// Schulze 2011, example 1: 45 voters, A to E.
const std::vector<std::string> schulze_example{"5 0>2>1>4>3", "5 0>3>4>2>1", "8 1>4>3>0>2",
                                               "3 2>0>1>4>3", "7 2>0>4>1>3", "2 2>1>0>3>4",
                                               "7 3>2>4>1>0", "8 4>1>0>3>2"};

/// The strongest of all paths without a repeated candidate.
uint128 path_oracle(const Election& election, Places visited, std::size_t to) {
  uint128 best = 0;
  const std::size_t from = visited.back();
  for (const std::size_t next : small::standing(election)) {
    if (std::count(visited.begin(), visited.end(), next) > 0) continue;
    if (!beats_oracle(election, from, next)) continue;
    uint128 strength = over_oracle(election, from, next);
    if (next != to) {
      Places longer = visited;
      longer.push_back(next);
      strength = std::min(strength, path_oracle(election, longer, to));
    }
    best = std::max(best, strength);
  }
  return best;
}

TEST(Schulze, ranks_the_example_of_the_paper) {
  const CountRecord record = made(1, 5, schulze_example).count(count_schulze);
  EXPECT_EQ(record.ranking, (Groups{{4}, {0}, {2}, {1}, {3}}));
  EXPECT_EQ(record.elected, Places{4});
}

TEST(Schulze, agrees_with_every_path_tried) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    if (!small::counted(election)) continue;
    EXPECT_EQ(election.count(count_schulze).ranking,
              small::layers_oracle(small::standing(election), [&](std::size_t a, std::size_t b) {
                return path_oracle(election, {a}, b) > path_oracle(election, {b}, a);
              }));
  }
}

/// The texts between quotes from `at` to the first `]`.
std::vector<std::string> quoted(const std::string& json, std::size_t at) {
  std::vector<std::string> texts;
  for (; at < json.size() && json[at] != ']'; ++at) {
    if (json[at] != '"') continue;
    const std::size_t end = json.find('"', at + 1);
    texts.push_back(json.substr(at + 1, end - at - 1));
    at = end;
  }
  return texts;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// Groups of level names: "A > B = C".
Groups named_groups(const std::string& text, const std::vector<std::string>& names) {
  Groups groups(1);
  std::string name;
  for (const char letter : without_spaces(text) + ">") {
    if (letter != '>' && letter != '=') {
      name += letter;
      continue;
    }
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      ADD_FAILURE() << "nobody is called " << name;
    else
      groups.back().push_back(static_cast<std::size_t>(found - names.begin()));
    if (letter == '>') groups.emplace_back();
    name.clear();
  }
  groups.pop_back();
  for (Places& group : groups) std::sort(group.begin(), group.end());
  return groups;
}

Election published(const std::string& json, const std::vector<std::string>& names) {
  Election election = made(1, names.size(), {});
  for (const std::string& vote : quoted(json, json.find("\"votes\":") + 8)) {
    const std::size_t times = vote.find('*');
    small::Ballot ballot;
    ballot.groups = named_groups(vote.substr(0, times), names);
    if (times != std::string::npos) ballot.weight = std::stoull(vote.substr(times + 1));
    election.ballots.push_back(ballot);
  }
  return election;
}

/// The rankings and winners that Condorcet-PHP gives for these methods where candidates without a
/// rank are last and no ballot has a weight.
TEST(Schulze, and_the_other_comparisons_agree_with_condorcet_php) {
  const char* set = std::getenv("TOADLANE_SHARED");
  const std::string shared = set != nullptr ? set : TOADLANE_SOURCE_DIR "/../shared";
  const std::string path = shared + "/elections/condorcet/cases.jsonl";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "no shared elections at " << path << ": 23 results were not compared";
  const std::vector<std::pair<std::string, small::Count>> known{
      {"Schulze Winning", count_schulze},           {"Schulze", count_schulze},
      {"Ranked Pairs Winning", count_ranked_pairs}, {"Copeland", count_copeland},
      {"Minimax Winning", count_minimax},           {"Borda Count", count_borda}};
  std::size_t compared = 0;
  std::ifstream file(path);
  for (std::string json; std::getline(file, json);) {
    if (json.find("\"implicit_ranking\":true,\"weights\":false") == std::string::npos) continue;
    std::vector<std::string> names = quoted(json, json.find("\"candidates\":") + 13);
    const std::vector<std::string> expected = quoted(json, json.find("\"expected\":") + 11);
    for (std::size_t at = 0; at + 3 < expected.size(); at += 4) {  // method, M, ranking, text
      const auto method = std::find_if(known.begin(), known.end(), [&](const auto& one) {
        return one.first == expected[at + 1];
      });
      if (method == known.end()) continue;
      SCOPED_TRACE(json.substr(0, json.find("\"candidates\"")) + expected[at + 1]);
      ++compared;
      const CountRecord record = published(json, names).count(method->second);
      if (expected[at + 2] == "ranking") {
        EXPECT_EQ(record.ranking, named_groups(expected[at + 3], names));
      } else {  // "'A'" or "['A', 'B']
        std::string winners = without_spaces(expected[at + 3]);
        std::erase_if(winners, [](char c) { return c == '\'' || c == '[' || c == ']'; });
        std::replace(winners.begin(), winners.end(), ',', '=');
        EXPECT_EQ(record.ranking.front(), named_groups(winners, names).front());
      }
    }
  }
  EXPECT_EQ(compared, 23U);
}

}  // namespace
}  // namespace toadlane::elections
