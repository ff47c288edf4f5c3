#include "rules/bylaws/classes.h"

#include "rules/bylaws/topics.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::KeptWhen& kept) {
  rule_block(v, kept, [&](Visitor& b) {
    field(b, "condition", kept.condition, Need::required,
          "the test of each year: `hours worked per calendar year at least 1000 hours`");
    word_field(b, "first_year", kept.first_year, {"prorated", "in full", "not required"},
               "how the test is applied to the year in which a member joined");
    field(b, "lower_minimum_by", kept.lower_minimum_by,
          "the body that may set a lower minimum for one member: `board`");
  });
}

static void describe(Visitor& v, model::EndsWhen& ends) {
  rule_block(v, ends, [&](Visitor& b) {
    field(b, "condition", ends.condition, Need::required,
          "what ends it: `unpaid leave more than 6 months`");
  });
}

// One waiting time for every vote, or one for each kind of ballot.
static void describe_waiting(Visitor& v, model::Named<model::Length>& waiting) {
  v.one_of({{Kind::scalar,
             [&](Visitor& all) {
               waiting.emplace_back("", model::Length{});
               describe(all, waiting.back().second);
             }},
            {Kind::map, [&](Visitor& each) { describe(each, waiting, "kinds of ballot"); }}});
}

static void describe(Visitor& v, model::VoteCap& cap) {
  rule_block(v, cap, [&](Visitor& b) {
    share_field(b, "together", cap.together,
                "the largest part that all members of the class have: `35%`");
    share_field(b, "each", cap.each, "the largest part that one member of the class has: `10%`");
    word_field(b, "of", cap.of, {"all votes", "votes cast"},
               "what it is a part of: the votes of all members entitled, or those cast at the vote",
               Need::required);
  });
}

void describe(Visitor& v, model::MemberClass& member_class) {
  rule_block(v, member_class, [&](Visitor& b) {
    words_field(b, "of", member_class.of,
                {"people", "companies", "co-operatives", "non-profits", "public bodies"},
                "who may belong to the class; a statute may want people alone");
    word_field(b, "role", member_class.role,
               {"workers", "patrons", "investors", "collaborators", "preferred", "auxiliaries",
                "candidates"},
               "what a statute would call the class, whatever name it has here");
    field(b, "votes", member_class.votes, Need::required,
          "how many votes each member of the class has; 0 when none");
    word_field(b, "votes_by", member_class.votes_by,
               {"member", "patronage", "equity", "members of the member"},
               "what a member's votes go by; only votes by member are counted here");
    words_field(b, "votes_on", member_class.votes_on, topics(),
                "the topics on which the class votes, where it does not vote on all; `about` of a "
                "decision names its topic, and votes of the class on another are refused");
    field(b, "capped", member_class.capped,
          "the largest part of all votes that the class has; its votes are then fractions of one");
    field(b, "shares", member_class.shares, "how many shares a member holds: `at least 5`");
    share_field(b, "capital_at_most", member_class.capital_at_most,
                "the largest part of the capital that all members of the class hold: `40%`");
    field(b, "admitted_when", member_class.admitted_when,
          "what a person must have done or paid to be admitted: `initial contribution paid`");
    b.key(
        "may_vote_after", Need::optional,
        "how long after admission a member may vote: `30 days`; one time, or one for each kind of "
        "ballot",
        [&](Visitor& w) { describe_waiting(w, member_class.may_vote_after); });
    field(b, "noticed_after", member_class.noticed_after,
          "how long after admission a member is sent notices: `30 days`");
    field(b, "kept_when", member_class.kept_when, "what a member must do each year to stay one");
    field(b, "ends_when", member_class.ends_when, "what ends membership by itself, without a vote");
    field(
        b, "active_when", member_class.active_when,
        "what makes a member active, where only active members count: `purchases more than 0 EUR`");
    word_field(b, "counts_among", member_class.counts_among,
               {"none", "all members", "members", "members in good standing"},
               "the one count of members that includes this class; when silent, every count");
    field(b, "counts_in_quorum", member_class.counts_in_quorum,
          "whether the class is in the count that the quorum is a part of");
  });
}

static void describe(Visitor& v, model::ClassOverlap& overlap) {
  rule_block(v, overlap, [&](Visitor& b) {
    word_field(b, "rule", overlap.rule,
               {"one class each", "one vote in all", "one vote in each class"},
               "what a person in two classes has", Need::required);
    field(b, "chosen_by", overlap.chosen_by, "who picks the one class: `the member`, `board`");
    word_field(b, "otherwise", overlap.otherwise,
               {"order listed", "class joined first", "class joined last"},
               "the class of a person for whom nobody picked one");
  });
}

void describe_classes(Visitor& v, model::Named<model::MemberClass>& classes,
                      std::optional<model::ClassOverlap>& overlap) {
  v.block([&](Visitor& b) {
    field(b, "overlap", overlap, "what happens to a person who belongs to two classes");
    b.other_names("classes", [&](Visitor& inner, const std::string& name) {
      classes.emplace_back(name, model::MemberClass{});
      describe(inner, classes.back().second);
    });
  });
}

}  // namespace toadlane::rules
