#include "rules/bylaws/meetings.h"

#include "rules/bylaws/choices.h"
#include "rules/bylaws/delegates.h"
#include "rules/bylaws/majorities.h"
#include "rules/bylaws/notice_holds.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::AnnualMeeting& annual) {
  v.block([&](Visitor& b) {
    field(b, "on", annual.on, "the day: `first Thursday of November`");
    field(b, "in", annual.in, "the part of the year: `first quarter`");
    word_field(b, "if_holiday", annual.if_holiday,
               {"next business day", "previous business day", "same day next week", "as it stands"},
               "the day when that one is a holiday; business days are Monday to Friday but for the "
               "holidays that are listed");
    field(b, "gap_at_most", annual.gap_at_most,
          "how long after the last annual meeting the next one is at the latest: `15 months`");
  });
}

static void describe(Visitor& v, model::RecordDate& record) {
  rule_block(v, record, [&](Visitor& b) {
    field(b, "within", record.within,
          "the days between which it lies: `10 to 60 days before meeting`; one number without "
          "`chosen_by` is the day itself");
    field(b, "chosen_by", record.chosen_by, "who sets it; the meeting file says the day");
    field(b, "otherwise", record.otherwise,
          "the day when nobody sets one: `business day before notice`");
  });
}

static void describe(Visitor& v, model::Petition& petition) {
  v.block([&](Visitor& b) {
    const auto signatures = [&](std::string_view name, std::optional<expression::Threshold>& least,
                                std::string_view help) {
      b.key(name, Need::optional, help, [&](Visitor& t) { describe_petition(t, least); });
    };
    signatures("meeting", petition.meeting, "how many can call a meeting");
    field(b, "ballot", petition.ballot, "how many can force a ballot");
    signatures("item", petition.item, "how many can put an item on the agenda");
    signatures("amendment", petition.amendment, "how many can propose a change of the bylaws");
    b.key("of_class", Need::optional,
          "how many of one class can call a meeting: `at least 20% of members of the class`",
          [&](Visitor& m) {
            m.not_empty();
            m.map("classes", [&](Visitor& t, const std::string& name) {
              std::optional<expression::Threshold> threshold;
              describe_petition(t, threshold);
              if (threshold) petition.of_class.emplace_back(name, *threshold);
            });
          });
  });
}

static void describe(Visitor& v, model::QuorumLost& lost) {
  v.one_of({{Kind::scalar,
             [&](Visitor& w) {
               lost.clause = w.here();
               describe_word(w, lost.rule, {"adjourn", "continue"});
             }},
            {Kind::map, [&](Visitor& m) {
               rule_block(m, lost, [&](Visitor& b) {
                 field(b, "actions_need", lost.actions_need, Need::required,
                       "how many of those left an action needs");
               });
             }}});
}

static void describe(Visitor& v, model::Adjourned& adjourned) {
  v.block([&](Visitor& b) {
    word_field(b, "business", adjourned.business, {"same", "any"}, "what may be done there");
    field(b, "new_notice_after", adjourned.new_notice_after, "after how long notice is given anew");
  });
}

static void describe(Visitor& v, model::SecondCall& call) {
  rule_block(v, call, [&](Visitor& b) {
    field(b, "wait", call.wait, "the least time between the calls");
    field(b, "declared_after", call.declared_after, "how long the first call waits");
    field(b, "no_later_than", call.no_later_than, "the last day of the second call");
    field(b, "quorum", call.quorum, Need::required, "the quorum of the second call");
    word_field(b, "business", call.business, {"same", "any"}, "what may be done there");
    field(b, "after_requisition", call.after_requisition,
          "whether there is one when members forced the meeting; yes when silent");
  });
}

static void describe(Visitor& v, model::Proxies& proxies) {
  v.one_of({{Kind::scalar,
             [&](Visitor& w) {
               proxies.clause = w.here();
               std::string word;
               describe_word(w, word, {"none", "allowed"});
               proxies.allowed = word == "allowed";
             }},
            {Kind::map, [&](Visitor& m) {
               proxies.allowed = true;
               rule_block(m, proxies, [&](Visitor& b) {
                 field(b, "in_writing", proxies.in_writing, "whether a proxy is in writing");
                 words_field(b, "held_by", proxies.held_by,
                             {"members", "members of the same class", "relatives", "anyone"},
                             "who may vote for another");
                 word_field(b, "scope", proxies.scope,
                            {"one meeting", "one meeting and its adjournments", "until recalled"},
                            "what a proxy is good for");
                 field(b, "held_by_one", proxies.held_by_one, "how many one person may hold");
                 word_field(
                     b, "undirected", proxies.undirected,
                     {"the holder decides", "counted as for", "counted as against", "not counted"},
                     "what a proxy means that does not say how to vote");
               });
             }}});
}

static void describe(Visitor& v, model::BallotWithoutMeeting& ballot) {
  rule_block(v, ballot, [&](Visitor& b) {
    field(b, "open_for", ballot.open_for, "how long votes are taken");
    field(b, "valid_when", ballot.valid_when,
          "when the ballot counts: `ballots returned reaches 150% of the quorum`");
    b.key(
        "passes", Need::optional,
        "the majority of a ballot, in place of the decision's: `at least 2/3 of ballots returned`",
        [&](Visitor& m) { describe_majority(m, ballot.passes); });
    field(b, "closes_early_when", ballot.closes_early_when, "when it may close before its time");
  });
}

// The majority alone, or a block with it.
static void describe(Visitor& v, model::WrittenConsent& consent) {
  v.one_of({{Kind::scalar,
             [&](Visitor& m) {
               consent.clause = m.here();
               describe_majority(m, consent.passes);
             }},
            {Kind::map, [&](Visitor& m) {
               rule_block(m, consent, [&](Visitor& b) {
                 b.key("passes", Need::required, "how many must sign",
                       [&](Visitor& t) { describe_majority(t, consent.passes); });
               });
             }}});
}

static void notice_fields(Visitor& b, model::NoticeForm& form) {
  notice_holds_field(b, form.holds);
  words_field(
      b, "notice_by", form.by,
      {"mail", "e-mail", "in person", "posting", "website", "newspaper", "official journal"},
      "how notice is given");
  field(b, "notice_in_press_when", form.press_when,
        "the size from which notice is given in a newspaper too: `more than 500 members`");
  words_field(b, "notice_waived_by", form.waived_by, {"in writing", "attending"},
              "how a member gives up the notice: in writing, or by coming without objection");
  field(b, "record_date_for_notice", form.record_date, "the day that says who is sent a notice");
}

void describe(Visitor& v, model::MeetingRules& rules) {
  rule_block(v, rules, [&](Visitor& b) {
    field(b, "annual", rules.annual, "when the yearly meeting is");
    field(b, "place", rules.place, "where it is held");
    field(b, "remote", rules.remote, "whether members may take part from elsewhere");
    field(b, "notice", rules.notice, "how long before the meeting notice is given");
    notice_fields(b, rules.notice_form);
    word_field(b, "business", rules.business, {"in the notice", "any"},
               "whether only what went out with the notice may be decided");
    field(b, "record_date", rules.record_date, "the day that says who may vote");
    field(b, "called_by", rules.called_by, "who may call a meeting");
    field(b, "petition", rules.petition, "how many members can force something");
    field(b, "quorum", rules.quorum, "how many must be there");
    b.key("quorum_of_each", Need::optional,
          "how many of each group must be there: a class, or `college` or `class` for each of them",
          [&](Visitor& m) {
            m.map("groups", [&](Visitor& t, const std::string& name) {
              std::optional<expression::Threshold> threshold;
              describe_quorum(t, threshold);
              if (threshold) rules.quorum_of_each.emplace_back(name, *threshold);
            });
          });
    words_field(
        b, "counts_as_present", rules.counts_as_present,
        {"in person", "remote", "by proxy", "by mail"},
        "which of `in person`, `remote`, `by proxy` and `by mail` count for the quorum; all "
        "but `by mail` when silent");
    word_field(b, "ballot", rules.ballot, {"secret", "open"},
               "how votes are taken, where the decision does not say it");
    field(b, "quorum_lost", rules.quorum_lost, "what may be done when so many have gone");
    word_field(b, "no_quorum", rules.no_quorum, {"only adjournment", "nothing"},
               "what may be done without a quorum");
    field(b, "adjourned", rules.adjourned, "the rules of an adjourned meeting");
    field(b, "second_call", rules.second_call, "the rules of a second call");
    field(b, "proxies", rules.proxies, "whether members may vote through others");
    field(b, "delegates", rules.delegates, "how many delegates a group of members sends");
    field(b, "delegation", rules.delegation, "whether members may pass on their vote for good");
    field(b, "cumulative_voting", rules.cumulative_voting, "whether votes may be heaped on one");
    field(b, "ballot_without_meeting", rules.ballot_without_meeting, "votes without a meeting");
    field(b, "written_consent", rules.written_consent,
          "decisions signed by members without a meeting: `unanimous of all members`");
  });
}

}  // namespace toadlane::rules
