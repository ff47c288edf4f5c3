#include "rules/bylaws/amendments.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, model::Amendment::Adoption& adoption) {
  v.block([&](Visitor& b) {
    field(b, "decision", adoption.decision, Need::required, "the kind of decision it was");
    field(b, "on", adoption.on, Need::required, "the day");
    field(b, "for", adoption.votes_for, "votes for");
    field(b, "against", adoption.votes_against, "votes against");
    field(b, "members", adoption.members, "members on that day");
    field(b, "present", adoption.present, "members present");
  });
}

void describe(Visitor& v, model::Amendment& amendment) {
  rule_block(v, amendment, [&](Visitor& b) {
    field(b, "id", amendment.id, Need::required, "its number");
    field(b, "from", amendment.from, Need::required, "the first day on which it holds");
    b.key("applies_to", Need::optional, "which date decides, for each block that it changes",
          [&](Visitor& m) {
            m.map("blocks", [&](Visitor& a, const std::string& block) {
              amendment.applies_to.push_back({block, {}});
              describe(a, amendment.applies_to.back().scope);
            });
          });
    field(b, "adopted_by", amendment.adopted_by, "how it was adopted");
    b.key("set", Need::required, "the clauses that it changes, and their new text",
          [&](Visitor& m) {
            m.map("clauses",
                  [&](Visitor&, const std::string& path) { amendment.sets.emplace_back(path); });
          });
  });
}

}  // namespace toadlane::rules
