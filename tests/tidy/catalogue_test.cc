#include "tests/tidy/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/tidy/house.h"

namespace toadlane::tidy {
namespace {

using Names = std::vector<std::string>;

TEST(Codes, AreReadFromTheirRows) {
  EXPECT_EQ(codes_of("// CODE(name, ...)\nCODE(D101, \"a\",\n     \"b\")\nCODE(X206, \"c\")\n"),
            (Names{"D101", "X206"}));
  EXPECT_EQ(codes_given_twice({"D101", "D102", "D101"}).size(), 1U);
}

TEST(Codes, HaveAReproducerEach) {
  EXPECT_TRUE(codes_without_reproducer({"D101"}, {"D101"}).empty());
  EXPECT_EQ(codes_without_reproducer({"D101", "D102"}, {"D101"}).size(), 1U);
  EXPECT_EQ(codes_without_reproducer({"D101"}, {"D101", "D999"}).size(), 1U);
}

TEST(Codes, HaveASectionEach) {
  const std::string page = "# Diagnostics\n## Columns\n## D101: twice\n";
  EXPECT_TRUE(codes_without_section({"D101"}, page).empty());
  EXPECT_EQ(codes_without_section({"D101", "D102"}, page).size(), 1U);
  EXPECT_EQ(codes_without_section({}, page).size(), 1U);
}

TEST(Reproducers, AreFoldersThatHoldSomething) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(testing::TempDir()) / "toadlane-tidy-codes";
  fs::remove_all(folder);
  fs::create_directories(folder / "D101");
  fs::create_directories(folder / "D102");
  std::ofstream(folder / "D101" / "bylaws.yaml") << "x";
  std::ofstream(folder / "README.md") << "x";
  EXPECT_EQ(folders_in(folder), Names{"D101"});
  EXPECT_EQ(names_in(folder), (Names{"D101", "D102", "README.md"}));
  EXPECT_EQ(folders_in(folder / "nowhere"), Names{});
  fs::remove_all(folder);
}

TEST(TopLevel, HasNoOtherNames) {
  EXPECT_TRUE(strange_names({"engine", ".ci", ".git", "year.partial"}, top_level()).empty());
  EXPECT_EQ(strange_names({"engine", "scripts"}, top_level()).size(), 1U);
}

TEST(Names, SaySomething) {
  EXPECT_EQ(names_that_say_nothing({{"engine/util/a.cc", ""}, {"engine/misc.h", ""}}).size(), 2U);
  EXPECT_TRUE(names_that_say_nothing({{"engine/base/utility_bill.cc", ""}}).empty());
}

}  // namespace
}  // namespace toadlane::tidy
