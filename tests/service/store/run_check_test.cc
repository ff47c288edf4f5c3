#include "service/store/run_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

using testing::HasSubstr;

std::string reasons(const store::Run& run) {
  return to_text(reasons_against(run));
}

TEST(RunCheck, FindsNothingAgainstAGoodRun) {
  EXPECT_EQ(reasons(sample_run()), "");
}

TEST(RunCheck, FindsAllReasonsAtOnce) {
  store::Run run = sample_run();
  run.cooperative = "";
  run.currency = "E\xff";
  run.decimals = 10;
  run.recorded_at = "2025-02-30T00:00:00Z";
  run.result_blake2b = "abc";
  run.inputs[0].content += " ";
  run.inputs[1].blake2b_256 = std::string(64, 'A');
  run.moved[0].what = std::string("a\0b", 3);
  run.members[0].cash_minor += 1;
  run.members[1].member = "M1";
  const std::string text = reasons(run);
  for (const char* part :
       {"co-operative is empty", "currency `E", "10 decimals", "2025-02-30T00:00:00Z` is not an",
        "the result is not 64", "content of `bylaws.yaml`", "`year.yaml` is not 64", "`a\\x00b`",
        "member `M1` is not its cash", "member `M1` is there twice"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(RunCheck, TellsTwentyReasonsAtMost) {
  store::Run run = sample_run("", 50);
  for (MemberLine& line : run.members) line.retained_minor = 0;
  EXPECT_EQ(reasons_against(run).all().size(), 20U);
}

TEST(RunCheck, DoesNotOverflow) {
  store::Run run = sample_run();
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  run.members[0] = {"M1", "", -2, most, most};
  EXPECT_THAT(reasons(run), HasSubstr("cash and retained parts"));
  run.members[0] = {"M1", "", most, most, 0};
  EXPECT_EQ(reasons(run), "");
}

TEST(RunCheck, KnowsAnInstant) {
  for (const char* good :
       {"2026-01-31T09:30:00Z", "2024-02-29T23:59:59.123+01:00", "2026-01-31T09:30:00.5-11:30"})
    EXPECT_TRUE(is_instant(good)) << good;
  for (const char* bad :
       {"", "2026-01-31", "2026-01-31 09:30:00Z", "2025-02-29T09:30:00Z", "2026-01-31T24:00:00Z",
        "2026-01-31T09:60:00Z", "2026-01-31T09:30:60Z", "2026-01-31T09:30:00",
        "2026-01-31T9:30:00Z", "2026-01-31T09:30:00.Z", "2026-01-31T09:30:00.5",
        "2026-01-31T09:30:00+1:00", "2026-01-31T09:30:00+01:000", "2026-01-31T09:30:00ZZ",
        "2026-01-31T09:30:0xZ"})
    EXPECT_FALSE(is_instant(bad)) << bad;
}

TEST(RunCheck, TakesRunsForTheSameByWhatWentInAndCameOut) {
  const store::Run run = sample_run();
  store::Run same = run;
  same.recorded_at = "2027-01-01T00:00:00Z";
  same.inputs[0].name = "renamed.yaml";
  std::swap(same.inputs[0], same.inputs[2]);
  EXPECT_EQ(identity_of(same), identity_of(run));
  store::Run other = run;
  other.inputs[0].role = "amendment";
  EXPECT_NE(identity_of(other), identity_of(run));
  other = run;
  other.inputs[0].blake2b_256 = std::string(64, '0');
  EXPECT_NE(identity_of(other), identity_of(run));
  other = run;
  other.cooperative = "another";
  EXPECT_NE(identity_of(other), identity_of(run));
  other = run;
  other.result_blake2b = std::string(64, '0');
  EXPECT_NE(identity_of(other), identity_of(run));
}

TEST(RunCheck, FingerprintsEachField) {
  const store::Run run = sample_run();
  const auto differs = [&run](auto change) {
    store::Run other = run;
    change(other);
    return fingerprint_of(other) != fingerprint_of(run);
  };
  EXPECT_TRUE(differs([](store::Run& r) { r.fiscal_year += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.currency += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.decimals += 1; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.engine_version += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.recorded_at += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.inputs[2].name += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.moved[1].citation += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.moved[1].minor += 1; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.moved[0].step += 1; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.members[1].name += "x"; }));
  EXPECT_TRUE(differs([](store::Run& r) { r.members[1].cash_minor += 1; }));
  EXPECT_TRUE(differs([](store::Run& r) { std::swap(r.members[0], r.members[1]); }));
}

}  // namespace
}  // namespace toadlane::store
