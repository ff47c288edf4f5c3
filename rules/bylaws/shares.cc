#include "rules/bylaws/shares.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::ShareKind& share) {
  rule_block(v, share, [&](Visitor& b) {
    word_field(
        b, "kind", share.kind, {"membership", "investment", "preferred"},
        "what a statute would call it: what each member must hold, what investors hold, what "
        "is paid before others",
        Need::required);
    money_field(b, "par", share.par, "the par value of one share: `100.00 EUR`");
    share_field(b, "paid_in_at_least", share.paid_in_at_least,
                "the part of the par value that is paid at once: `25%`");
    field(b, "withdrawable", share.withdrawable,
          "whether a member may give it back for its value while staying");
    field(b, "transferable", share.transferable, "whether a member may pass it to another person");
    field(b, "returned", share.returned,
          "when its value is paid to a member who leaves: `within 6 months of exit`");
  });
}

void describe(Visitor& v, model::Shares& shares) {
  rule_block(v, shares, [&](Visitor& b) {
    share_field(b, "one_member_at_most", shares.one_member_at_most,
                "the largest part of the capital that one member may hold: `1/3`");
    b.other_names("kinds of shares", [&](Visitor& share, const std::string& name) {
      shares.kinds.emplace_back(name, model::ShareKind{});
      describe(share, shares.kinds.back().second);
    });
  });
}

}  // namespace toadlane::rules
