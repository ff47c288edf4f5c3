#include "engine/base/diagnostic.h"

#include <gmock/gmock.h>

namespace toadlane {
namespace {

using testing::HasSubstr;

// A stretch of line 7 that begins at a column and ends `width` characters further.
SourceSpan stretch(const std::string& excerpt, std::size_t column, std::size_t width) {
  return {.file = "bylaws.yaml",
          .begin = {.line = 7, .column = column},
          .end = {.line = 7, .column = column + width},
          .excerpt = excerpt};
}

std::string text_at(const SourceSpan& span) {
  return to_text(Diagnostic::error(Code::X203, "unknown").at(span));
}

TEST(Diagnostic, SaysWhatWhereInWhichClauseAndWhatToDo) {
  const Diagnostic one = Diagnostic::error(Code::X203, "unknown base `memebers`")
                             .at(stretch("quorum: at least 3% of memebers", 24, 8))
                             .in(Clause("meetings.members.quorum"))
                             .cite("Art. 4.2")
                             .hint("did you mean `members`?");
  EXPECT_EQ(to_text(one),
            "bylaws.yaml:7:24: error X203: unknown base `memebers`\n"
            "  7 | quorum: at least 3% of memebers\n"
            "    |                        ^^^^^^^^\n"
            "  = Art. 4.2 (meetings.members.quorum)\n"
            "  = help: did you mean `members`?\n");
}

TEST(Diagnostic, LeavesOutWhatItDoesNotKnow) {
  EXPECT_EQ(to_text(Diagnostic::note(Code::none, "nothing to do")), "note: nothing to do\n");
  EXPECT_EQ(to_text(Diagnostic::warning(Code::none, "look").in(Clause("coop"))),
            "warning: look\n  = coop\n");
  EXPECT_EQ(to_text(Diagnostic::error(Code::none, "stop").cite("").cite("Art. 1").cite("Art. 2")),
            "error: stop\n  = Art. 1; Art. 2\n");
}

TEST(Diagnostic, CountsCharactersAndNotBytesUpToTheCaret) {
  EXPECT_THAT(text_at(stretch("Zo\xC3\xAB: 5", 6, 1)),
              HasSubstr("| Zo\xC3\xAB: 5\n    |      ^\n"));
}

TEST(Diagnostic, ShowsATabAsOneSpaceSoThatTheCaretStandsBelowItsWord) {
  EXPECT_THAT(text_at(stretch("a:\tb\tc", 6, 1)), HasSubstr("  7 | a: b c\n    |      ^\n"));
}

TEST(Diagnostic, CutsALongLineAroundThePlace) {
  const std::string line = std::string(300, 'x') + "HERE" + std::string(300, 'y');
  const std::string text = text_at(stretch(line, 301, 4));
  EXPECT_THAT(text, HasSubstr("| ..." + std::string(60, 'x') + "HERE" + std::string(56, 'y') +
                              "\n    | " + std::string(63, ' ') + "^^^^\n"));
}

TEST(Diagnostic, MarksAStretchOfSeveralLinesUpToTheEndOfItsFirst) {
  SourceSpan span = stretch("losses: [one,", 9, 0);
  span.end = {.line = 9, .column = 3};
  EXPECT_THAT(text_at(span), HasSubstr("    |         ^^^^^\n"));
  EXPECT_THAT(text_at(stretch("coop:", 6, 0)), HasSubstr("    |      ^\n"));
}

TEST(Diagnostic, ShowsNoLineThatIsEmpty) {
  EXPECT_EQ(text_at(stretch("", 1, 0)), "bylaws.yaml:7:1: error X203: unknown\n");
}

TEST(Diagnostic, ShowsTheOtherPlacesBelowItsOwn) {
  SourceSpan first = stretch("a: 1", 1, 1);
  first.begin.line = first.end.line = 3;
  const Diagnostic one = Diagnostic::error(Code::D101, "`a` is given twice")
                             .at(stretch("a: 2", 1, 1))
                             .label(first, "first given here");
  EXPECT_EQ(to_text(one),
            "bylaws.yaml:7:1: error D101: `a` is given twice\n"
            "  7 | a: 2\n"
            "    | ^\n"
            "  bylaws.yaml:3:1: first given here\n"
            "  3 | a: 1\n"
            "    | ^\n");
}

TEST(Diagnostic, LetsNoControlCharacterOfTheUserReachTheTerminal) {
  const std::string text =
      to_text(Diagnostic::error(Code::none, "name \x1B[2J").cite("Art. \x07").hint("delete \x7F"));
  EXPECT_EQ(text, "error: name \\x1b[2J\n  = Art. \\x07\n  = help: delete \\x7f\n");
}

TEST(Diagnostics, HaveErrorsOnlyWhenOneOfThemIs) {
  Diagnostics all;
  EXPECT_TRUE(all.empty());
  all.add(Diagnostic::warning(Code::none, "w"));
  all.add(Diagnostic::note(Code::none, "n"));
  EXPECT_FALSE(all.has_errors());
  Diagnostics more;
  more.add(Diagnostic::error(Code::none, "e"));
  all.add(more);
  EXPECT_TRUE(all.has_errors());
  EXPECT_EQ(all.count(Severity::warning), 1U);
  EXPECT_EQ(to_text(all), "warning: w\nnote: n\nerror: e\n");
}

TEST(Diagnostics, AreOrderedByPlaceAndThoseWithoutOneComeLast) {
  Diagnostics all;
  all.add(Diagnostic::note(Code::none, "nowhere"));
  all.add(Diagnostic::note(Code::none, "later").at(stretch("", 9, 0)));
  all.add(Diagnostic::note(Code::none, "sooner").at(stretch("", 2, 0)));
  all.add(Diagnostic::note(Code::none, "sooner too").at(stretch("", 2, 0)));
  sort_by_place(all);
  std::vector<std::string> order;
  for (const Diagnostic& one : all.all()) order.push_back(one.message);
  EXPECT_THAT(order, testing::ElementsAre("sooner", "sooner too", "later", "nowhere"));
}

TEST(Diagnostics, AreKeptToTheFirstOfEachSeverity) {
  Diagnostics all;
  for (const char* message : {"one", "two", "three"}) {
    all.add(Diagnostic::error(Code::B117, message));
    all.add(Diagnostic::note(Code::none, message));
  }
  Diagnostics all_shown = all;
  keep_first(all_shown, 3, Code::B136);
  EXPECT_EQ(to_text(all_shown), to_text(all));
  keep_first(all, 1, Code::B136);
  EXPECT_EQ(to_text(all),
            "error B117: one\nnote: one\n"
            "error B136: and 2 more mistakes\n"
            "  = help: mend these first, then read the file again\n");
}

}  // namespace
}  // namespace toadlane
