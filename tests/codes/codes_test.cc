#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/codes/catalogue.h"
#include "tests/service/http/client.h"
#include "tests/service/http/serving.h"

namespace toadlane::codes {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool updating() {
  const char* wish = std::getenv("UPDATE_GOLDEN");
  return wish != nullptr && std::string_view(wish) == "1";
}

// In each case a request is bytes as a client sends them; what comes back is the status line, an
// empty line and the body.
TEST(Requests, AreAnsweredAsExpected) {
  http::test::Serving serving;
  for (const CodeEntry& entry : code_catalogue()) {
    const std::string request = bytes_of(folder_of(entry) / "request");
    if (request.empty()) continue;
    const http::test::Reply reply = http::test::ask(serving.port(), request);
    const std::string found =
        reply.header.substr(0, reply.header.find("\r\n")) + "\n\n" + reply.body;
    const fs::path expected = folder_of(entry) / "expected.txt";
    if (updating()) std::ofstream(expected, std::ios::binary) << found;
    EXPECT_EQ(bytes_of(expected), found) << entry.name;
  }
}

// A command or a request shows it, or a test named in `covered_by` does; a test is named only where
// neither can.
TEST(Codes, AreProvokedEach) {
  for (const CodeEntry& entry : code_catalogue()) {
    const std::string name(entry.name);
    const fs::path folder = folder_of(entry);
    const bool shown = fs::exists(folder / "command") || fs::exists(folder / "request");
    const auto reference = covered_by(entry);
    EXPECT_NE(shown, reference.has_value()) << name << ": a command, a request or `covered_by`";
    if (reference) {
      EXPECT_EQ(fault_of(*reference, entry), "") << name;
    } else {
      EXPECT_NE(seen_text(entry).find(name), std::string::npos) << name << " is not seen";
    }
  }
}

TEST(CoveredBy, RefusesATestThatIsNotThere) {
  const CodeEntry entry = *find_code("D101");
  const std::string here = "tests/codes/codes_test.cc";
  EXPECT_EQ(fault_of({here, "CoveredBy", "RefusesATestThatIsNotThere", ""}, entry), "");  // D101
  EXPECT_NE(fault_of({here, "CoveredBy", "IsNotThere", ""}, entry), "");
  EXPECT_NE(fault_of({here, "Messages", "AreCutOutOfWhatWasPrinted", ""}, *find_code("D126")), "");
  EXPECT_NE(fault_of({"tests/nowhere.cc", "A", "B", ""}, entry), "");
  EXPECT_NE(fault_of({}, entry), "");
}

TEST(Messages, AreCutOutOfWhatWasPrinted) {
  const std::string text =
      "a.yaml:1:2: error D101: twice\n  1 | a\n    = help: b\nerror S404: none\n  = help: c\n"
      "2 mistakes. Nothing was written.\n";
  EXPECT_EQ(message_in(text, "D101"), "a.yaml:1:2: error D101: twice\n  1 | a\n    = help: b\n");
  EXPECT_EQ(message_in(text, "S404"), "error S404: none\n  = help: c\n");
  EXPECT_EQ(message_in(text, "S405"), "");
}

// UPDATE_GOLDEN=1 writes the page anew.
TEST(DiagnosticsPage, IsUpToDate) {
  const fs::path page = fs::path(TOADLANE_SOURCE_DIR) / "docs/diagnostics.md";
  if (updating()) std::ofstream(page, std::ios::binary) << diagnostics_page();
  EXPECT_TRUE(bytes_of(page) == diagnostics_page())
      << "docs/diagnostics.md is not what codes.def and tests/codes say: run with UPDATE_GOLDEN=1";
}

}  // namespace
}  // namespace toadlane::codes
