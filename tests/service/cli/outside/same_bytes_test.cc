// What a command prints and what its route answers are the same bytes: same_bytes.json holds the
// questions. A route, or a format of one, that no question compares fails.
//   command   as it is typed; the file of each input is called by its member
//   first     a command that must have run before
//   files     the inputs, member by member; the route gets their texts
//   question  the other members
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "service/cli/outside/answers.h"
#include "service/http/routes/api.h"

namespace toadlane::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path root = TOADLANE_SOURCE_DIR;
const fs::path program = TOADLANE_PROGRAM;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<json>& comparisons() {
  static const std::vector<json> rows =
      json::parse(bytes_of(root / "tests/service/cli/outside/same_bytes.json"))
          .get<std::vector<json>>();
  return rows;
}

std::string path_of(const json& one) {
  const std::string command = one["command"];
  return "/v1/" + command.substr(0, command.find(' '));
}

const http::Router& router() {
  static const http::Router table = http::api_router(answers(), "0.1.0");
  return table;
}

http::Response asked(const std::string& path, const json& question) {
  http::Request request{.method = "POST", .path = path, .body = question.dump()};
  request.headers.add("Host", "localhost");
  request.headers.add("Content-Type", "application/json");
  return router().answer(std::move(request));
}

json question_of(const json& one) {
  json question = one["question"];
  for (const auto& [member, file] : one["files"].items())
    question[member] = bytes_of(root / file.get<std::string>());
  return question;
}

// What the command prints; with files called by their members.
std::string printed(const json& one) {
  const fs::path scratch =
      fs::path(testing::TempDir()) / ("toadlane-same-bytes-" + std::to_string(getpid()));
  fs::remove_all(scratch);
  fs::create_directories(scratch / "here");
  for (const auto& [member, file] : one["files"].items())
    fs::copy_file(root / file.get<std::string>(), scratch / "here" / member);
  std::ofstream script(scratch / "script");
  if (one.contains("first"))
    script << "toadlane " << one["first"].get<std::string>() << " >/dev/null || exit 99\n";
  script << "toadlane " << one["command"].get<std::string>() << "\n";
  script.close();
  const std::string command = "cd '" + (scratch / "here").string() + "' && PATH='" +
                              program.parent_path().string() +
                              "':/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC bash ../script </dev/null "
                              ">../output 2>../errors";
  const int status = std::system(command.c_str());
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) <= 1) << bytes_of(scratch / "errors");
  std::string output = bytes_of(scratch / "output");
  fs::remove_all(scratch);
  return output;
}

class SameBytes : public testing::TestWithParam<std::size_t> {};

std::string name_of_comparison(const testing::TestParamInfo<std::size_t>& info) {
  std::string name =
      std::to_string(info.param) + "_" + comparisons()[info.param]["command"].get<std::string>();
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Routes, SameBytes, testing::Range<std::size_t>(0, comparisons().size()),
                         name_of_comparison);

TEST_P(SameBytes, AreAnsweredAsPrinted) {
  const json& one = comparisons()[GetParam()];
  const http::Response response = asked(path_of(one), question_of(one));
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_FALSE(response.body.empty());
  EXPECT_EQ(response.body, printed(one));
}

TEST(Routes, AreComparedEachInEachFormat) {
  std::set<std::pair<std::string, std::string>> compared;
  for (const json& one : comparisons()) {
    const std::string path = path_of(one);
    compared.emplace(path, asked(path, question_of(one)).content_type);
  }
  http::Request request{.method = "GET", .path = "/openapi.json"};
  request.headers.add("Host", "localhost");
  const json paths = json::parse(router().answer(std::move(request)).body)["paths"];
  for (const http::Route& route : router().routes()) {
    if (!route.takes_body()) continue;
    const std::string path(route.path);
    for (const auto& [type, content] : paths[path]["post"]["responses"]["200"]["content"].items())
      EXPECT_TRUE(compared.contains({path, type}))
          << path << " as " << type << " is compared by no row of same_bytes.json";
  }
}

TEST(Routes, AreNamedOnThePage) {
  const std::string page = bytes_of(root / "docs/how-to/use-the-api.md");
  for (const http::Route& route : router().routes())
    if (route.takes_body()) {
      const std::string row = "| `POST " + std::string(route.path) + "` |";
      EXPECT_THAT(page, testing::HasSubstr(row));
    }
}

// The twin: one more member is another answer, and the comparison sees it.
TEST(Comparison, SeesWhatDiffers) {
  for (json one : comparisons()) {
    if (one["question"].value("members", "") != "3..5") continue;
    const std::string right = printed(one);
    EXPECT_EQ(asked(path_of(one), question_of(one)).body, right);
    one["question"]["members"] = "3..6";
    EXPECT_NE(asked(path_of(one), question_of(one)).body, right);
    return;
  }
  FAIL() << "no row sweeps 3..5 members";
}

// The pointer of the first mistake; "" when the question is answered.
std::string pointer_of(const std::string& path, const json& question) {
  const http::Response response = asked(path, question);
  if (response.status == 200) return "";
  const json problem = json::parse(response.body);
  EXPECT_EQ(response.content_type, "application/problem+json");
  EXPECT_EQ(response.status, 422) << response.body;
  return problem["errors"][0].value("pointer", "none");
}

TEST(Refusals, NameTheMember) {
  const fs::path bakery = root / "tests/golden/bakery";
  const std::string bylaws = bytes_of(bakery / "bylaws.yaml");
  const std::string year = bytes_of(bakery / "year.yaml");
  const std::string members = bytes_of(bakery / "members.csv");
  const json closed{{"bylaws", bylaws}, {"year", year}, {"members", members}};
  const auto with = [](json question, const char* member, const json& value) {
    question[member] = value;
    return question;
  };
  const json alone{{"bylaws", bylaws}};
  EXPECT_EQ(pointer_of("/v1/check", {{"bylaws", "format: coop-bylaws 1\n"}}), "/bylaws");
  EXPECT_EQ(pointer_of("/v1/check", with(alone, "format", "csv")), "/format");
  EXPECT_EQ(pointer_of("/v1/calendar", with(alone, "year", "25")), "/year");
  const json dated = with(alone, "year", "2025");
  EXPECT_EQ(pointer_of("/v1/calendar", dated), "");
  EXPECT_EQ(pointer_of("/v1/calendar", with(dated, "as_of", "soon")), "/as_of");
  EXPECT_EQ(pointer_of("/v1/calendar", with(dated, "holidays", "soon")), "/holidays");
  EXPECT_EQ(pointer_of("/v1/sweep", with(alone, "decision", "nothing")), "/decision");
  EXPECT_EQ(pointer_of("/v1/sweep", with(alone, "members", "many")), "/members");
  const json listed{{"bylaws", bylaws}, {"members", members}};
  EXPECT_EQ(pointer_of("/v1/roll", with(listed, "on", "soon")), "/on");
  EXPECT_EQ(pointer_of("/v1/diff", {{"before", bylaws}}), "/after");
  EXPECT_EQ(pointer_of("/v1/diff", {{"before", bylaws}, {"on", "soon"}, {"and", "2025-01-01"}}),
            "/on");
  EXPECT_EQ(pointer_of("/v1/explain", with(closed, "member", "M99")), "/member");
  EXPECT_EQ(pointer_of("/v1/explain", with(closed, "clause", "nowhere")), "/clause");
  EXPECT_EQ(pointer_of("/v1/explain", with(closed, "account", "nothing")), "/account");
  EXPECT_EQ(pointer_of("/v1/allocate", with(closed, "set", json::array({"a=b"}))), "/set");
  EXPECT_EQ(pointer_of("/v1/allocate", with(closed, "column", json::array({"member"}))), "/column");
  EXPECT_EQ(pointer_of("/v1/allocate", with(closed, "members", "member\n")), "/members");
  EXPECT_EQ(
      pointer_of("/v1/taxes", {{"margin", "1"}, {"rate", "x"}, {"cash", "1%"}, {"keep", "0"}}),
      "/rate");
  const json planned{{"bylaws", bytes_of(root / "tests/golden/tools/papers/bylaws.yaml")},
                     {"meeting", bytes_of(root / "tests/golden/tools/papers/meeting.yaml")}};
  EXPECT_EQ(pointer_of("/v1/papers", with(planned, "paper", "minutes")), "");
  EXPECT_EQ(pointer_of("/v1/papers", planned), "/paper");
  EXPECT_EQ(pointer_of("/v1/papers", with(planned, "paper", "proxy")), "/paper");  // none allowed
}

// A text that is the name of a file is that text.
TEST(Questions, OpenNoFile) {
  const fs::path holidays = root / "tests/golden/calendar/bicycle-collective-ics/holidays.txt";
  const fs::path bylaws = root / "examples/bicycle-collective/bylaws.yaml";
  json question{{"bylaws", bytes_of(bylaws)}, {"year", "2025"}, {"holidays", bytes_of(holidays)}};
  EXPECT_EQ(pointer_of("/v1/calendar", question), "");
  question["holidays"] = holidays.string();
  EXPECT_EQ(pointer_of("/v1/calendar", question), "/holidays");
  question["holidays"] = bytes_of(holidays);
  question["bylaws"] = bylaws.string();
  EXPECT_EQ(pointer_of("/v1/calendar", question), "/bylaws");
}

// What only the command line takes is no member: nothing is written or recorded.
TEST(Questions, NameNoPlaceToWriteTo) {
  for (const char* member : {"out", "register", "db", "dry_run", "write", "check", "ics"})
    for (const http::Route& route : router().routes())
      if (route.takes_body()) {
        const http::Response response = asked(std::string(route.path), {{member, "x"}});
        EXPECT_THAT(response.body, testing::HasSubstr("`" + std::string(member) +
                                                      "` is not a member of this question"))
            << route.path;
      }
}

}  // namespace
}  // namespace toadlane::cli
