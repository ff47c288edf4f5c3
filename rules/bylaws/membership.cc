#include "rules/bylaws/membership.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::SpecialPosts& posts) {
  rule_block(v, posts, [&](Visitor& b) {
    field(b, "probation", posts.probation, Need::required, "the longest probation: `18 months`");
    share_field(b, "at_most", posts.at_most, "the largest part of all posts that they are: `20%`");
  });
}

static void describe(Visitor& v, model::JoiningFee& fee) {
  rule_block(v, fee, [&](Visitor& b) {
    money_field(b, "amount", fee.amount, "what each new member pays: `1_200.00 USD`");
    words_field(b, "paid", fee.paid, {"in money", "withheld from pay", "in work", "in kind"},
                "the ways in which it may be paid");
    field(b, "instalments", fee.instalments, "in how many parts at most");
    share_field(b, "of_pay_at_most", fee.of_pay_at_most,
                "the largest part of a member's pay in the first year that it may be: `50%`");
  });
}

// `none`, or to whom and who approves it.
static void describe(Visitor& v, model::MembershipTransfer& transfer) {
  v.one_of({{Kind::scalar,
             [&](Visitor& w) {
               transfer.clause = w.here();
               std::string none;
               describe_word(w, none, {"none"});
             }},
            {Kind::map, [&](Visitor& m) {
               rule_block(m, transfer, [&](Visitor& b) {
                 words_field(b, "to", transfer.to, {"heirs", "members", "applicants"},
                             "to whom: heirs, other members, people who could be admitted");
                 field(b, "approved_by", transfer.approved_by, "the body that must agree: `board`");
               });
             }}});
}

static void describe(Visitor& v, model::Leaving& leaving) {
  rule_block(v, leaving, [&](Visitor& b) {
    field(b, "allowed", leaving.allowed, "whether a member may leave at any time");
    field(b, "notice", leaving.notice, "how long before leaving a member says so: `3 months`");
    field(b, "stay_at_least", leaving.stay_at_least,
          "how long a member must have been one before leaving: `5 years`");
  });
}

void describe(Visitor& v, model::Membership& membership) {
  rule_block(v, membership, [&](Visitor& b) {
    field(b, "members_at_least", membership.members_at_least,
          "the fewest members that the co-operative has");
    field(b, "people_at_least", membership.people_at_least,
          "the fewest of them that are natural persons");
    field(b, "open_to_all", membership.open_to_all,
          "whether nobody is kept out for who they are, such as for gender, origin or belief");
    field(b, "offered_after", membership.offered_after,
          "how long someone works here before membership is offered: `12 months`");
    field(b, "answered_within", membership.answered_within,
          "how long after a request for membership it is decided: `3 months`");
    field(b, "special_posts", membership.special_posts,
          "posts with a longer probation than the others");
    field(b, "fee", membership.fee, "what a new member pays to join");
    field(b, "transfer", membership.transfer, "whether a membership may pass to another person");
    field(b, "leaving", membership.leaving, "how a member leaves by their own wish");
  });
}

}  // namespace toadlane::rules
