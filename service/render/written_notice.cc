#include "service/render/written_notice.h"

#include "engine/patronage/payment_period.h"

namespace toadlane::render {
namespace {

constexpr const char* line_to_write_on = "________________________";

const char* title_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::qualified:
      return "Qualified written notice of allocation";
    case NoticeKind::without_consent:
      return "Written notice of allocation, qualified only with your consent";
    case NoticeKind::none:
    case NoticeKind::too_little_money:
    case NoticeKind::nonqualified:
      return "Nonqualified written notice of allocation";
  }
  return "";
}

const char* standing_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::qualified:
      return "This is a qualified written notice of allocation under 26 U.S.C. 1388(c).";
    case NoticeKind::without_consent:
      return "This notice is qualified under 26 U.S.C. 1388(c) only if you consented; without "
             "consent it is nonqualified under 26 U.S.C. 1388(d).";
    case NoticeKind::too_little_money:
      return "This is a nonqualified written notice of allocation under 26 U.S.C. 1388(d): less "
             "than 20% of your dividend is paid in money.";
    case NoticeKind::none:
    case NoticeKind::nonqualified:
      return "This is a nonqualified written notice of allocation under 26 U.S.C. 1388(d).";
  }
  return "";
}

const char* tax_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::qualified:
      return "You report the money and the stated dollar amount for the year in which you "
             "receive them (26 U.S.C. 1385), except what is for personal, living or family items.";
    case NoticeKind::without_consent:
      return "If it is qualified, you report the money and the stated dollar amount for the year "
             "in which you receive them (26 U.S.C. 1385); if not, the stated dollar amount only "
             "when it is redeemed.";
    case NoticeKind::none:
    case NoticeKind::too_little_money:
    case NoticeKind::nonqualified:
      return "You report the money for the year in which you receive it, and the stated dollar "
             "amount only when it is redeemed (26 U.S.C. 1385).";
  }
  return "";
}

std::string consent_words(const StatementFacts& facts, NoticeKind kind) {
  if (kind == NoticeKind::nonqualified) return "none is needed";
  if (!facts.gap.empty()) return facts.gap;
  const model::Pay& pay = *facts.closed.bylaws.bylaws.surplus->pay;
  std::string words = pay.consent_by.text + cited(pay.consent_cite);
  if (pay.consent_copy_given == "yes") words += "; a copy of the bylaw was given";
  return words + "; since " + line_to_write_on;
}

class Notice {
 public:
  Notice(MarkupWriter& html, const StatementFacts& facts, std::size_t member)
      : html_(html), facts_(facts), result_(facts.closed.result), member_(member) {}

  void put(NoticeKind kind) {
    const model::Bylaws& bylaws = facts_.closed.bylaws.bylaws;
    html_.line("h3", title_of(kind));
    html_.begin("table").line("caption", "Elements of the notice").begin("tbody");
    row("Issuer", bylaws.coop.name);
    row("Member", member_words(facts_.closed, member_));
    row("Fiscal year", std::to_string(facts_.closed.year.year.year) + ", ended " +
                           facts_.closed.year.year.ends.text());
    put_amounts();
    row("Redemption", redemption_words(facts_.closed).empty()
                          ? "the bylaws state no day: as the board determines"
                          : redemption_words(facts_.closed));
    row("Consent", consent_words(facts_, kind));
    put_days();
    put_account();
    row("Issued on", line_to_write_on);
    row("Delivered on, and how", line_to_write_on);
    row("Signed for the co-operative", line_to_write_on);
    html_.end().end();
    html_.line("p", standing_of(kind));
    html_.line("p", std::string(tax_of(kind)) + " This is no tax advice: ask an accountant.");
  }

 private:
  void row(const std::string& head, const std::string& cell) {
    html_.begin("tr").line("th", head, {{"scope", "row"}}).line("td", cell).end();
  }

  void put_amounts() {
    const Money dividend = result_.money(result_.dividend[member_]);
    const Money cash = result_.money(result_.cash[member_]);
    const Money stated = result_.money(result_.retained(member_));
    std::string of_income;
    if (result_.income_total.sign() > 0)
      of_income = ", " + part_of(facts_.dividends, result_.income_total) + " of the income of " +
                  with_code(result_.income_total);
    row("Dividends of all members", with_code(facts_.dividends) + of_income);
    row("Your dividend, money and paper together", with_code(dividend));
    row("Paid in money", with_code(cash) + ", " + part_of(cash, dividend) + " of your dividend");
    if (!result_.held.empty() && result_.held[member_] > 0)
      row("Held in your name", with_code(result_.money(result_.held[member_])));
    row("Stated dollar amount of this notice",
        with_code(stated) + ", " + part_of(stated, dividend) + " of your dividend");
    row("Patronage part of it",
        facts_.all_patronage
            ? with_code(stated) + ", all of it: the bylaws name no income from others in it"
            : "not told apart: the dividend holds interest, or income from the work of others");
    row("Tax withheld", "none is computed here");
  }

  void put_days() {
    const Date ends = facts_.closed.year.year.ends;
    row("Last day of the payment period",
        patronage::payment_period_end(ends).text() + " (26 CFR 1.1382-4)");
    row("A qualified check is cashed by",
        patronage::qualified_check_cashed_by(ends).text() + " (26 U.S.C. 1388(c)(4))");
  }

  void put_account() {
    const patronage::Members& members = facts_.closed.table.members;
    if (members.opening.empty()) return row("Your account", "its balance is not known here");
    const Money before = result_.money(members.opening[member_]);
    const Money credited = result_.money(result_.retained(member_));
    row("Your account", "before " + with_code(before) + " + credited " + with_code(credited) +
                            " - losses " + with_code(result_.money(0)) + " = " +
                            with_code(before + credited) + "; redemptions are not in it");
  }

  MarkupWriter& html_;
  const StatementFacts& facts_;
  const patronage::YearEnd& result_;
  std::size_t member_;
};

}  // namespace

void put_notice(MarkupWriter& html, const StatementFacts& facts, std::size_t member) {
  const NoticeKind kind = notice_of(facts.closed, member);
  if (kind == NoticeKind::none) {
    html.line("h3", "Written notice");
    html.line("p", under_subchapter_t(facts.closed)
                       ? "None: nothing is given to you as a written notice of allocation."
                       : "Not applicable: the bylaws do not say `taxed_as: subchapter t`. Ask an "
                         "accountant.");
    return;
  }
  Notice(html, facts, member).put(kind);
}

}  // namespace toadlane::render
