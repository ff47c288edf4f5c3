#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/golden/case.h"

namespace toadlane::golden {
namespace {

namespace fs = std::filesystem;

const fs::path root = TOADLANE_SOURCE_DIR;
const fs::path program = TOADLANE_PROGRAM;

fs::path scratch_folder() {
  return fs::path(testing::TempDir()) / ("toadlane-golden-" + std::to_string(getpid()));
}

class Golden : public testing::TestWithParam<fs::path> {};

// UPDATE_GOLDEN=1 rewrites the expectations; read the difference as you would read code.
TEST_P(Golden, DoesAsExpected) {
  const Case one = read_case(GetParam(), root);
  const Expected expected = read_expected(one);
  const Outcome found = run_case(one, root, program, scratch_folder(), expected.outcome.files);
  if (updating()) update(one, found);
  for (const std::string& wrong :
       differences(one, updating() ? read_expected(one) : expected, found))
    ADD_FAILURE() << "tests/" << one.name << ": " << wrong;
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = fs::relative(info.param, root / "tests").string();
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(
    Folder, Golden, testing::ValuesIn(case_folders({root / "tests/golden", root / "tests/codes"})),
    test_name);

// The runner itself.
class Planted : public testing::Test {
 public:
  ~Planted() override { fs::remove_all(tree_); }

 protected:
  Planted()
      : tree_(fs::path(testing::TempDir()) / ("toadlane-planted-" + std::to_string(getpid()))) {
    fs::remove_all(tree_);
    fs::create_directories(tree_ / "tests/case/expected");
    fs::create_directories(tree_ / "tests/under");
    plant("command", "# why: bash\n# with: tests/under\ncat a b\necho no >&2\ncp a out\nexit 3\n");
    write_bytes(tree_ / "tests/under/a", "under\n");
    write_bytes(tree_ / "tests/under/b", "hidden\n");
    plant("b", "over\n");
    plant("expected.txt", "under\nover\n");
    plant("expected.err", "no\n");
    plant("expected/out", "under\n");
    plant("status", "3\n");
  }

  void plant(const std::string& file, const std::string& bytes) const {
    write_bytes(tree_ / "tests/case" / file, bytes);
  }
  void uproot(const std::string& file) const { fs::remove_all(tree_ / "tests/case" / file); }

  [[nodiscard]] std::vector<std::string> wrong() const {
    const Case one = read_case(tree_ / "tests/case", tree_);
    const Expected expected = read_expected(one);
    return differences(one, expected,
                       run_case(one, tree_, program, scratch_folder(), expected.outcome.files));
  }

  fs::path tree_;
};

TEST_F(Planted, HoldsAsItWasPlanted) {
  EXPECT_EQ(wrong(), std::vector<std::string>{});
  EXPECT_FALSE(fs::exists(tree_ / "tests/case/out")) << "the command wrote into the tree";
}

TEST_F(Planted, FailsForEachWrongExpectation) {
  for (const std::string file : {"expected.txt", "expected.err", "status", "expected/out"}) {
    const std::string right = bytes_of(tree_ / "tests/case" / file);
    plant(file, file == "status" ? "4\n" : right + "more\n");
    EXPECT_EQ(wrong().size(), 1U) << file;
    plant(file, right);
  }
}

TEST_F(Planted, FailsForOutputThatIsNotExpected) {
  uproot("expected.txt");
  EXPECT_EQ(wrong().size(), 1U);
  uproot("expected.err");
  uproot("status");
  EXPECT_EQ(wrong().size(), 3U);
}

TEST_F(Planted, FailsForAFileThatIsNotWritten) {
  plant("expected/other", "");
  ASSERT_EQ(wrong().size(), 1U);
  EXPECT_EQ(wrong().front(), "other was not written");
}

TEST_F(Planted, FailsWithoutExpectationsOrAReason) {
  for (const std::string file : {"expected.txt", "expected.err", "status", "expected"})
    uproot(file);
  plant("command", "# with: tests/under\ntrue\ntrue\n");
  EXPECT_EQ(wrong().size(), 2U);
}

TEST_F(Planted, StopsAtTheFirstLineThatFails) {
  plant("command", "# why: bash -e\nfalse | true\necho no >&2\n");
  uproot("expected.txt");
  uproot("expected");
  plant("expected.err", "");
  plant("status", "1\n");
  EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Planted, RunsOneLineAsArgumentsOfTheProgram) {
  plant("command", "# why: the program's own word for a command that it does not have\nplant\n");
  EXPECT_NE(read_case(tree_ / "tests/case", tree_).script.find("toadlane plant\n"),
            std::string::npos);
}

TEST_F(Planted, IsRewrittenOnRequest) {
  plant("expected.txt", "wrong\n");
  plant("status", "4\n");
  const Case one = read_case(tree_ / "tests/case", tree_);
  const Expected before = read_expected(one);
  update(one, run_case(one, tree_, program, scratch_folder(), before.outcome.files));
  EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Planted, IsFoundByItsCommand) {
  EXPECT_EQ(case_folders({tree_}), std::vector<fs::path>{tree_ / "tests/case"});
}

}  // namespace
}  // namespace toadlane::golden
