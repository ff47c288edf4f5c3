#include "service/render/statement.h"

#include <algorithm>

#include "engine/patronage/each_member.h"
#include "service/render/paper.h"
#include "service/render/steps.h"
#include "service/render/written_notice.h"

namespace toadlane::render {
namespace {

std::string year_words(const app::ClosedYear& closed) {
  return "fiscal year " + std::to_string(closed.year.year.year) + ", ended " +
         closed.year.year.ends.text();
}

void put_steps(MarkupWriter& html, const std::vector<Step>& steps) {
  html.begin("ol");
  for (const Step& step : steps) {
    if (step.because.empty()) {
      html.line("li", line_of(step));
      continue;
    }
    html.begin("li").text(line_of(step));
    put_steps(html, step.because);
    html.end();
  }
  html.end();
}

class Statement {
 public:
  Statement(MarkupWriter& html, const StatementFacts& facts, std::size_t member)
      : html_(html),
        facts_(facts),
        closed_(facts.closed),
        result_(facts.closed.result),
        members_(facts.closed.table.members),
        member_(member) {}

  void put() {
    const std::string id = "statement-" + std::to_string(member_ + 1);
    html_.begin("article", {{"class", "statement"}, {"aria-labelledby", id}});
    html_.line("h2", "Statement of " + member_words(closed_, member_), {{"id", id}});
    html_.line("p", closed_.bylaws.bylaws.coop.name + ", " + year_words(closed_) + ", in " +
                        std::string(result_.currency.code()));
    put_did();
    put_share();
    put_arithmetic();
    put_money();
    put_kept();
    put_notice(html_, facts_, member_);
    put_check();
    html_.line("h3", "Whom to ask");
    html_.line("p", "The treasurer of " + closed_.bylaws.bylaws.coop.name + "." +
                        (facts_.decides.empty()
                             ? ""
                             : " The part in money is chosen by: " + facts_.decides + "."));
    html_.end();
  }

 private:
  [[nodiscard]] bool bears_loss() const { return result_.dividend[member_] < 0; }

  void put_did() {
    html_.line("h3", "What you did");
    if (!members_.class_of.empty())
      html_.line("p", "Class: " + members_.classes[members_.class_of[member_]]);
    if (members_.measures.empty()) {
      html_.line("p", "Nothing is counted for this year.");
      return;
    }
    html_.begin("table").line("caption", "Your figures of the year").begin("thead").begin("tr");
    for (const char* head : {"measure", "amount", "unit"})
      html_.line("th", head, {{"scope", "col"}});
    html_.end().end().begin("tbody");
    for (const auto& [name, column] : members_.measures) {
      const model::Measure* measure = model::find(closed_.bylaws.bylaws.surplus->measures, name);
      html_.begin("tr").line("th", name, {{"scope", "row"}});
      html_.line("td", plain_text(patronage::unscaled(column.scaled[member_], column.places)),
                 {{"class", "amount"}});
      html_.line("td", measure != nullptr ? measure->unit : "").end();
    }
    html_.end().end();
  }

  void put_share() {
    html_.line("h3", "Your share");
    bool any = false;
    for (const patronage::Division& division : result_.divisions) {
      if (division.basis.weight_of(member_).sign() == 0) continue;
      const patronage::MemberPool& pool = division.pool;
      const bool reckoned = pool.each != nullptr && pool.each->reckoned;
      std::string words = with_code(pool.amount) + (pool.loss ? " of loss" : "") + " to members" +
                          cited(pool.cite) + ": ";
      words += reckoned ? "each member's part is reckoned by itself: " + pool.each->words
                        : "your share is " + to_text(TraceValue(division.basis.share_of(member_)));
      html_.line("p", words + ".");
      any = true;
    }
    if (!any) html_.line("p", "You had no part in what was divided among members this year.");
  }

  void put_arithmetic() {
    html_.line("h3", "How it became money");
    const std::vector<Step> steps =
        patronage::explain_member(closed_.bylaws.bylaws, result_, members_, member_);
    if (steps.empty())
      html_.line("p", "No patronage in this year.");
    else
      put_steps(html_, steps);
  }

  void row(const std::string& head, std::int64_t minor, const std::string& words) {
    html_.begin("tr")
        .line("th", head, {{"scope", "row"}})
        .line("td", result_.money(minor).text(), {{"class", "amount"}})
        .line("td", words)
        .end();
  }

  void put_money() {
    html_.line("h3", "What you get");
    html_.begin("table").line("caption", "In " + std::string(result_.currency.code()));
    html_.begin("thead").begin("tr");
    for (const char* head : {"what", "amount", "when"}) html_.line("th", head, {{"scope", "col"}});
    html_.end().end().begin("tbody");
    row(bears_loss() ? "Your part of the loss" : "Your dividend", result_.dividend[member_],
        bears_loss() ? "taken from your account" : "in all");
    if (result_.split && !bears_loss()) {
      row("In money", result_.cash[member_],
          result_.cash[member_] > 0 ? facts_.paid_by.text() : "");
      if (!result_.held.empty())
        row("Held in your name", result_.held[member_],
            result_.held[member_] > 0 ? "not paid out while it is under " +
                                            with_code(result_.money(result_.payment.held_below()))
                                      : "");
      row("Kept in your account", result_.retained(member_), "see below");
    }
    if (!result_.outright.empty())
      row("In money, beside the dividend", result_.outright[member_],
          result_.outright[member_] > 0 ? facts_.paid_by.text() : "");
    html_.end().end();
  }

  void put_kept() {
    html_.line("h3", "What is kept");
    const auto& pay = closed_.bylaws.bylaws.surplus->pay;
    const std::int64_t kept = result_.retained(member_);
    if (kept == 0) {
      html_.line("p", "Nothing of this year's dividend is kept.");
    } else {
      std::string words = with_code(result_.money(kept)) +
                          (kept < 0 ? " is taken from your account." : " stays in your account");
      if (kept > 0) words += pay && !pay->rest.empty() ? " as " + pay->rest + "." : ".";
      html_.line("p", words);
      const std::string back = redemption_words(closed_);
      if (kept > 0)
        html_.line("p", back.empty() ? "The bylaws state no day on which it is paid."
                                     : "It comes back: " + back + ".");
    }
    if (members_.opening.empty()) return;
    const Money before = result_.money(members_.opening[member_]);
    html_.line("p", "Your account: " + with_code(before) + " before, " +
                        with_code(before + result_.money(kept)) + " after.");
  }

  void put_check() {
    html_.line("h3", "How to check it");
    html_.line("p",
               "Every line under \"How it became money\" can be done again with a calculator. The "
               "program prints the same from the files below; each is known by its BLAKE2b-256.");
    html_.begin("ul");
    for (const InputHash& input : facts_.inputs)
      html_.line("li", input.role + ": " + input.blake2b_256);
    html_.end();
  }

  MarkupWriter& html_;
  const StatementFacts& facts_;
  const app::ClosedYear& closed_;
  const patronage::YearEnd& result_;
  const patronage::Members& members_;
  std::size_t member_;
};

void put_first_page(MarkupWriter& html, const StatementFacts& facts, std::size_t shown) {
  const std::size_t size = facts.closed.table.members.size();
  html.begin("header");
  html.line("h1", "Statements of the members of " + facts.closed.bylaws.bylaws.coop.name);
  html.line("p", "For the " + year_words(facts.closed) + ", in " +
                     std::string(facts.closed.result.currency.code()) + ".");
  html.line("p", std::to_string(shown) + " statements, each on a page of its own when printed.");
  if (shown < size)
    html.line("p", "These are the first " + std::to_string(shown) + " of " + std::to_string(size) +
                       " members. `toadlane explain RESULT --member NUMBER` explains any of the "
                       "others.");
  html.end();
}

}  // namespace

StatementFacts::StatementFacts(const app::ClosedYear& year, std::vector<InputHash> hashes)
    : closed(year),
      inputs(std::move(hashes)),
      dividends(year.result.money(total(year.result.dividend).to_int64().value())),
      paid_by(last_day_of_payment(year)),
      gap(consent_gap(year)),
      all_patronage(all_by_patronage(year)),
      decides(body_that_chooses(year)) {}

std::string member_words(const app::ClosedYear& closed, std::size_t member) {
  const patronage::Members& members = closed.table.members;
  std::string number(members.number[member]);
  if (members.name.empty() || members.name[member].empty()) return number;
  return std::string(members.name[member]) + " (" + number + ")";
}

void put_statement(MarkupWriter& html, const StatementFacts& facts, std::size_t member) {
  Statement(html, facts, member).put();
}

void statements_html(const app::ClosedYear& closed, const std::vector<InputHash>& inputs,
                     std::size_t members_max, TextOut& out) {
  const StatementFacts facts(closed, inputs);
  const std::size_t shown = std::min(members_max, closed.table.members.size());
  MarkupWriter html(out);
  html.raw("<!DOCTYPE html>\n").begin("html", {{"lang", "en"}}).begin("head");
  html.alone("meta", {{"charset", "utf-8"}});
  html.alone("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  html.alone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.line("title", "Statements - " + closed.bylaws.bylaws.coop.name + " - " +
                         std::to_string(closed.year.year.year));
  html.raw(paper_style).end().begin("body");
  put_first_page(html, facts, shown);
  html.begin("main");
  for (std::size_t i = 0; i < shown; ++i) put_statement(html, facts, i);
  html.end().end().end();
}

}  // namespace toadlane::render
