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

void describe(Visitor& v, model::Dissolution& dissolution) {
  rule_block(v, dissolution, [&](Visitor& b) {
    field(b, "after", dissolution.after,
          "what is paid first, in this order: `[debts, member accounts]`");
    field(b, "rest", dissolution.rest, Need::required, "where what is left goes");
  });
}

}  // namespace toadlane::rules
