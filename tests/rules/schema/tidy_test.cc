#include "rules/schema/tidy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/schema/arrange.h"
#include "rules/schema/key_order.h"

namespace toadlane::rules {
namespace {

namespace fs = std::filesystem;

const Outline& of_bylaws() {
  static const Outline outline = rules::outline([](Visitor& v) {
    model::Bylaws bylaws;
    describe(v, bylaws);
  });
  return outline;
}

std::string tidy(const std::string& text) {
  const Result<std::string> result = tidied("a.yaml", text, of_bylaws());
  return result ? *result : to_text(result.diagnostics());
}

// Every bylaws file of the examples and of the tests that can be read at all.
std::vector<std::string> all_bylaws() {
  std::vector<std::string> texts;
  for (const char* folder : {"examples", "tests/golden", "tests/codes"})
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(TOADLANE_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(in), {}};
      if (document::read_yaml("a.yaml", text)) texts.push_back(std::move(text));
    }
  return texts;
}

TEST(Tidied, IsTheSameTwiceAndSaysTheSame) {
  const std::vector<std::string> texts = all_bylaws();
  EXPECT_GT(texts.size(), 100U);
  for (const std::string& text : texts) {
    const std::string once = tidy(text);
    EXPECT_EQ(tidy(once), once) << text;
    const auto before = document::read_yaml("a.yaml", text);
    const auto after = document::read_yaml("a.yaml", once);
    ASSERT_TRUE(after) << once;
    EXPECT_TRUE(same_meaning(*before, *after, of_bylaws())) << once;
    // Comments are neither lost nor doubled.
    EXPECT_EQ(std::count(once.begin(), once.end(), '#'), std::count(text.begin(), text.end(), '#'))
        << once;
  }
}

TEST(Tidied, KeepsTheHeadOfTheFile) {
  EXPECT_EQ(tidy("# head\nclasses: {member: {votes: 1}}\nformat: coop-bylaws 1\n"),
            "# head\nformat: coop-bylaws 1\nclasses: {member: {votes: 1}}\n");
}

TEST(Tidied, LeavesTheTextOfLongValuesAlone) {
  const std::string text = "coop:\n  name: |\n    one  \n\n\n    two\nformat: coop-bylaws 1\n";
  EXPECT_EQ(tidy(text), "format: coop-bylaws 1\ncoop:\n  name: |\n    one  \n\n\n    two\n");
}

TEST(Tidied, IsRefusedWhereTheMeaningChanges) {
  const auto before = document::read_yaml("a.yaml", "coop: {name: A}\n");
  const auto same = unless_changed("a.yaml", *before, "coop:\n  name: A\n", of_bylaws());
  EXPECT_TRUE(same);
  const auto other = unless_changed("a.yaml", *before, "coop: {name: B}\n", of_bylaws());
  ASSERT_FALSE(other);
  EXPECT_EQ(other.diagnostics().all().front().code, Code::U111);
  EXPECT_FALSE(unless_changed("a.yaml", *before, "coop: {", of_bylaws()));
}

TEST(SameMeaning, DoesNotLetListsAndCoinedNamesMove) {
  const auto read = [](const std::string& text) { return *document::read_yaml("a.yaml", text); };
  const auto same = [&](const std::string& a, const std::string& b) {
    return same_meaning(read(a), read(b), of_bylaws());
  };
  EXPECT_TRUE(same("coop: {name: A, kind: B}", "coop: {kind: B, name: A}"));
  EXPECT_FALSE(
      same("classes: {a: {votes: 1}, b: {votes: 1}}", "classes: {b: {votes: 1}, a: {votes: 1}}"));
  EXPECT_FALSE(same("readings: [{of: a}, {of: b}]", "readings: [{of: b}, {of: a}]"));
  EXPECT_FALSE(same("coop: {name: A}", "coop: {name: A, kind: B}"));
}

}  // namespace
}  // namespace toadlane::rules
