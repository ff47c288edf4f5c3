#include "rules/bylaws/settled_doubts.h"

#include <gmock/gmock.h>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

// The codes of what is doubted in a file with this majority and these readings.
std::string doubts(const std::string& passes, const std::string& readings) {
  const std::string text =
      "format: coop-bylaws 1\ncoop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
      "decisions: {it: {cite: Art. 14, by: members, passes: " +
      passes + "}}\n" + (readings.empty() ? "" : "readings: [" + readings + "]\n");
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  if (!node) return to_text(node.diagnostics());
  const Result<BylawsRead> read = read_bylaws(*node, {});
  if (!read) return to_text(read.diagnostics());
  std::string codes;
  for (const Diagnostic& one : read->doubts.all())
    codes += std::string(codes.empty() ? "" : " ") + std::string(entry_of(one.code).name);
  return codes;
}

std::string of(const std::string& words, const std::string& cite = "") {
  return "{of: \"" + words + "\", taken_as: as it stands, because: the articles say so" +
         (cite.empty() ? "" : ", cite: " + cite) + "}";
}

TEST(SettleDoubts, TakesAReadingOfTheDoubtedWords) {
  const std::string passes = "at least 51% of votes cast";
  EXPECT_EQ(doubts(passes, ""), "X251");
  EXPECT_EQ(doubts(passes, of("51%")), "");
  EXPECT_EQ(doubts(passes, of("51% of  Votes cast")), "");
  EXPECT_EQ(doubts(passes, of("at least 51% of votes cast, in person or by proxy")), "");
  EXPECT_EQ(doubts(passes, of("decisions.it.passes")), "");
}

TEST(SettleDoubts, LeavesWhatAReadingIsNotAbout) {
  const std::string passes = "at least 51% of votes cast";
  EXPECT_EQ(doubts(passes, of("1%")), "X251");  // a part of a word
  EXPECT_EQ(doubts(passes, of("67%")), "X251");
  EXPECT_EQ(doubts(passes, of("decisions.other.passes")), "X251");
  EXPECT_EQ(doubts(passes, of("51%", "Art. 15")), "X251");
  EXPECT_EQ(doubts(passes, of("51%", "Art. 14")), "");
}

TEST(SettleDoubts, IsTheSameForEveryKindOfDoubt) {
  EXPECT_EQ(doubts("unanimous", ""), "X255");
  EXPECT_EQ(doubts("unanimous", of("unanimous")), "");
  const std::string half = "at least (1/2 of members) plus 1 member";
  EXPECT_EQ(doubts(half, ""), "X254");
  EXPECT_EQ(doubts(half, of("(1/2 of members) plus 1 member")), "");
}

TEST(SettleDoubts, WantsAllTheWordsWhereAPartIsOfOthersToo) {
  Diagnostics found;
  const SourceSpan span{"bylaws.yaml", {1, 1}, {1, 16}, "members present"};
  found.add(Diagnostic::warning(Code::X258, "who is present").at(span));
  const auto left = [&](const char* of) {
    Diagnostics some = found;
    model::Reading reading;
    reading.of = of;
    settle_doubts({reading}, some);
    return some.all().size();
  };
  EXPECT_EQ(left("members"), 1U);
  EXPECT_EQ(left("the members present, and voting"), 0U);
}

TEST(SettleDoubts, SaysThatAReadingWould) {
  Diagnostics found;
  found.add(Diagnostic::warning(Code::X255, "it does not say of whom").hint("say of whom"));
  found.add(Diagnostic::warning(Code::B160, "nobody is reached").hint("mend it"));
  settle_doubts({}, found);
  EXPECT_EQ(found.all()[0].advice, "say of whom; or say under `readings` how it is taken");
  EXPECT_EQ(found.all()[1].advice, "mend it");
}

}  // namespace
}  // namespace toadlane::rules
