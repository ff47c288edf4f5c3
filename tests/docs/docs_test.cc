// README.md and docs: whatever a reader is told to type is typed here, and must say what the page
// says. UPDATE_GOLDEN=1 writes the output that came into the pages.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <regex>

#include "tests/docs/page.h"
#include "tests/docs/run_page.h"
#include "tests/golden/case.h"
#include "tests/service/store/place.h"

namespace toadlane::docs {
namespace {

const std::filesystem::path root = TOADLANE_SOURCE_DIR;

Surroundings surroundings() {
  return {TOADLANE_PROGRAM,
          root / "examples",
          std::filesystem::temp_directory_path() / ("toadlane_docs_" + std::to_string(getpid())),
          {}};
}

PageRun run_text(const std::string& text) {
  const Page page = page_of(text);
  PageRun run = run_page(page, surroundings());
  std::filesystem::remove_all(surroundings().scratch);
  return run;
}

std::string name_of_page(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.lexically_relative(root).replace_extension().string();
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class Pages : public testing::TestWithParam<std::filesystem::path> {};
INSTANTIATE_TEST_SUITE_P(Docs, Pages, testing::ValuesIn(pages_of(root)), name_of_page);

TEST_P(Pages, HoldNoCommandThatIsNotRun) {
  for (const std::string& fault : faults_of(read_page(GetParam()))) ADD_FAILURE() << fault;
}

TEST_P(Pages, ShowWhatTheProgramSays) {
  const Page page = read_page(GetParam());
  Surroundings here = surroundings();
  std::unique_ptr<store::Place> place;
  if (!store::postgresql_url().empty()) {
    place = std::make_unique<store::Place>(store::Database::postgresql);
    here.postgresql = place->address();
  }
  const PageRun run = run_page(page, here);
  std::filesystem::remove_all(here.scratch);
  if (golden::updating() && run.corrected != page.lines)
    golden::write_bytes(page.path, joined_lines(run.corrected));
  for (const std::string& difference : run.differences) ADD_FAILURE() << difference;
  if (run.left_out > 0)
    GTEST_SKIP() << run.left_out << " commands need a PostgreSQL: TOADLANE_TEST_POSTGRESQL";
}

TEST_P(Pages, PointToWhatIsThere) {
  for (const std::string& missing : missing_files(read_page(GetParam()), root))
    ADD_FAILURE() << missing;
}

// `toadlane allocate --out` in a sentence: the verb and the options are the program's.
TEST_P(Pages, NameOnlyCommandsAndOptionsThatThereAre) {
  static const std::regex span("`(toadlane|\\./try|\\./check)((?: [^`]*)?)`");
  static const std::regex option("--[a-z][a-z-]*");
  for (const std::string& line : read_page(GetParam()).lines) {
    for (std::sregex_iterator one(line.begin(), line.end(), span), end; one != end; ++one) {
      const std::string program = (*one)[1];
      const std::string rest = (*one)[2];
      if (program != "toadlane") {
        EXPECT_TRUE(is_exempt(program + rest)) << line;
        continue;
      }
      const std::string verb = rest.empty() ? "" : rest.substr(1, rest.find(' ', 1) - 1);
      if (verb.empty() || verb.starts_with("--") || verb == "COMMAND") continue;
      const std::string help =
          joined_lines(run_text("```console\n$ toadlane " + verb + " --help\n```\n").corrected);
      EXPECT_NE(help.find("Usage:"), std::string::npos) << line;
      for (std::sregex_iterator word(rest.begin(), rest.end(), option), none; word != none; ++word)
        EXPECT_NE(help.find(word->str()), std::string::npos) << word->str() << " in: " << line;
    }
  }
}

TEST(PageRunner, FindsAWrongOutput) {
  const std::string right = "```console\n$ toadlane --version\ntoadlane 0.1.0\n```\n";
  EXPECT_TRUE(run_text(right).differences.empty());
  EXPECT_EQ(run_text(right).commands, 1U);
  const PageRun wrong = run_text("```console\n$ toadlane --version\ntoadlane 9.9.9\n```\n");
  ASSERT_EQ(wrong.differences.size(), 1U);
  EXPECT_NE(wrong.differences[0].find("toadlane 0.1.0"), std::string::npos);
  EXPECT_EQ(joined_lines(wrong.corrected), right);
}

TEST(PageRunner, FindsOutputThatIsMissingOrTooMuch) {
  EXPECT_EQ(run_text("```console\n$ echo a; echo b\na\n```\n").differences.size(), 1U);
  EXPECT_EQ(run_text("```console\n$ echo a\na\nb\n```\n").differences.size(), 1U);
  EXPECT_EQ(run_text("```console\n$ echo a\n```\n").differences.size(), 1U);
}

TEST(PageRunner, ShowsMessagesAndTheStatusOfTheCommandBefore) {
  EXPECT_TRUE(
      run_text("```console\n$ echo oh >&2; exit 65\noh\n$ echo $?\n65\n```\n").differences.empty());
}

TEST(PageRunner, WritesTheFilesOfThePageInItsOrder) {
  EXPECT_TRUE(run_text("```text file=a.txt\none\n```\n```console\n$ cat a.txt\none\n```\n"
                       "```text file=a.txt\ntwo\n```\n```console\n$ cat a.txt\ntwo\n```\n")
                  .differences.empty());
}

TEST(PageRunner, FindsAWrongAnswerOfTheService) {
  const std::string page =
      "```console\n$ toadlane serve --listen 127.0.0.1:8080\n"
      "listening on http://127.0.0.1:8080\n```\n```http\nGET /healthz HTTP/1.1\n```\n";
  EXPECT_TRUE(run_text(page + "```http\nHTTP/1.1 200 OK\n\n...\n```\n").differences.empty());
  EXPECT_EQ(run_text(page + "```http\nHTTP/1.1 404 Not Found\n\n...\n```\n").differences.size(),
            1U);
  EXPECT_EQ(run_text(page + "```http\nHTTP/1.1 200 OK\n\nno\n```\n").differences.size(), 1U);
}

TEST(PageRunner, AnswersForNoServiceThatWasNotStarted) {
  EXPECT_EQ(run_text("```http\nGET /healthz HTTP/1.1\n```\n```http\nHTTP/1.1 200 OK\n\n...\n```\n")
                .differences.size(),
            1U);
}

TEST(PageRunner, GivesAReasonForEachExemption) {
  for (const Exemption& one : exemptions()) EXPECT_FALSE(one.reason.empty()) << one.command;
  EXPECT_FALSE(is_exempt("toadlane --version"));
}

TEST(Page, LetsThreeDotsStandForAnything) {
  EXPECT_TRUE(fits({"a", "...", "d"}, {"a", "b", "c", "d"}));
  EXPECT_TRUE(fits({"a", "..."}, {"a"}));
  EXPECT_FALSE(fits({"a", "...", "d"}, {"a", "b", "c"}));
  EXPECT_TRUE(fits({"at ... o'clock"}, {"at 5 o'clock"}));
  EXPECT_FALSE(fits({"at ... o'clock"}, {"at 5"}));
}

TEST(Page, FindsCommandsThatNoTestWouldRun) {
  EXPECT_EQ(faults_of(page_of("    $ rm -rf books\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("```sh\ntoadlane\n```\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("```text\n$ toadlane\n```\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("  ```console\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("```console\n$ ls\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("```console\nls\n```\n")).size(), 1U);
  EXPECT_EQ(faults_of(page_of("```http\n```\n")).size(), 1U);
  EXPECT_TRUE(faults_of(page_of("```console\n$ ls\n```\n")).empty());
}

TEST(Page, FindsWhatIsNotThere) {
  Page page = page_of("[a](docs/nowhere.md) [b](README.md#top) [c](https://example.org)\n");
  page.path = root / "page.md";
  EXPECT_EQ(missing_files(page, root).size(), 1U);
  page.lines = {"`engine/number/columns.cc`, `engine/number/nowhere.cc`, `rules/bylaws/NAME.cc`"};
  EXPECT_EQ(missing_files(page, root).size(), 1U);
}

TEST(Page, JoinsACommandOverTwoLines) {
  const Page page = page_of("```console\n$ echo a \\\n> b\na b\n```\n");
  const std::vector<Command> commands = commands_of(page.blocks.at(0));
  ASSERT_EQ(commands.size(), 1U);
  EXPECT_EQ(commands[0].text, "echo a \\\nb");
  EXPECT_EQ(commands[0].expected, std::vector<std::string>{"a b"});
}

}  // namespace
}  // namespace toadlane::docs
