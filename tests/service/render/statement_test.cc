#include "service/render/statement.h"

#include <gmock/gmock.h>

#include "tests/service/render/lane_bakery.h"

namespace toadlane::render {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

std::string bundle(const LaneBakery& bakery, std::size_t members_max = 10) {
  TextOut out;
  const app::ClosedYear closed = bakery.closed();
  statements_html(closed, {{"bylaws", "bylaws.yaml", "b1"}, {"year", "year.yaml", "y2"}},
                  members_max, out);
  return out.take();
}

// 80.01 by three is 26.67 each; a fifth of it, up, is 5.34.
TEST(Statement, SaysWhatAMemberGets) {
  const std::string html = bundle({});
  EXPECT_EQ(first_unclosed(html), "");
  EXPECT_THAT(texts_of(html, "h2"), ElementsAre("Statement of Ana (M1)", "Statement of Bo (M2)",
                                                "Statement of Cy (M10)"));
  EXPECT_THAT(texts_of(html, "td", "amount"),
              ElementsAre("1", "26.67", "5.34", "21.33", "1", "26.67", "5.34", "21.33", "1",
                          "26.67", "5.34", "21.33"));
  EXPECT_THAT(html, HasSubstr("no later than 2026-09-15"));
  EXPECT_THAT(html, HasSubstr("bylaws: b1"));
}

TEST(Statement, HasThePartsThatAMemberLooksFor) {
  LaneBakery bakery;
  bakery.members = "member,name,hours\nM1,Ana,1\n";
  EXPECT_THAT(texts_of(bundle(bakery), "h3"),
              ElementsAre("What you did", "Your share", "How it became money", "What you get",
                          "What is kept", "Qualified written notice of allocation",
                          "How to check it", "Whom to ask"));
}

TEST(Statement, EscapesWhatMembersAreCalled) {
  LaneBakery bakery;
  bakery.name = "B & <Sons>";
  bakery.members = "member,name,hours\nM1,<script>alert(1)</script>,1\n";
  const std::string html = bundle(bakery);
  EXPECT_THAT(html, AllOf(HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; (M1)"),
                          HasSubstr("B &amp; &lt;Sons&gt;"), Not(HasSubstr("<script"))));
  EXPECT_EQ(first_unclosed(html), "");
}

TEST(Statement, AsksForNothingOutside) {
  const std::string html = bundle({});
  for (const char* word : {"http://", "https://", "src=", "href=", "@import", "url("})
    EXPECT_THAT(html, Not(HasSubstr(word)));
}

TEST(Statement, SaysThatThereAreMoreMembers) {
  const std::string html = bundle({}, 2);
  EXPECT_EQ(texts_of(html, "h2").size(), 2U);
  EXPECT_THAT(html, HasSubstr("These are the first 2 of 3 members."));
}

// Nothing of the reserve's loss is a member's.
TEST(Statement, TellsAMemberOfAYearWithoutDividends) {
  LaneBakery bakery;
  bakery.income = "-5.00";
  const std::string html = bundle(bakery);
  EXPECT_EQ(first_unclosed(html), "");
  EXPECT_THAT(html, HasSubstr("You had no part in what was divided among members this year."));
  EXPECT_THAT(html, HasSubstr("No patronage in this year."));
  EXPECT_THAT(html, HasSubstr("nothing is given to you as a written notice"));
}

TEST(WrittenNotice, HasItsLegalElements) {
  LaneBakery bakery;
  bakery.members = "member,name,hours,account balance\nM1,Ana,1,10.00\n";
  const std::string html = bundle(bakery);
  EXPECT_THAT(texts_of(html, "td"),
              IsSupersetOf({"80.01 USD, about 80% of the income of 100.01 USD",
                            "16.01 USD, about 20.01% of your dividend",
                            "64.00 USD, about 79.99% of your dividend",
                            "64.00 USD, all of it: the bylaws name no income from others in it",
                            "2026-09-15 (26 CFR 1.1382-4)", "2026-12-14 (26 U.S.C. 1388(c)(4))",
                            "before 10.00 USD + credited 64.00 USD - losses 0.00 USD = 74.00 USD; "
                            "redemptions are not in it",
                            "the bylaws state no day: as the board determines"}));
  EXPECT_THAT(html, HasSubstr("membership (Art. 7.5); a copy of the bylaw was given; since ___"));
  EXPECT_THAT(html, HasSubstr("qualified written notice of allocation under 26 U.S.C. 1388(c)."));
}

TEST(WrittenNotice, SaysThatConsentIsMissing) {
  LaneBakery bakery;
  bakery.pay = "{cash: 25%, rest: qualified written notice}";
  const std::string html = bundle(bakery);
  EXPECT_THAT(html, HasSubstr("Written notice of allocation, qualified only with your consent"));
  EXPECT_THAT(html, HasSubstr("the bylaws do not say how members consented"));
}

// A fifth of 26.67 is 5.334: 5.33 is too little, and only `at_least` raises it.
TEST(WrittenNotice, IsNonqualifiedWithLessThanAFifthInMoney) {
  LaneBakery bakery;
  bakery.pay =
      "{cash: 20%, rest: qualified written notice, consent: {by: membership, copy_given: yes}}";
  const std::string html = bundle(bakery);
  EXPECT_THAT(html, HasSubstr("Nonqualified written notice of allocation"));
  EXPECT_THAT(html, HasSubstr("less than 20% of your dividend is paid in money"));
}

TEST(WrittenNotice, IsNotApplicableElsewhere) {
  LaneBakery bakery;
  bakery.taxed_as = "not in the US";
  const std::string html = bundle(bakery);
  EXPECT_THAT(html, HasSubstr("Not applicable: the bylaws do not say `taxed_as: subchapter t`. "
                              "Ask an accountant."));
  EXPECT_THAT(html, Not(HasSubstr("U.S.C.")));
  EXPECT_THAT(html, HasSubstr("the bylaws state no last day"));
}

}  // namespace
}  // namespace toadlane::render
