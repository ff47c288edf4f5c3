#include "rules/bylaws/stated_rules.h"

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

constexpr std::size_t addresses_compared_max = 50;  // a near one is not looked for of all others
constexpr int first_year_least = 1000;
constexpr int first_year_most = 9999;

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
    for (const auto& [name, one] : bylaws_.classes) {
      votes(name, one);
      kinds_of_ballot(one);
    }
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
    first_year(bylaws_.coop);
    if (bylaws_.membership) membership(*bylaws_.membership);
    if (bylaws_.shares)
      for (const auto& [name, share] : bylaws_.shares->kinds) par(share);
    for (const auto& [name, board] : bylaws_.boards) directors(board);
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

  void refuse(const std::string& message, const std::string& advice, const Clause& clause,
              const std::string& cite, Code code = Code::B117) {
    report(Diagnostic::error(code, message).hint(advice), clause, cite);
  }

  void first_year(const model::Coop& coop) {
    const auto& year = coop.first_fiscal_year;
    if (year && (*year < first_year_least || *year > first_year_most))
      refuse("`" + std::to_string(*year) + "` is not a year", "write its four digits, as in `2012`",
             coop.clause.key("first_fiscal_year"), coop.cite);
  }

  void membership(const model::Membership& one) {
    if (one.members_at_least && one.people_at_least && *one.people_at_least > *one.members_at_least)
      refuse(
          "more people than there are members at least: " + std::to_string(*one.people_at_least) +
              " of " + std::to_string(*one.members_at_least),
          "correct one of the two; the people are counted among the members",
          one.clause.key("people_at_least"), one.cite);
    if (one.fee && one.fee->instalments == 0)
      refuse("a fee in no parts is never paid",
             "write how many parts there are at most, or take the key out",
             one.fee->clause.key("instalments"), one.cite);
    const auto& leaving = one.leaving;
    if (leaving && leaving->allowed == false && !leaving->notice.text.empty() &&
        leaving->stay_at_least.text.empty())
      refuse("`notice` does not go together with `allowed: no`",
             "take `notice` out, or write `allowed: yes`, or `stay_at_least` with the time after "
             "which members may leave",
             leaving->clause.key("notice"), one.cite, Code::B141);
  }

  void par(const model::ShareKind& share) {
    if (share.par && expression::evaluate(*share.par, expression::Values()).value == Ratio(0))
      refuse("a share with a par value of nothing",
             "write its value, or take `par` out for shares without one", share.clause.key("par"),
             share.cite);
  }

  // How many directors there are hangs on the members, and is a number of directors.
  void directors(const model::Board& board) {
    using expression::UnitKind;
    for (std::size_t i = 0; i < board.directors_by_size.size(); ++i) {
      const model::DirectorsBySize& rule = board.directors_by_size[i];
      const Clause clause = board.clause.key("directors").item(i);
      const auto* when = rule.when && rule.when->amount
                             ? std::get_if<expression::Number>(&rule.when->amount->node)
                             : nullptr;
      if (when != nullptr && when->unit.kind == UnitKind::directors)
        refuse("the number of directors cannot hang on itself",
               "write a size of membership, such as `fewer than 20 members`", clause.key("when"),
               board.cite);
      if (!rule.range) continue;
      const UnitKind unit = rule.range->unit.kind;
      const bool others =
          unit != UnitKind::none && unit != UnitKind::directors && unit != UnitKind::seats;
      if (others || (rule.range->most && *rule.range->most < Ratio(1)))
        refuse("`" + to_text(*rule.range) + "` is not a number of directors",
               "write `7`, `3 to 7 directors` or `every member`", clause.key("is"), board.cite);
    }
  }

  // Kinds of ballot are free; one close to a usual word is more often a slip.
  void kinds_of_ballot(const model::MemberClass& one) {
    static const std::vector<std::string> usual{"meeting", "written ballot", "in person",
                                                "by ballot"};
    for (const auto& [kind, wait] : one.may_vote_after) {
      const auto near = kind.empty() || has(usual, kind) ? std::nullopt : near_word(kind, usual);
      if (near)
        report(Diagnostic::warning(Code::B111, "`" + kind + "` is no usual kind of ballot")
                   .hint("did you mean `" + *near + "`?"),
               one.clause.key("may_vote_after").key(kind), one.cite);
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
