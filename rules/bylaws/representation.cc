#include "rules/bylaws/representation.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/expression/parse.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

// How many there may be, both ends included; nothing: without bound.
struct Bounds {
  std::optional<Ratio> least;
  std::optional<Ratio> most;
};

// "7 to 12 directors", "at least 2", "fewer than 4"; nothing where the words say no number.
std::optional<Bounds> bounds_of(const model::Phrase& phrase) {
  const auto parsed = ex::parse_range(phrase.text, ex::Vocabulary::with_bases());
  if (!parsed.value) return std::nullopt;
  Bounds bounds{parsed.value->least, parsed.value->most};
  if (parsed.value->open && bounds.least) *bounds.least += Ratio(1);
  if (parsed.value->open && bounds.most) *bounds.most -= Ratio(1);
  return bounds;
}

// How many directors there are: the number, or the size.
Bounds size_of(const model::Board& board) {
  if (board.directors) return {Ratio(*board.directors), Ratio(*board.directors)};
  return bounds_of(board.size).value_or(Bounds());
}

class Representation : Findings {
 public:
  Representation(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {
    for (const auto& [name, one] : bylaws_.classes) classes_.push_back(name);
  }

  void check() {
    if (bylaws_.colleges) colleges(*bylaws_.colleges);
    for (const auto& [name, one] : bylaws_.classes) cap(name, one);
    for (const auto& [name, one] : bylaws_.decisions) majority(one);
    for (const auto& [name, board] : bylaws_.boards) {
      number_of_directors(board);
      chosen_by(board);
      if (board.seats_for) seats(board, *board.seats_for);
    }
  }

 private:
  void colleges(const model::Colleges& colleges) {
    const Clause weights = colleges.clause.key("weights");
    std::vector<std::string> names;
    std::vector<std::optional<ex::Amount>> parts;
    for (const auto& [name, weight] : colleges.weights) {
      known(name, classes_, weights.key(name), colleges.cite, "a class of this file");
      names.push_back(name);
      parts.emplace_back(weight);
    }
    if (!parts.empty()) whole(parts, weights, colleges.cite, "the weights of the colleges");
    for (const auto& [name, goes] : colleges.if_missing)
      missing_college(colleges, names, name, goes);
    joined_in_a_circle(colleges);
    if (!colleges.exists_with.empty() && !bounds_of(colleges.exists_with))
      report(Diagnostic::error(Code::B117,
                               "`" + colleges.exists_with.text + "` is not a number of members")
                 .hint("write for example `at least 3 members`"),
             colleges.clause.key("exists_with"), colleges.cite);
  }

  void missing_college(const model::Colleges& colleges, const std::vector<std::string>& names,
                       const std::string& name, const model::Phrase& goes) {
    const Clause clause = colleges.clause.key("if_missing").key(name);
    if (name != "others") known(name, names, clause, colleges.cite, "a college of this file");
    if (goes.text == model::weight_spread) return;
    if (goes.text.starts_with(model::vote_with))
      return known(goes.text.substr(model::vote_with.size()), names, clause, colleges.cite,
                   "a college of this file");
    report(Diagnostic::error(Code::B170, "`" + goes.text + "` does not say where the weight goes")
               .hint("write `vote with COLLEGE` or `weight spread in proportion`"),
           clause, colleges.cite);
  }

  // Workers vote with consumers, who vote with workers: with few of both, nobody would take in the
  // other.
  void joined_in_a_circle(const model::Colleges& colleges) {
    for (const auto& [name, goes] : colleges.if_missing) {
      std::string path = name;
      std::string next = name;
      for (std::size_t i = 0; i < colleges.if_missing.size(); ++i) {
        const model::Phrase* one = model::find(colleges.if_missing, next);
        if (one == nullptr || !one->text.starts_with(model::vote_with)) break;
        next = one->text.substr(model::vote_with.size());
        path += " vote with " + next;
        if (next != name) continue;
        report(Diagnostic::error(Code::B170, path + ": a circle")
                   .hint("write `weight spread in proportion` for one of them"),
               goes.clause, colleges.cite);
        return;
      }
    }
  }

  // Votes by colleges are parts of `weighted votes cast`, and nobody else has such votes.
  void majority(const model::Decision& decision) {
    const auto& by = decision.by;
    const bool colleges = std::find(by.begin(), by.end(), "colleges") != by.end();
    const auto wrong = [&](const std::string& why, const std::string& advice,
                           const Clause& clause) {
      report(Diagnostic::error(Code::B171, why).hint(advice), clause, decision.cite);
    };
    if (colleges && !bylaws_.colleges)
      return wrong("the file has no colleges", "add the block `colleges`, or write `by: members`",
                   decision.clause.key("by"));
    if (!decision.passes || decision.passes->kind == ex::Threshold::Kind::none) return;
    const auto needs = [&](const ex::Values& values) {
      return ex::resolve(*decision.passes, values).missing;
    };
    const auto bases = needs(ex::Values());
    const bool weighted =
        std::find(bases.begin(), bases.end(), "weighted votes cast") != bases.end();
    const Clause clause = decision.clause.key("passes");
    if (colleges && (!weighted || bases.size() > 1))
      wrong("colleges vote by weight, and this counts " +
                (weighted || bases.empty() ? "more than weights" : "`" + bases.front() + "`"),
            "write for example `more than 1/2 of weighted votes cast`", clause);
    if (!colleges && weighted && !by.empty() && !unequal())
      wrong("nothing gives the votes of this decision a weight",
            "write `by: colleges`, or `votes cast`", clause);
  }

  bool unequal() const {
    return std::any_of(bylaws_.classes.begin(), bylaws_.classes.end(), [](const auto& one) {
      return one.second.capped || one.second.votes.value_or(1) > 1;
    });
  }

  // A cap is a part of all votes, and something is left for the others.
  void cap(const std::string& name, const model::MemberClass& one) {
    if (!one.capped) return;
    const Clause& clause = one.capped->clause;
    if (!one.capped->together && !one.capped->each)
      report(Diagnostic::error(Code::B117, "the cap of `" + name + "` has no number")
                 .hint("add `together: 35%` or `each: 10%`"),
             clause, one.cite);
    else if (one.votes == 0)
      report(Diagnostic::error(Code::B117, "`" + name + "` has no votes that could be capped")
                 .hint("correct `votes`, or take the cap out"),
             clause, one.cite);
  }

  void misfit(const std::string& message, const std::string& advice, const Clause& clause,
              const model::Board& board) {
    report(Diagnostic::warning(Code::B129, message).hint(advice), clause, board.cite);
  }

  void number_of_directors(const model::Board& board) {
    if (!board.directors) return;
    const auto size = bounds_of(board.size);
    const Ratio number(*board.directors);
    const bool below = size && size->least && number < *size->least;
    const bool above = size && size->most && number > *size->most;
    if (below || above)
      misfit(plain_text(number) + " directors are not `" + board.size.text + "`",
             "keep `directors`, `size` or a number within the size", board.clause.key("directors"),
             board);
  }

  // Each director is chosen by one body.
  void chosen_by(const model::Board& board) {
    if (board.chosen_by.empty() || board.every_member) return;
    Ratio chosen = 0;
    for (const auto& [body, number] : board.chosen_by) chosen += Ratio(number);
    const Bounds size = size_of(board);
    const std::string bodies = "the bodies choose " + plain_text(chosen) + " directors and ";
    const std::string advice = "compare the numbers with the article: together they are the board";
    if (size.most && chosen > *size.most)
      misfit(bodies + "the board has at most " + plain_text(*size.most), advice,
             board.clause.key("chosen_by"), board);
    if (size.least && chosen < *size.least)
      misfit(bodies + "the board has at least " + plain_text(*size.least), advice,
             board.clause.key("chosen_by"), board);
  }

  // What the classes are sure of must have room. What they may have must fill the board where
  // every class that votes has its seats, so that nobody else can take one; unless the seats are
  // counted in each election, which fills only some of them.
  void seats(const model::Board& board, const model::ClassSeats& seats) {
    misspelt(board, seats);
    Ratio least = 0;
    std::optional<Ratio> most = Ratio(0);
    for (const auto& [name, phrase] : seats.seats) {
      const auto bounds = bounds_of(phrase);
      if (bounds && bounds->least) least += *bounds->least;
      most = most && bounds && bounds->most ? std::optional(*most + *bounds->most) : std::nullopt;
    }
    const Bounds size = size_of(board);
    const Clause clause = board.clause.key("seats_for");
    if (size.most && least > *size.most)
      misfit("the classes are sure of " + plain_text(least) + " seats and the board has at most " +
                 plain_text(*size.most),
             "lower the seats of a class, or raise the number of directors", clause, board);
    if (most && size.least && *most < *size.least && seats.counted != "in each election" &&
        all_have_seats(seats))
      misfit("the classes can fill at most " + plain_text(*most) +
                 " seats and the board has at least " + plain_text(*size.least),
             "raise the seats of a class, or say who else may sit on the board", clause, board);
  }

  // Seats may be for people who are no class: those of an office. A name that is nearly that of a
  // class is one, misspelt.
  void misspelt(const model::Board& board, const model::ClassSeats& seats) {
    for (const auto& [name, phrase] : seats.seats) {
      const auto near = has(classes_, name) ? std::nullopt : near_word(name, classes_);
      if (near && model::find(seats.seats, *near) == nullptr)
        misfit("`" + name + "` is not a class of this file", "did you mean `" + *near + "`?",
               board.clause.key("seats_for").key(name), board);
    }
  }

  bool all_have_seats(const model::ClassSeats& seats) const {
    return !classes_.empty() &&
           std::all_of(bylaws_.classes.begin(), bylaws_.classes.end(), [&](const auto& one) {
             return one.second.votes == 0 || model::find(seats.seats, one.first) != nullptr;
           });
  }

  const model::Bylaws& bylaws_;
  std::vector<std::string> classes_;
};

}  // namespace

void check_representation(const BylawsRead& read, Diagnostics& diagnostics) {
  Representation(read, diagnostics).check();
}

}  // namespace toadlane::rules
