// The pages of docs/reference that the program writes itself. UPDATE_GOLDEN=1 writes them.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/docs/page.h"
#include "tests/docs/run_page.h"
#include "tests/golden/case.h"

namespace toadlane::docs {
namespace {

const std::filesystem::path project = TOADLANE_SOURCE_DIR;
const std::filesystem::path pages = project / "docs/reference";

// What the program prints, line by line.
std::vector<std::string> said(const std::string& arguments) {
  const Page page = page_of("```console\n$ toadlane " + arguments + "\n-\n```\n");
  const std::filesystem::path scratch =
      std::filesystem::temp_directory_path() / ("toadlane_reference_" + std::to_string(getpid()));
  PageRun run = run_page(page, {TOADLANE_PROGRAM, project / "examples", scratch, {}});
  std::filesystem::remove_all(scratch);
  return {run.corrected.begin() + 2, run.corrected.end() - 1};
}

void expect_page(const std::string& name, const std::string& text) {
  if (golden::updating()) golden::write_bytes(pages / name, text);
  EXPECT_EQ(golden::bytes_of(pages / name), text) << "UPDATE_GOLDEN=1 writes this page anew";
}

std::string console(const std::string& arguments) {
  return "```console\n$ toadlane " + arguments + "\n" + joined_lines(said(arguments)) + "```\n";
}

class Formats : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Reference, Formats, testing::Values("bylaws", "year", "meeting"));

TEST_P(Formats, AreDescribedAsTheProgramReadsThem) {
  const std::string command = "schema " + GetParam() + " --reference";
  std::vector<std::string> lines = said(command);
  ASSERT_FALSE(lines.empty());
  lines.insert(lines.begin() + 1, {"", "This page is what `toadlane " + command + "` prints."});
  expect_page(GetParam() + ".md", joined_lines(lines));
}

TEST(Commands, AreDescribedAsTheyDescribeThemselves) {
  std::string text =
      "# The commands\n\nThis page is what the program says of itself.\n\n" + console("--help");
  bool is_verb = false;
  for (const std::string& line : said("--help")) {
    is_verb = is_verb || line.starts_with("usage:");
    if (!is_verb || !line.starts_with("  ")) continue;
    const std::string verb = line.substr(2, line.find(' ', 2) - 2);
    text += "\n## `toadlane " + verb + "`\n\n" + console(verb + " --help");
  }
  EXPECT_NE(text.find("## `toadlane allocate`"), std::string::npos);
  expect_page("commands.md", text);
}

}  // namespace
}  // namespace toadlane::docs
