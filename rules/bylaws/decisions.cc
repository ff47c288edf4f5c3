#include "rules/bylaws/decisions.h"

#include "rules/bylaws/majorities.h"
#include "rules/bylaws/notice_holds.h"
#include "rules/bylaws/topics.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

using MaybeThreshold = std::optional<expression::Threshold>;

static void majority_field(Visitor& v, std::string_view name, MaybeThreshold& majority, Need need,
                           std::string_view help) {
  v.key(name, need, help, [&](Visitor& m) { describe_majority(m, majority); });
}

static void describe(Visitor& v, model::AlsoEach& each) {
  rule_block(v, each, [&](Visitor& b) {
    word_field(b, "of", each.of, {"classes affected", "every class"},
               "the groups that must each agree", Need::required);
    majority_field(b, "passes", each.passes, Need::required, "the majority in each");
    word_field(b, "empty_group", each.empty_group, {"lost", "not applicable"},
               "what a group means in which nobody votes; lost when silent");
  });
}

// One body, or {either: [members, board]}, or {both: [board, members]}.
static void describe_bodies(Visitor& v, model::Decision& decision) {
  v.one_of({{Kind::scalar, [&](Visitor& one) { describe(one, decision.by); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 std::vector<std::string> all;
                 field(b, "either", decision.by, "the bodies, any one of which decides");
                 field(b, "both", all, "the bodies, each of which must carry it");
                 decision.both = !all.empty();
                 if (decision.both) decision.by = std::move(all);
               });
             }}});
}

static void describe_wanted(Visitor& v, MaybeThreshold& wanted_by) {
  v.block([&](Visitor& b) {
    b.key("wanted_by", Need::required, "how many must want a vote now",
          [&](Visitor& w) { describe_wanted_by(w, wanted_by); });
  });
}

static void describe(Visitor& v, model::Round& round) {
  rule_block(v, round, [&](Visitor& b) {
    majority_field(b, "passes", round.passes, Need::required, "the majority of this round");
    b.key("wanted_by", Need::optional, "how many must ask for this round, when a vote is reopened",
          [&](Visitor& w) { describe_wanted_by(w, round.wanted_by); });
  });
}

// A threshold alone, or with what happens when too few vote.
static void describe(Visitor& v, model::Turnout& turnout) {
  v.one_of({{Kind::scalar,
             [&](Visitor& t) {
               turnout.clause = t.here();
               describe_turnout(t, turnout.least);
             }},
            {Kind::map, [&](Visitor& m) {
               rule_block(m, turnout, [&](Visitor& b) {
                 b.key("needs", Need::required, "how many must vote",
                       [&](Visitor& t) { describe_turnout(t, turnout.least); });
                 word_field(b, "otherwise", turnout.otherwise, {"lost", "confirmed"},
                            "when fewer vote: lost, or to be confirmed by a second vote");
               });
             }}});
}

static void describe(Visitor& v, model::Confirmation& second) {
  rule_block(v, second, [&](Visitor& b) {
    word_field(b, "when", second.when, {"always", "turnout is short"},
               "when a second meeting must confirm it; always when silent");
    field(b, "wait", second.wait, "the least time between the two: `14 days`");
    field(b, "no_later_than", second.no_later_than, "the most time between the two: `2 months`");
    majority_field(b, "passes", second.passes, Need::optional,
                   "the majority of the second vote; the same when silent");
  });
}

static void describe(Visitor& v, model::OtherBody& other) {
  rule_block(v, other, [&](Visitor& b) {
    field(b, "body", other.body, Need::required, "the body that is asked");
    majority_field(b, "passes", other.passes, Need::required, "the majority in that body");
    field(b, "within", other.within, "how long it has after the decision: `30 days`");
  });
}

static void describe(Visitor& v, model::Appeal& appeal) {
  rule_block(v, appeal, [&](Visitor& b) {
    field(b, "to", appeal.to, Need::required, "the body that hears it: `members`");
    field(b, "within", appeal.within, "how long after the decision it may be made: `30 days`");
  });
}

static void describe(Visitor& v, model::HowToDecide& how) {
  rule_block(v, how, [&](Visitor& b) {
    field(b, "among", how.among, Need::required, "the decisions of this file to choose from");
    majority_field(b, "passes", how.passes, Need::optional,
                   "how many must choose one; the most votes when silent");
  });
}

static void describe_also(Visitor& v, std::vector<expression::Threshold>& also) {
  v.list(true, [&](Visitor& item) {
    MaybeThreshold one;
    describe_majority(item, one);
    if (one) also.push_back(*one);
  });
}

static void describe_majorities(Visitor& b, model::Decision& decision) {
  b.key("passes", Need::optional, "the majority that carries it, or a list of them by case",
        [&](Visitor& m) { describe_passes(m, decision); });
  b.key("passes_of", Need::optional, "the majority in each body, where both decide",
        [&](Visitor& m) {
          m.map("bodies", [&](Visitor& t, const std::string& name) {
            MaybeThreshold one;
            describe_majority(t, one);
            if (one) decision.passes_of.emplace_back(name, *one);
          });
        });
  b.key("also", Need::optional, "further majorities that the same votes must reach",
        [&](Visitor& l) { describe_also(l, decision.also); });
  field(b, "turnout", decision.turnout, "how many must vote: `at least 1/4 of members`");
  b.key("rounds", Need::optional, "the majorities of several rounds, each after the last was lost",
        [&](Visitor& l) {
          l.list(false, [&](Visitor& item) {
            decision.rounds.emplace_back();
            describe(item, decision.rounds.back());
          });
        });
  majority_field(b, "otherwise_passes", decision.otherwise_passes, Need::optional,
                 "the majority that carries it when consent is not reached");
}

static void describe_further(Visitor& b, model::Decision& decision) {
  field(b, "and_each", decision.and_each, "a second majority in each of several groups");
  field(b, "ratified_by", decision.ratified_by, "another body that must agree afterwards");
  field(b, "veto", decision.veto, "another body that can stop it afterwards");
  field(b, "confirmed", decision.confirmed, "a second vote that confirms it");
  field(b, "how_to_decide", decision.how_to_decide, "a vote about how to decide, taken first");
  field(b, "quorum", decision.quorum, "the quorum of this decision, in place of the meeting's");
}

static void describe_procedure(Visitor& b, model::Decision& decision) {
  field(b, "notice", decision.notice, "the notice that this decision needs");
  notice_holds_field(b, decision.notice_holds);
  field(b, "hearing", decision.hearing, "when the person concerned is heard");
  field(b, "reasons_in_writing", decision.reasons_in_writing,
        "whether the person concerned is given the reasons in writing");
  field(b, "appeal", decision.appeal, "where the person concerned may take it");
  field(b, "delegated_at_most", decision.delegated_at_most,
        "how long the members may leave it to the board: `4 years`");
  field(b, "reported_within", decision.reported_within,
        "how soon after it the members are told what was decided: `30 days`");
}

void describe(Visitor& v, model::Decision& decision) {
  rule_block(v, decision, [&](Visitor& b) {
    words_field(
        b, "about", decision.about, topics(),
        "what it decides, in the words of statutes: a name of its own says nothing to them");
    b.key("by", Need::optional, "the body that decides",
          [&](Visitor& k) { describe_bodies(k, decision); });
    field(b, "like", decision.like, "copies what is not said here from another decision");
    word_field(b, "method", decision.method, {"vote", "consensus", "consent"},
               "how it is decided; a vote when silent");
    b.key("put_to_vote_when", Need::optional, "when consensus gives way to a vote",
          [&](Visitor& k) { describe_wanted(k, decision.put_to_vote_when); });
    describe_majorities(b, decision);
    word_field(b, "tie", decision.tie, {"lost", "chair decides", "second vote"},
               "what a tie means");
    word_field(b, "abstentions", decision.abstentions,
               {"not counted", "counted as present", "counted as for", "counted as against"},
               "what an abstention means");
    word_field(b, "silence", decision.silence,
               {"not counted", "counted to the quorum", "counted as for", "counted as against"},
               "what it means that somebody who could vote says nothing");
    word_field(b, "ballot", decision.ballot, {"secret", "open"},
               "how votes are taken; as the meeting's rules say when silent");
    word_field(b, "person_concerned", decision.person_concerned,
               {"neither votes nor counts", "does not vote", "votes"},
               "whether the person concerned votes and is counted in the base");
    field(b, "blocks_allowed", decision.blocks_allowed,
          "how many blocks do not stop it: 1 is consensus minus one");
    field(b, "stand_asides_allowed", decision.stand_asides_allowed,
          "how many may stand aside: `at most 1/4 of members present`; any when silent");
    describe_further(b, decision);
    field(b, "protects", decision.protects, "clauses that only this decision may change");
    describe_procedure(b, decision);
  });
}

}  // namespace toadlane::rules
