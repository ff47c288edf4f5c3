// The program `conformance` over the vectors: those of the shared folder where it stands beside the
// project, and a file of our own in which one vector is wrong in every way that must be noticed.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace toadlane::conformance {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::string text;
  std::set<std::string> failed;  // ids
};

Outcome run(const std::string& paths) {
  Outcome outcome;
  std::FILE* pipe =
      ::popen((std::string(TOADLANE_CONFORMANCE) + " " + paths + " 2>&1").c_str(), "r");
  char buffer[4096];
  while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) {
    const std::string line = buffer;
    outcome.text += line;
    if (line.starts_with("FAILED ")) outcome.failed.insert(line.substr(7, line.find(' ', 7) - 7));
  }
  outcome.status = WEXITSTATUS(::pclose(pipe));
  return outcome;
}

std::set<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::set<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.insert(line);
  return lines;
}

const std::string here = TOADLANE_SOURCE_DIR "/tests/conformance/";
const std::string shared = TOADLANE_SOURCE_DIR "/../shared/patronage/";

TEST(Conformance, all_shared_vectors_pass_but_those_that_wait_for_the_accounts) {
  if (!fs::exists(shared))
    GTEST_SKIP() << "no shared vectors beside the project: 66 vectors were not run";
  const Outcome outcome = run(shared + "published.yaml " + shared + "constructed.yaml");
  EXPECT_EQ(outcome.failed, lines_of(here + "waiting.txt")) << outcome.text;
  EXPECT_NE(outcome.text.find("50 passed, 16 failed\n"), std::string::npos) << outcome.text;
  EXPECT_EQ(outcome.status, 1);
}

TEST(Conformance, all_shared_counts_pass) {
  const std::string counts = TOADLANE_SOURCE_DIR "/../shared/elections/scottish-stv";
  if (!fs::exists(counts))
    GTEST_SKIP() << "no shared counts beside the project: 142 elections were not counted";
  const Outcome outcome = run(counts);
  EXPECT_NE(outcome.text.find("142 passed, 0 failed\n"), std::string::npos) << outcome.text;
  EXPECT_EQ(outcome.status, 0);
}

TEST(Conformance, a_wrong_count_fails_and_says_why) {
  const Outcome outcome = run(here + "counts");
  EXPECT_EQ(outcome.status, 1);
  for (const char* line :
       {"FAILED vote-missing.blt (election): stage 2, candidate 2: expected 3.14283, found 3.14284",
        "FAILED other-winner.blt (election): elected: expected [1,2], found [1,3]\n",
        "1 passed, 2 failed\n"})
    EXPECT_NE(outcome.text.find(line), std::string::npos) << line << "in\n" << outcome.text;
}

TEST(Conformance, a_wrong_vector_fails_and_says_why) {
  const Outcome outcome = run(here + "wrong.yaml");
  EXPECT_EQ(outcome.status, 1);
  for (const char* line :
       {"FAILED wrong-cent (apportion): allocation > b: expected 33.34, found 33.33\n",
        "FAILED unknown-answer (apportion): `allocations > a` is not known\n",
        "FAILED unknown-key (apportion): `tie_break` of `given` is not known\n",
        "FAILED unknown-operation (divine): the operation `divine` is not known\n",
        "FAILED nothing-expected (apportion): nothing is expected\n",
        "FAILED list-too-short (split_cash): nearest_cent_fails_for: expected 1 items, found 2\n",
        "source prints allocation > a 33.1, exact 100/3: no rounding gives it\n",
        "1 passed, 6 failed\n"})
    EXPECT_NE(outcome.text.find(line), std::string::npos) << line << "in\n" << outcome.text;
}

TEST(Conformance, what_is_no_vector_file_is_refused) {
  EXPECT_EQ(run(here + "waiting.txt").status, 65);
  EXPECT_EQ(run(here + "missing.yaml").status, 65);
  EXPECT_EQ(run("").status, 2);
}

}  // namespace
}  // namespace toadlane::conformance
