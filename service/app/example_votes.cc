#include "service/app/example_votes.h"

#include "engine/base/text.h"

namespace toadlane::app {
namespace {

const std::vector<std::string> vote_keys{"members", "present", "for", "against", "abstain", "on"};

void unknown_name(ExampleCase& example, const model::Fact& fact, const std::string& what,
                  const std::vector<std::string>& known) {
  const std::string otherwise =
      known.empty() ? "take it out" : "write " + joined(backquoted(known), "or");
  example.fault(Diagnostic::error(Code::E102, "`" + fact.name + "` is not " + what)
                    .in(fact.clause)
                    .hint(near_word_or(fact.name, known, otherwise)));
}

void read(ExampleCase& example, const model::Fact& fact, meetings::VoteOf& vote) {
  if (!has(vote_keys, fact.name)) return unknown_name(example, fact, "said of a vote", vote_keys);
  if (fact.name == "on") {
    vote.on = Date::parse(fact.text);
    if (!vote.on)
      example.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a date")
                        .in(fact.clause)
                        .hint("write year, month and day, as in `2025-12-31`"));
    return;
  }
  const Integer number(example.count(fact));
  if (fact.name == "members") vote.members = number;
  if (fact.name == "present") vote.present = number;
  if (fact.name == "for") vote.votes_for = number;
  if (fact.name == "against") vote.votes_against = number;
  if (fact.name == "abstain") vote.abstained = number;
}

void no_more_than_there_are(ExampleCase& example, const model::Fact& fact,
                            const meetings::VoteOf& vote) {
  const auto& most = vote.present ? vote.present : vote.members;
  const Integer cast = vote.votes_for.value_or(Integer(0)) +
                       vote.votes_against.value_or(Integer(0)) + vote.abstained;
  if (!most || cast <= *most) return;
  example.fault(Diagnostic::error(Code::M307, cast.text() + " votes or abstentions of " +
                                                  most->text() + " who may vote here")
                    .in(fact.clause)
                    .hint("correct the votes, or `present` or `members`"));
}

}  // namespace

bool is_vote_by_name(std::string_view fact) {
  return fact == "classes" || fact == "votes_of";
}

model::Named<meetings::VoteOf> votes_by_name(ExampleCase& example, const model::Fact& fact,
                                             const std::vector<std::string>& known) {
  const std::string what =
      fact.name == "classes" ? "a class of these bylaws" : "a body of these bylaws";
  model::Named<meetings::VoteOf> votes;
  for (const model::Fact& one : example.named(fact)) {
    if (!has(known, one.name)) unknown_name(example, one, what, known);
    if (one.kind != model::Fact::Kind::named)
      example.fault(Diagnostic::error(Code::E102, "`" + one.name + "` says no votes")
                        .in(one.clause)
                        .hint("write `" + one.name + ": {for: NUMBER, against: NUMBER}`"));
    votes.emplace_back(one.name, meetings::VoteOf{});
    meetings::VoteOf& vote = votes.back().second;
    if (one.kind == model::Fact::Kind::named)
      for (const model::Fact& key : one.facts) read(example, key, vote);
    else
      vote.votes_for = vote.votes_against = Integer(0);  // told, and not asked for as well
    no_more_than_there_are(example, one, vote);
  }
  return votes;
}

}  // namespace toadlane::app
