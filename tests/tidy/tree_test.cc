// The house as it stands: each rule of this folder, on the sources themselves.
#include <gtest/gtest.h>

#include "tests/tidy/bans.h"
#include "tests/tidy/catalogue.h"
#include "tests/tidy/companions.h"
#include "tests/tidy/house.h"
#include "tests/tidy/includes.h"
#include "tests/tidy/lengths.h"

namespace toadlane::tidy {
namespace {

const Sources& tree() {
  static const Sources sources = read_sources(TOADLANE_SOURCE_DIR);
  return sources;
}

const std::filesystem::path root = TOADLANE_SOURCE_DIR;

void expect_none(const std::vector<Finding>& found) {
  EXPECT_TRUE(found.empty()) << found.size() << " to mend:\n" << to_text(found);
}

std::vector<std::string> codes() {
  return codes_of(tree().at("engine/base/codes.def") + tree().at("engine/base/codes_outside.def") +
                  tree().at("engine/base/codes_tools.def") +
                  tree().at("engine/base/codes_meetings.def") +
                  tree().at("engine/base/codes_elections.def"));
}

std::string section_page() {
  const auto page = tree().find("docs/diagnostics.md");
  return page == tree().end() ? "" : page->second;
}

TEST(Tree, FollowsTheArrows) {
  expect_none(against_the_arrows(tree(), rooms()));
}

TEST(Tree, HasNoIncludeCircle) {
  expect_none(include_circles(tree()));
}

TEST(Tree, IncludesItsOwnHeaderFirst) {
  expect_none(own_header_not_first(tree()));
}

TEST(Tree, KeepsLibrariesBehindTheirAdapters) {
  expect_none(strange_libraries(tree(), libraries()));
}

TEST(Tree, HasNoBannedWord) {
  expect_none(banned_words(tree(), bans()));
}

TEST(Tree, HasNoFloatingPointInEngineAndRules) {
  expect_none(floating_numbers(tree()));
}

TEST(Tree, LoopsInAnOrderThatIsStated) {
  expect_none(loops_without_order(tree()));
}

TEST(Tree, PutsNothingOff) {
  expect_none(put_off(tree()));
}

TEST(Tree, GivesAReasonForEachException) {
  expect_none(exceptions_without_reason(tree()));
}

TEST(Tree, HasNoLongFile) {
  expect_none(long_files(tree()));
}

TEST(Tree, HasNoLongLine) {
  expect_none(long_lines(tree()));
}

TEST(Tree, HasNoLongFunction) {
  expect_none(long_functions(tree()));
}

TEST(Tree, HasATestBesideEachSource) {
  expect_none(untested(tree(), without_tests()));
}

TEST(Tree, HasNoStaleExcuse) {
  expect_none(stale_excuses(tree(), without_tests()));
}

TEST(Tree, ExplainsItsHeaders) {
  expect_none(unexplained_headers(tree()));
}

TEST(Tree, ReadsHeadersOnce) {
  expect_none(headers_without_pragma(tree()));
}

TEST(Tree, ReproducesEachCode) {
  expect_none(codes_without_reproducer(codes(), folders_in(root / "tests/codes")));
}

TEST(Tree, HasASectionForEachCode) {
  expect_none(codes_without_section(codes(), section_page()));
}

TEST(Tree, GivesEachCodeOnce) {
  expect_none(codes_given_twice(codes()));
}

TEST(Tree, HasOnlyTheFixedTopLevel) {
  expect_none(strange_names(names_in(root), top_level()));
}

TEST(Tree, HasNamesThatSaySomething) {
  expect_none(names_that_say_nothing(tree()));
}

}  // namespace
}  // namespace toadlane::tidy
