// conformance PATH...: runs files of the schema patronage-vector/1 through the calls that the
// commands make. Prints each failure and, last, how many vectors passed and failed. Status 0 when
// all passed, 1 when one failed, 2 for wrong use, 65 for a file that is none.
#include <algorithm>
#include <cstdio>
#include <exception>

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

int run(const std::vector<std::string>& paths) {
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const std::string& path : paths)
    for (const Vector& vector : read_vectors(path)) {
      Answers answers;
      const std::vector<std::string> faults = faults_of(vector, answers);
      for (const std::string& line : answers.printed(vector.source_prints))
        std::printf("%s: %s\n", vector.id.c_str(), line.c_str());
      for (const std::string& fault : faults)
        std::printf("FAILED %s (%s): %s\n", vector.id.c_str(), vector.operation.c_str(),
                    fault.c_str());
      ++(faults.empty() ? passed : failed);
    }
  std::printf("%zu passed, %zu failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace toadlane::conformance

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: conformance PATH...   (files of schema patronage-vector/1)\n");
    return toadlane::conformance::wrong_use;
  }
  return toadlane::conformance::run({arguments + 1, arguments + count});
}
