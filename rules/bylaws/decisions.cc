#include "rules/bylaws/decisions.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::AlsoEach& each) {
  rule_block(v, each, [&](Visitor& b) {
    field(b, "of", each.of, Need::required, "the groups that must each agree");
    b.key("passes", Need::required, "the majority in each",
          [&](Visitor& m) { describe_majority(m, each.passes); });
  });
}

// One body, or {either: [members, board]}.
static void describe_bodies(Visitor& v, std::vector<std::string>& bodies) {
  v.one_of({{Kind::scalar, [&](Visitor& one) { describe(one, bodies); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "either", bodies, Need::required, "the bodies, any one of which decides");
               });
             }}});
}

static void describe_wanted(Visitor& v, std::optional<expression::Threshold>& wanted_by) {
  v.block([&](Visitor& b) {
    b.key("wanted_by", Need::required, "how many must want a vote now",
          [&](Visitor& m) { describe_majority(m, wanted_by); });
  });
}

void describe(Visitor& v, model::Decision& decision) {
  rule_block(v, decision, [&](Visitor& b) {
    b.key("by", Need::optional, "the body that decides",
          [&](Visitor& k) { describe_bodies(k, decision.by); });
    field(b, "like", decision.like, "copies what is not said here from another decision");
    word_field(b, "method", decision.method, {"vote", "consensus", "consent"},
               "how it is decided; a vote when silent");
    b.key("put_to_vote_when", Need::optional, "when consensus gives way to a vote",
          [&](Visitor& k) { describe_wanted(k, decision.put_to_vote_when); });
    b.key("passes", Need::optional, "the majority that carries it",
          [&](Visitor& m) { describe_majority(m, decision.passes); });
    b.key("otherwise_passes", Need::optional,
          "the majority that carries it when consent is not reached",
          [&](Visitor& m) { describe_majority(m, decision.otherwise_passes); });
    word_field(b, "tie", decision.tie, {"lost", "chair decides"}, "what a tie means");
    word_field(b, "abstentions", decision.abstentions,
               {"not counted", "counted as present", "counted as for", "counted as against"},
               "what an abstention means");
    word_field(b, "person_concerned", decision.person_concerned,
               {"neither votes nor counts", "does not vote", "votes"},
               "whether the person concerned votes and is counted in the base");
    field(b, "blocks_allowed", decision.blocks_allowed, "how many blocks do not stop it");
    field(b, "and_each", decision.and_each, "a second majority in each of several groups");
    field(b, "protects", decision.protects, "clauses that only this decision may change");
    field(b, "notice", decision.notice, "the notice that this decision needs");
    field(b, "hearing", decision.hearing, "when the person concerned is heard");
  });
}

}  // namespace toadlane::rules
