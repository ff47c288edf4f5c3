#include "rules/bylaws/amendments.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

// A number, or one for each class; together they are the number.
static void number_field(Visitor& v, std::string_view key, std::optional<long>& number,
                         model::Named<std::optional<long>>& by_class, std::string_view help) {
  v.key(key, Need::optional, help, [&](Visitor& k) {
    k.one_of({{Kind::scalar, [&](Visitor& n) { describe(n, number); }},
              {Kind::map, [&](Visitor& m) { describe(m, by_class, "classes"); }}});
  });
  for (const auto& [name, part] : by_class) number = number.value_or(0) + part.value_or(0);
}

static void describe(Visitor& v, model::Amendment::Adoption& adoption) {
  v.block([&](Visitor& b) {
    field(b, "decision", adoption.decision, Need::required, "the kind of decision it was");
    field(b, "on", adoption.on, Need::required, "the day");
    field(b, "by", adoption.by, "the body that decided; one of those that may when silent");
    number_field(b, "for", adoption.votes_for, adoption.for_of,
                 "votes for: a number, or a number for each class");
    number_field(b, "against", adoption.votes_against, adoption.against_of, "votes against");
    number_field(b, "members", adoption.members, adoption.members_of, "members on that day");
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
