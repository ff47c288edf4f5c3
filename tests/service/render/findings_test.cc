#include "service/render/findings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/app/hold_meeting.h"
#include "service/import/read_members.h"
#include "service/render/check.h"
#include "service/render/meeting.h"
#include "service/render/year_end.h"

// The command gives files by their paths, the API gives texts by their roles: both must print the
// same bytes.
namespace toadlane::render {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string bylaws_with_findings =
    "format: coop-bylaws 1\n"
    "coop: {name: Lane Bakery, kind: worker cooperative, currency: USD,\n"
    "       fiscal_year_ends: 31 December}\n"
    "in_force: {from: 2020-01-01}\n"
    "classes: {member: {votes: 1}}\n"
    "meetings: {members: {cite: Art. 3}}\n"
    "decisions: {ordinary: {cite: Art. 4, by: members, passes: at least 51% of votes cast}}\n"
    "surplus:\n"
    "  cite: Art. 7\n"
    "  income: {surplus: result of the year}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  steps: [{cite: Art. 7.1, move: rest, to: members, in_proportion_to: hours}]\n";
const std::string meeting =
    "format: coop-meeting 1\nmeeting: 2024-06-20\nbody: members\ncounts: {members: 9}\n"
    "present: 5\nmotions: [{title: T, decision: ordinary, for: 3, against: 2}]\n";
const std::string year_with_findings =
    "format: coop-year 1\nfiscal_year: 2025\nincome: {surplus: 10.00}\n";
const std::string table = "member,hours,shoe size\nM1,5,38\nM2,3,41\n";

std::string checked(const std::string& file) {
  const auto read = app::check_bylaws({file, bylaws_with_findings});
  return read ? check_json(*read) : to_text(read.diagnostics());
}

std::string held(const std::string& bylaws_file, const std::string& meeting_file) {
  const auto one = app::hold_meeting({bylaws_file, bylaws_with_findings}, {meeting_file, meeting});
  return one ? meeting_json(*one) : to_text(one.diagnostics());
}

std::string closed(const std::string& bylaws_file, const std::string& year_file,
                   const std::string& members_file) {
  const auto one =
      app::close_year({bylaws_file, bylaws_with_findings}, {year_file, year_with_findings},
                      import::members_from(members_file, import::TextSource::of(table)));
  if (!one) return to_text(one.diagnostics());
  return year_end_json(
      *one,
      {{"bylaws", bylaws_file, "1"}, {"year", year_file, "2"}, {"members", members_file, "3"}});
}

TEST(Findings, AreTheSameWhateverTheFilesAreCalled) {
  EXPECT_EQ(checked("coop/bylaws.yaml"), checked("bylaws"));
  EXPECT_EQ(held("coop/bylaws.yaml", "june.yaml"), held("bylaws", "meeting"));
  EXPECT_EQ(closed("coop/bylaws.yaml", "2025.yaml", "members.csv"),
            closed("bylaws", "year", "members"));
}

TEST(Findings, AreInEachAnswer) {
  const std::string warned = R"("severity": "warning")";
  const auto found = AllOf(HasSubstr("\"findings\": [\n"), HasSubstr(warned), Not(HasSubstr("x/")));
  EXPECT_THAT(checked("x/b.yaml"), AllOf(found, HasSubstr(R"("file": "bylaws")")));
  EXPECT_THAT(held("x/b.yaml", "x/m.yaml"),
              AllOf(found, HasSubstr(R"("code": "M317")"), HasSubstr(R"("code": "M315")"),
                    HasSubstr(R"("file": "meeting")")));
  EXPECT_THAT(closed("x/b.yaml", "x/y.yaml", "x/t.csv"),
              AllOf(found, HasSubstr("shoe size"), HasSubstr(R"("file": "members")")));
}

TEST(Findings, NameAFileWithoutARoleAsItIs) {
  Diagnostics found;
  found.add(Diagnostic::warning(Code::X251, "a")
                .at({.file = "other.yaml", .begin = {1, 1}, .end = {1, 2}, .excerpt = "a"}));
  JsonWriter json;
  write(json, found, {{"bylaws.yaml", "bylaws"}});
  EXPECT_THAT(json.text(), HasSubstr(R"("file": "other.yaml")"));
}

}  // namespace
}  // namespace toadlane::render
