#include "rules/bylaws/dissolution.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::DissolutionRest& rest) {
  rule_block(v, rest, [&](Visitor& b) {
    field(b, "to", rest.to, Need::required,
          "who gets it: `past and present members`, `another cooperative`");
    field(b, "in_proportion_to", rest.in_proportion_to,
          "how it is divided among them: `lifetime patronage`");
  });
}

static void describe(Visitor& v, model::GoesOutside& outside) {
  rule_block(v, outside, [&](Visitor& b) {
    share_field(b, "at_least", outside.at_least, "the least part of what is left: `20%`");
    field(b, "to", outside.to, Need::required, "who gets it: `other cooperatives`");
  });
}

void describe(Visitor& v, model::Dissolution& dissolution) {
  rule_block(v, dissolution, [&](Visitor& b) {
    field(b, "after", dissolution.after,
          "what is paid first, in this order: `[debts, member accounts]`");
    field(b, "rest", dissolution.rest, Need::required, "where what is left goes");
    field(b, "outside", dissolution.outside,
          "the part of it that goes outside the co-operative first");
    field(b, "indivisible_to", dissolution.indivisible_to,
          "who gets the indivisible reserve: `a fund for the development of cooperatives`");
    field(b, "indivisible_claimed_back", dissolution.indivisible_claimed_back,
          "how long before the end what left the indivisible reserve is claimed back: `5 years`");
  });
}

}  // namespace toadlane::rules
