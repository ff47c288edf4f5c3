#include "tests/conformance/election.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "service/app/count_election.h"
#include "service/import/ballots/read_blt.h"

namespace toadlane::conformance {
namespace {

namespace fs = std::filesystem;
using elections::CountRecord;
using elections::Stage;
using nlohmann::json;

constexpr std::int64_t units = 100'000;  // to a vote
const char* const expected_name = "expected.jsonl";

Ratio votes_of(const json& in_units) {
  return Ratio::of(in_units.get<std::int64_t>(), units);
}

std::string action_of(const Stage& stage) {
  switch (stage.action) {
    case Stage::Action::first_preferences:
      return "first";
    case Stage::Action::surplus:
      return "surplus " + std::to_string(stage.of.front() + 1);
    case Stage::Action::exclusion:
      return "exclude " + std::to_string(stage.of.front() + 1);
    case Stage::Action::election:
      return "election";
  }
  return "";
}

class Comparison {
 public:
  std::vector<std::string> faults;

  void same(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected != found) faults.push_back(what + ": expected " + expected + ", found " + found);
  }
  void same(const std::string& what, const Ratio& expected, const Ratio& found) {
    same(what, plain_text(expected), plain_text(found));
  }
};

void compare_stage(Comparison& comparison, std::size_t index, const json& expected,
                   const Stage& found) {
  const std::string stage = "stage " + std::to_string(index + 1);
  comparison.same(stage, expected.at("action").get<std::string>(), action_of(found));
  const json& votes = expected.at("votes_1e5");
  comparison.same(stage + ", candidates", std::to_string(votes.size()),
                  std::to_string(found.votes.size()));
  for (std::size_t i = 0; i < std::min(votes.size(), found.votes.size()); ++i)
    comparison.same(stage + ", candidate " + std::to_string(i + 1), votes_of(votes[i]),
                    found.votes[i]);
  comparison.same(stage + ", not transferable", votes_of(expected.at("nontransferable_1e5")),
                  found.non_transferable);
}

std::vector<std::string> faults_of(const json& expected, const CountRecord& record) {
  Comparison comparison;
  comparison.same("quota", Ratio(expected.at("quota").get<std::int64_t>()),
                  record.quota.value_or(Ratio(0)));
  std::vector<std::size_t> elected;
  for (const std::size_t one : record.elected) elected.push_back(one + 1);
  std::ranges::sort(elected);
  comparison.same("elected", expected.at("elected").dump(), json(elected).dump());
  if (record.undecided) comparison.faults.emplace_back("the rules ask for a lot");
  // Who is elected because as many are left as seats: the program gives that a stage of its own.
  std::vector<const Stage*> stages;
  for (const Stage& stage : record.stages)
    if (stage.action != Stage::Action::election) stages.push_back(&stage);
  const json& wanted = expected.at("stages");
  comparison.same("stages", std::to_string(wanted.size()), std::to_string(stages.size()));
  for (std::size_t i = 0; i < std::min(wanted.size(), stages.size()); ++i)
    compare_stage(comparison, i, wanted[i], *stages[i]);
  return comparison.faults;
}

// A published file has a name that was broken on its way and is refused. Names are not compared.
std::string with_plain_names(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  return text;
}

std::vector<std::string> faults_of(const json& expected, const fs::path& ballots) {
  std::ifstream file(ballots, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return {"cannot be read"};
  Result<import::BallotFile> read =
      import::read_blt(ballots.filename().string(), with_plain_names(text.str()));
  if (!read) return {"refused: " + to_text(read.diagnostics())};
  const Result<app::CountedElection> counted =
      app::count_election({.contest = std::move(read->contest),
                           .profile = std::move(read->profile),
                           .numbers = {read->read, read->counted, read->blank, read->refused}},
                          {.method = "scottish-stv"});
  if (!counted) return {"refused: " + to_text(counted.diagnostics())};
  return faults_of(expected, counted->record);
}

}  // namespace

bool holds_counts(const std::string& path) {
  return fs::is_regular_file(fs::path(path) / expected_name);
}

std::vector<CheckedCount> check_counts(const std::string& folder) {
  std::vector<CheckedCount> checked;
  std::ifstream file(fs::path(folder) / expected_name);
  for (std::string line; std::getline(file, line);) {
    const json expected = json::parse(line, nullptr, false);
    if (expected.is_discarded()) {
      checked.push_back({expected_name, {"a line that is not JSON"}});
      continue;
    }
    const std::string name = expected.at("file").get<std::string>();
    checked.push_back({name, faults_of(expected, fs::path(folder) / name)});
  }
  return checked;
}

}  // namespace toadlane::conformance
