#include "rules/bylaws/majorities.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe(Visitor& v, model::ConditionalThreshold& rule) {
  v.one_of({{Kind::scalar, [&](Visitor& t) { describe_quorum(t, rule.is); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "when", rule.when, "the size of membership, or of the board");
                 otherwise_field(b, rule.otherwise);
                 b.key("is", Need::required, "the threshold",
                       [&](Visitor& t) { describe_quorum(t, rule.is); });
               });
             }}});
}

void describe(Visitor& v, model::ConditionalCap& cap) {
  v.block([&](Visitor& b) {
    field(b, "when", cap.when, "the size of membership, or of the board, for which it holds");
    otherwise_field(b, cap.otherwise);
    b.key("at_most", Need::required, "how many there may be",
          [&](Visitor& c) { describe_headcount(c, cap.at_most); });
  });
}

// `on the agenda`, `decision NAME passed`, or a size: `fewer than 20 members`.
static void describe_case(Visitor& v, model::ConditionalMajority& rule) {
  using If = model::ConditionalMajority::If;
  const Form form{.name = "a size, the agenda, or an earlier decision",
                  .example = "decision raise_the_bar passed"};
  v.scalar(form, [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    constexpr std::string_view before = "decision ";
    constexpr std::string_view behind = " passed";
    if (text == "on the agenda") {
      rule.condition = If::on_the_agenda;
    } else if (text == "not on the agenda") {
      rule.condition = If::not_on_the_agenda;
    } else if (text.starts_with(before) && text.ends_with(behind) &&
               text.size() > before.size() + behind.size()) {
      rule.condition = If::passed;
      rule.decision = text.substr(before.size(), text.size() - before.size() - behind.size());
    } else {
      rule.condition = If::size;
      read_threshold(scalar, rule.when);
    }
  });
}

static void describe(Visitor& v, model::ConditionalMajority& rule) {
  v.block([&](Visitor& b) {
    b.key("when", Need::optional,
          "the case: `fewer than 20 members`, `on the agenda`, `not on the agenda`, `decision NAME "
          "passed`",
          [&](Visitor& w) { describe_case(w, rule); });
    otherwise_field(b, rule.otherwise);
    b.key("is", Need::required, "the majority in that case",
          [&](Visitor& m) { describe_majority(m, rule.is); });
  });
}

void describe_passes(Visitor& v, model::Decision& decision) {
  v.one_of({{Kind::scalar, [&](Visitor& m) { describe_majority(m, decision.passes); }},
            {Kind::list, [&](Visitor& l) {
               l.list(false, [&](Visitor& item) {
                 decision.passes_by_case.emplace_back();
                 describe(item, decision.passes_by_case.back());
               });
             }}});
}

}  // namespace toadlane::rules
