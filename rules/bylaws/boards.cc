#include "rules/bylaws/boards.h"

#include <charconv>

#include "engine/expression/parse.h"
#include "rules/bylaws/majorities.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {
namespace {

constexpr std::string_view every_member_word = "every member";
constexpr int directors_max = 1'000;

// A whole number of directors from 1 on; nothing when the text is not one.
std::optional<int> directors_in(std::string_view text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (number < 1 || number > directors_max || text.front() == '0') return std::nullopt;
  return number;
}

void describe_directors(Visitor& v, model::Board& board) {
  v.scalar({.name = "a number of directors, or `every member`",
            .example = "7",
            .pattern = "^([1-9][0-9]*|every member)$"},
           [&](const Scalar& scalar) {
             board.every_member = scalar.node.text() == every_member_word;
             board.directors = directors_in(scalar.node.text());
             if (board.every_member || board.directors) return;
             scalar.refuse(Diagnostic::error(Code::B117, "`" + scalar.node.text() +
                                                             "` is not a number of directors")
                               .hint("write a whole number from 1 to 1000, or `every member`"));
           });
}

// How many directors a rule by size gives: a number, a range, or every member.
void describe_rule(Visitor& v, model::DirectorsBySize& rule) {
  v.scalar(
      {.name = "a number of directors, a range, or `every member`", .example = "3 to 7 directors"},
      [&](const Scalar& scalar) {
        const std::string& text = scalar.node.text();
        rule.every_member = text == every_member_word;
        if (rule.every_member) return;
        const auto& names = static_cast<const LanguageNames&>(scalar.names);
        auto parsed = expression::parse_range(text, names.vocabulary,
                                              {.wanted = {expression::Dimension::count}});
        rule.range = std::move(parsed.value);
        if (rule.range) return;
        scalar.refuse(Diagnostic::error(Code::B117, "`" + text + "` is not a number of directors")
                          .hint("write `7`, `3 to 7 directors` or `every member`"));
      });
}

void describe_by_size(Visitor& v, std::vector<model::DirectorsBySize>& rules) {
  v.list(false, [&](Visitor& item) {
    model::DirectorsBySize& rule = rules.emplace_back();
    item.block([&](Visitor& b) {
      field(b, "when", rule.when, "the size of membership for which it holds");
      otherwise_field(b, rule.otherwise);
      b.key("is", Need::required, "how many directors there are then, or `every member`",
            [&](Visitor& d) { describe_rule(d, rule); });
    });
  });
}

void describe_chosen_by(Visitor& v, model::Named<int>& seats) {
  v.map("bodies", [&](Visitor& entry, const std::string& body) {
    std::optional<int> number;
    describe(entry, number);
    if (number) seats.emplace_back(body, *number);
  });
}

}  // namespace

static void describe(Visitor& v, model::ClassSeats& seats) {
  v.block([&](Visitor& b) {
    word_field(b, "counted", seats.counted, {"over the whole board", "in each election"},
               "whether the seats are counted over the whole board or in each election");
    b.other_names("classes", [&](Visitor& range, const std::string& name) {
      seats.seats.emplace_back(name, model::Phrase{});
      describe(range, seats.seats.back().second);
    });
  });
}

static void describe(Visitor& v, model::TermLimit& limit) {
  rule_block(v, limit, [&](Visitor& b) {
    field(b, "at_most", limit.at_most, Need::required, "how many terms: `3 terms`");
    field(b, "in_a_row", limit.in_a_row, "whether only terms without a break count");
    field(b, "then_out_for", limit.then_out_for, "how long a director then stays out: `1 year`");
  });
}

static void describe(Visitor& v, model::BoardElection& election) {
  rule_block(v, election, [&](Visitor& b) {
    field(b, "by", election.by, "who votes: `members`, `each class`");
    field(b, "method", election.method, "the counting method: `plurality`, `scottish-stv`");
    word_field(b, "ballot", election.ballot, {"secret", "open"}, "how votes are taken");
    words_field(b, "ties", election.ties,
                {"earlier stages", "second ballot among the tied", "lot",
                 "lot recorded in the minutes", "chair decides"},
                "what decides a tie, tried one after the other");
    field(b, "nominations", election.nominations,
          "when people may be named: `10 to 60 days before election`");
  });
}

static void describe(Visitor& v, model::Vacancy& vacancy) {
  rule_block(v, vacancy, [&](Visitor& b) {
    field(b, "filled_by", vacancy.filled_by, Need::required,
          "the body that fills the seat: `board`");
    field(b, "until", vacancy.until, "how long the new director serves: `next annual meeting`");
    field(b, "except", vacancy.except,
          "the vacancies that are filled in another way: `removal by members`");
  });
}

static void describe(Visitor& v, model::Recall& recall) {
  rule_block(v, recall, [&](Visitor& b) {
    b.key("petition", Need::optional, "how many members can demand it",
          [&](Visitor& t) { describe_petition(t, recall.petition); });
    field(b, "decision", recall.decision,
          "the decision that removes a director, by its name: `remove_director`");
  });
}

static void describe(Visitor& v, model::Residents& residents) {
  rule_block(v, residents, [&](Visitor& b) {
    share_field(b, "at_least", residents.at_least, "the least part of the directors: `25%`");
    field(b, "of", residents.of, Need::required, "where they live: `Canada`");
  });
}

static void describe(Visitor& v, model::Officer& officer) {
  rule_block(v, officer, [&](Visitor& b) {
    word_field(b, "held_by", officer.held_by, {"directors", "members", "anyone"},
               "who may hold the office");
    field(b, "chosen_by", officer.chosen_by, "the body that fills it: `board`");
  });
}

// Who sits on the board beside those whom the classes send.
static void describe_make_up(Visitor& b, model::Board& board) {
  field(b, "non_members", board.non_members,
        "how many directors may be no members: `at_most: 2`, or a list by the size of the board");
  share_field(b, "member_workers_at_least", board.member_workers_at_least,
              "the least part of the directors who are members and work here: `80%`");
  field(b, "employee_seats", board.employee_seats,
        "how many seats employees have who are no members");
  field(b, "residents", board.residents, "how many directors live in a country, or a part of it");
  b.key("officers", Need::optional, "the offices, and who may hold each",
        [&](Visitor& m) { describe(m, board.officers, "offices"); });
}

static void describe_seats(Visitor& b, model::Board& board) {
  b.key(
      "directors", Need::optional,
      "how many directors there are, or `every member`; or a list by the size of membership",
      [&](Visitor& d) {
        d.one_of({{Kind::scalar, [&](Visitor& s) { describe_directors(s, board); }},
                  {Kind::list, [&](Visitor& l) { describe_by_size(l, board.directors_by_size); }}});
      });
  field(b, "size", board.size, "the fewest and the most directors: `7 to 12 directors`");
  field(b, "odd", board.odd, "whether the number of directors is odd; either when silent");
  b.key("limit", Need::optional,
        "a limit on their number that hangs on the membership: `fewer than 1/2 of members`",
        [&](Visitor& t) { describe_majority(t, board.limit); });
  field(b, "reviewed_when", board.reviewed_when,
        "the number of members from which the structure is to be looked at anew: `at least 25 "
        "members`");
  b.key("chosen_by", Need::optional, "how many seats each body fills",
        [&](Visitor& m) { describe_chosen_by(m, board.chosen_by); });
  field(b, "seats_for", board.seats_for, "how many seats each class has: `2 to 4`, `at least 1`");
  word_field(b, "if_class_empty", board.if_class_empty, {"filled at large", "left vacant"},
             "what happens to a class seat for which the class has nobody");
  field(b, "eligible", board.eligible, "who may stand: `time as member at least 6 months`");
}

void describe(Visitor& v, model::Board& board) {
  rule_block(v, board, [&](Visitor& b) {
    describe_seats(b, board);
    describe_make_up(b, board);
    field(b, "term", board.term, "how long a director serves: `2 years`");
    field(b, "renewed", board.renewed,
          "how many seats fall due at a time: `half every 2 years rounded down`");
    field(b, "term_limit", board.term_limit, "how many terms one person may serve");
    field(b, "election", board.election, "how the seats are filled");
    field(b, "quorum", board.quorum, "how many directors must be there, or a list by size");
    field(b, "remote", board.remote, "whether directors may take part from elsewhere");
    word_field(b, "proxies", board.proxies, {"none", "held by directors", "held by anyone"},
               "whether a director may vote through another person");
    field(b, "vacancy", board.vacancy, "what happens to a seat that falls empty early");
    field(b, "recall", board.recall, "how a director is removed early");
  });
}

}  // namespace toadlane::rules
