#include "service/render/resolution.h"

#include <algorithm>

#include "engine/base/text.h"
#include "service/render/payout.h"

namespace toadlane::render {
namespace {

constexpr const char* line_to_fill = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

class Resolution {
 public:
  Resolution(const app::ClosedYear& closed, const std::vector<InputHash>& inputs)
      : closed_(closed), result_(closed.result), inputs_(inputs) {}

  std::string text() {
    put_head();
    put_income();
    put_steps();
    put_members();
    put_accounts();
    put_defaults();
    put_end();
    return std::move(text_);
  }

 private:
  void line(const std::string& words) { text_ += words + "\n"; }
  void paragraph(const std::string& words) { text_ += "\n" + words + "\n"; }
  void point(const std::string& words) {
    text_ += "\n" + std::to_string(++points_) + ". " + words + "\n";
  }

  [[nodiscard]] const model::Pay* pay() const {
    const auto& pay = closed_.bylaws.bylaws.surplus->pay;
    return pay ? &*pay : nullptr;
  }

  [[nodiscard]] std::string body() const {
    const std::string body = body_that_chooses(closed_);
    return body.empty() ? std::string(line_to_fill) : markdown_text(body);
  }

  [[nodiscard]] std::string amount(Money money) const { return with_code(money); }

  void put_head() {
    line("# Draft resolution: the result of fiscal year " + std::to_string(closed_.year.year.year));
    paragraph(
        "A draft, worked out from the bylaws and the figures of the year. It decides nothing "
        "until it is adopted, and it is no legal or tax advice.");
    line("\n- Co-operative: " + markdown_text(closed_.bylaws.bylaws.coop.name));
    line("- Fiscal year: " + std::to_string(closed_.year.year.year) + ", ended " +
         closed_.year.year.ends.text());
    line("- Body that decides: " + body());
    line("- Resolution number: " + std::string(line_to_fill));
    line("- Adopted on: " + std::string(line_to_fill));
    paragraph("Resolved:");
  }

  void put_income() {
    std::string parts;
    for (const auto& [name, money] : result_.income)
      parts += (parts.empty() ? "" : ", ") + markdown_text(name) + " " + amount(money);
    point("The income of the year is " + amount(result_.income_total) + ": " + parts + ".");
  }

  void put_steps() {
    point(result_.income_total.sign() < 0 ? "The loss is borne so:"
                                          : "It is distributed in these steps:");
    text_ += "\n| article | step | to | amount |\n| --- | --- | --- | ---: |\n";
    for (const patronage::Movement& move : result_.movements) {
      line("| " + (move.cite.empty() ? "(not stated)" : markdown_text(move.cite)) + " | " +
           markdown_text(move.what) + " | " + markdown_text(move.to) + " | " + move.amount.text() +
           " |");
      for (const auto& [pool, money] : move.pools)
        line("| | of which " + markdown_text(pool) + " | | " + money.text() + " |");
    }
    line("| | together, the income | | " + result_.income_total.text() + " |");
  }

  [[nodiscard]] Money sum(const Numbers& column) const {
    return result_.money(total(column).to_int64().value());
  }

  void put_members() {
    if (result_.to_members.sign() == 0) return point("Members get no dividend and bear no loss.");
    const Money dividends = sum(result_.dividend);
    if (dividends.sign() < 0)
      return point("Members bear " + amount(-dividends) +
                   " of the loss, each the part in the "
                   "register.");
    point("Members' dividends are " + amount(dividends) + ", each the part in the register.");
    if (result_.split) put_payment();
    if (!result_.outright.empty() && sum(result_.outright).sign() != 0)
      point("Beside the dividends, " + amount(sum(result_.outright)) + " is paid in money.");
  }

  void put_payment() {
    std::string words = "Of these, " + amount(sum(result_.cash)) + " is paid in money";
    const LastDay last = last_day_of_payment(closed_);
    if (!last.words.empty()) words += ", " + markdown_text(last.text());
    if (!result_.held.empty() && sum(result_.held).sign() != 0)
      words += "; " + amount(sum(result_.held)) + " is held, payable in the members' names";
    words += "; " + amount(sum(result_.retained())) + " is retained";
    if (pay() != nullptr && !pay()->rest.empty()) words += " as " + markdown_text(pay()->rest);
    point(words + ".");
    for (const patronage::Payment::Rule& rule : result_.payment.rules()) {
      std::string part = "   - part in money";
      if (!rule.words.empty()) part += " (" + markdown_text(rule.words) + ")";
      part += ": " + percent_text(rule.part.value);
      if (rule.part.at_least) part += ", at least " + percent_text(*rule.part.at_least);
      if (rule.part.at_most) part += ", at most " + percent_text(*rule.part.at_most);
      part += rule.part.by.empty() ? "; as the bylaws say"
                                   : "; chosen by " + markdown_text(rule.part.by);
      line(part + markdown_text(cited(rule.cite)));
    }
  }

  void put_accounts() {
    if (result_.moved.empty()) return;
    point("The accounts are then:");
    text_ += "\n| account | opening | moved | closing |\n| --- | ---: | ---: | ---: |\n";
    for (const auto& [name, moved] : result_.moved) {
      const Money* opening = model::find(closed_.year.year.opening, name);
      line("| " + markdown_text(name) + " | " +
           (opening != nullptr ? opening->text() : "not given") + " | " + moved.text() + " | " +
           (opening != nullptr ? (*opening + moved).text() : "not known") + " |");
    }
  }

  void put_defaults() {
    std::string defaults;
    for (const std::string& policy : result_.policies)
      if (policy.find("default") != std::string::npos)
        defaults += "   - " + markdown_text(policy) + "\n";
    for (const model::Reading& reading : closed_.bylaws.bylaws.readings)
      defaults += "   - reading: " + markdown_text(reading.of) + ", taken as " +
                  markdown_text(reading.taken_as) + "\n";
    if (defaults.empty()) return point("Every rounding is stated in the bylaws.");
    point("What no article decides is accepted as it was done:");
    text_ += defaults;
  }

  void put_end() {
    paragraph("The figures come from these files, known by their BLAKE2b-256:");
    text_ += "\n";
    for (const InputHash& input : inputs_) line("- " + input.role + ": " + input.blake2b_256);
    paragraph("Signed: " + std::string(line_to_fill) + " (chair)");
    paragraph("Signed: " + std::string(line_to_fill) + " (secretary)");
  }

  const app::ClosedYear& closed_;
  const patronage::YearEnd& result_;
  const std::vector<InputHash>& inputs_;
  std::string text_;
  int points_ = 0;
};

}  // namespace

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]<>#|~&";
  std::string escaped;
  for (const char c : visible(text)) {
    if (special.find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string resolution_md(const app::ClosedYear& closed, const std::vector<InputHash>& inputs) {
  return Resolution(closed, inputs).text();
}

}  // namespace toadlane::render
