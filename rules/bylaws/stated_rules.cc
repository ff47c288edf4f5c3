#include "rules/bylaws/stated_rules.h"

#include "engine/base/text.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

constexpr std::size_t addresses_compared_max = 50;  // a near one is not looked for of all others

class StatedRules : Findings {
 public:
  StatedRules(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), read_(read), bylaws_(read.bylaws) {
    bodies_ = {"members", "colleges", "board"};
    for (const auto& [name, one] : bylaws_.meetings) bodies_.push_back(name);
    for (const auto& [name, one] : bylaws_.boards) bodies_.push_back(name);
    for (const auto& [name, one] : bylaws_.classes) classes_.push_back(name);
    if (bylaws_.accounts)
      for (const auto& [name, one] : bylaws_.accounts->collective) accounts_.push_back(name);
  }

  void check() {
    in_articles(bylaws_.coop);
    for (const auto& [name, one] : bylaws_.classes) votes(name, one);
    for (const auto& [name, one] : bylaws_.decisions)
      if (one.appeal) body(one.appeal->to, one.appeal->clause.key("to"), one.cite);
    for (const auto& [name, board] : bylaws_.boards)
      for (const auto& [office, one] : board.officers)
        body(one.chosen_by, one.clause.key("chosen_by"), board.cite);
    for (const auto& [name, rules] : bylaws_.meetings)
      if (rules.petition)
        for (const auto& [name_of_class, threshold] : rules.petition->of_class)
          known(name_of_class, classes_,
                rules.clause.key("petition").key("of_class").key(name_of_class), rules.cite,
                "a class of this file");
    if (bylaws_.membership && bylaws_.membership->transfer) {
      const model::MembershipTransfer& transfer = *bylaws_.membership->transfer;
      body(transfer.approved_by, transfer.clause.key("approved_by"), bylaws_.membership->cite);
    }
    if (bylaws_.accounts && bylaws_.accounts->capital_accounts) {
      const model::CapitalAccounts& capital = *bylaws_.accounts->capital_accounts;
      known(capital.collective, accounts_, capital.clause.key("collective"), capital.cite,
            "an account of this file");
    }
  }

 private:
  void body(const std::string& name, const Clause& clause, const std::string& cite) {
    known(name, bodies_, clause, cite, "a body of this file");
  }

  // What stands in the articles is written here too, so its address leads somewhere.
  void in_articles(const model::Coop& coop) {
    for (std::size_t i = 0; i < coop.in_articles.size(); ++i) {
      const std::string& path = coop.in_articles[i];
      if (read_.places.contains(Clause(path))) continue;
      std::vector<std::string> paths;
      if (i < addresses_compared_max) {
        paths.reserve(read_.places.size());
        for (const auto& [clause, node] : read_.places) paths.push_back(clause.path());
      }
      const auto near = near_word(path, paths);
      report(Diagnostic::error(Code::B113, "`" + path + "` is not a clause of this file")
                 .hint(near ? "did you mean `" + *near + "`?"
                            : "write the address as `toadlane read` prints it"),
             coop.clause.key("in_articles").item(i), coop.cite);
    }
  }

  void votes(const std::string& name, const model::MemberClass& one) {
    if (one.votes == 0 && !one.votes_on.empty())
      report(Diagnostic::error(Code::B141,
                               "`votes_on` does not go together with `votes: 0`: the "
                               "class `" +
                                   name + "` has no votes")
                 .hint("write how many votes each member has, or take `votes_on` out"),
             one.clause.key("votes_on"), one.cite);
    if (one.votes_by.empty() || one.votes_by == "member") return;
    report(Diagnostic::warning(Code::B180, "the votes of `" + name + "` go by " + one.votes_by +
                                               ", which nothing here counts")
               .hint("count them yourself, and write `counts: {votes: NUMBER}` and the votes for "
                     "and against into the meeting file"),
           one.clause.key("votes_by"), one.cite);
  }

  const BylawsRead& read_;
  const model::Bylaws& bylaws_;
  std::vector<std::string> bodies_;
  std::vector<std::string> classes_;
  std::vector<std::string> accounts_;
};

}  // namespace

void check_stated_rules(const BylawsRead& read, Diagnostics& diagnostics) {
  StatedRules(read, diagnostics).check();
}

}  // namespace toadlane::rules
