#include "rules/bylaws/findings.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

// Finds with `find` in a file of two lines, and says what was told.
template <class Find>
std::string told_findings(const Find& find) {
  const Result<Node> node = document::read_yaml(
      "bylaws.yaml",
      "format: coop-bylaws 1\ncoop: {name: Test, kind: worker cooperative, currency: USD}\n");
  const Result<BylawsRead> read = read_bylaws(node.value());
  Diagnostics diagnostics;
  Findings findings(read.value(), diagnostics);
  find(findings);
  return to_text(diagnostics);
}

std::string whole(const std::vector<std::string>& parts) {
  std::vector<std::optional<expression::Amount>> amounts;
  for (const std::string& part : parts)
    amounts.push_back(expression::Amount{
        expression::Fraction{parse_ratio(part).number.value(), part.ends_with('%')}});
  return told_findings(
      [&](Findings& f) { f.whole(amounts, Clause("coop"), "Art. 1", "the parts"); });
}

TEST(Findings, HaveThePlaceOfTheClauseOrOfTheOneAboveIt) {
  const auto at = [](const std::string& clause) {
    return told_findings([&](Findings& f) {
      f.report(Diagnostic::error(Code::B117, "wrong").hint("mend it"), Clause(clause), "Art. 1");
    });
  };
  EXPECT_THAT(at("coop.name"), HasSubstr("bylaws.yaml:2:14: error B117: wrong"));
  EXPECT_THAT(at("coop.law.base"), HasSubstr("bylaws.yaml:2:7: error B117: wrong"));
  EXPECT_THAT(at("coop.name"), HasSubstr("Art. 1 (coop.name)"));
}

TEST(Findings, OfferANameThatIsDeclared) {
  const auto known = [](const std::string& name, const std::vector<std::string>& declared) {
    return told_findings([&](Findings& f) {
      f.known(name, declared, Clause("coop"), "", "an account of this file");
    });
  };
  EXPECT_EQ(known("reserve", {"fund", "reserve"}), "");
  EXPECT_EQ(known("", {"fund"}), "");
  EXPECT_THAT(known("reserv", {"fund", "reserve"}), HasSubstr("did you mean `reserve`?"));
  EXPECT_THAT(known("other", {"fund", "reserve"}), HasSubstr("declared are `fund` and `reserve`"));
  EXPECT_THAT(known("the fund", {"fund", "reserve"}), HasSubstr("did you mean `fund`?"));
  EXPECT_THAT(known("other", {}), HasSubstr("declare it first"));
}

TEST(Findings, OfferNothingBeyondWhatIsShown) {
  const std::vector<std::string> declared(1000, "reserve");
  const std::string text = told_findings([&](Findings& f) {
    for (int i = 0; i < 51; ++i) f.known("reserv", declared, Clause("coop"), "", "an account");
  });
  EXPECT_THAT(text.substr(text.rfind("error")), testing::Not(HasSubstr("did you mean")));
  EXPECT_THAT(text, HasSubstr("`reserve` and 984 more"));
}

TEST(Findings, AddPartsUpExactly) {
  EXPECT_EQ(whole({"1/3", "1/3", "1/3"}), "");
  EXPECT_THAT(whole({"33.33%", "33.33%", "33.33%"}), HasSubstr("the parts come to 99.99%"));
}

}  // namespace
}  // namespace toadlane::rules
