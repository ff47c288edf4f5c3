// conformance PATH...: runs files of the schema patronage-vector/1, and folders of published counts
// (election.h), through the calls that the commands make. Prints each failure and, last, how many
// vectors and counts passed and failed. Status 0 when
// all passed, 1 when one failed, 2 for wrong use, 65 for a file that is none.
#include <algorithm>
#include <cstdio>
#include <exception>

#include "tests/conformance/election.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

constexpr int wrong_use = 2;

// What is wrong with a vector; nothing: it passed.
std::vector<std::string> faults_of(const Vector& vector, Answers& answers) {
  const auto operation = std::ranges::find(operations(), vector.operation, &Operation::name);
  if (operation == operations().end())
    return {"the operation `" + vector.operation + "` is not known"};
  if (vector.expect.kind() != document::Kind::map) return {"nothing is expected"};
  try {
    operation->run(vector, answers);
  } catch (const NotKnown& why) {
    return {why.what()};
  }
  std::vector<std::string> faults = answers.against(vector.expect);
  for (const std::string& path : vector.given.unseen())
    faults.push_back("`" + path + "` of `given` is not known");
  return faults;
}

struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;

  void add(const std::string& what, const std::vector<std::string>& faults) {
    for (const std::string& fault : faults)
      std::printf("FAILED %s: %s\n", what.c_str(), fault.c_str());
    ++(faults.empty() ? passed : failed);
  }
};

void run_vectors(const std::string& path, Tally& tally) {
  for (const Vector& vector : read_vectors(path)) {
    Answers answers;
    const std::vector<std::string> faults = faults_of(vector, answers);
    for (const std::string& line : answers.printed(vector.source_prints))
      std::printf("%s: %s\n", vector.id.c_str(), line.c_str());
    tally.add(vector.id + " (" + vector.operation + ")", faults);
  }
}

int run(const std::vector<std::string>& paths) {
  Tally tally;
  for (const std::string& path : paths)
    if (holds_counts(path))
      for (const CheckedCount& count : check_counts(path))
        tally.add(count.id + " (election)", count.faults);
    else
      run_vectors(path, tally);
  std::printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace toadlane::conformance

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(
        stderr,
        "usage: conformance PATH...   (files of schema patronage-vector/1, folders of counts)\n");
    return toadlane::conformance::wrong_use;
  }
  return toadlane::conformance::run({arguments + 1, arguments + count});
}
