#include "rules/bylaws/colleges.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe_weights(Visitor& v, model::Named<expression::Amount>& weights) {
  v.map("classes", [&](Visitor& rate, const std::string& name) {
    std::optional<expression::Amount> weight;
    describe_share(rate, weight);
    if (weight) weights.emplace_back(name, *weight);
  });
}

void describe(Visitor& v, model::Colleges& colleges) {
  rule_block(v, colleges, [&](Visitor& b) {
    b.key("weights", Need::required, "the part of the result that each class has",
          [&](Visitor& w) { describe_weights(w, colleges.weights); });
    field(b, "exists_with", colleges.exists_with,
          "how many members a college needs to exist: `at least 3 members`");
    b.key("if_missing", Need::optional,
          "where the weight of a college that does not exist goes: `vote with consumers`, which "
          "takes in its members too, or `weight spread in proportion`; `others` is every class not "
          "named",
          [&](Visitor& m) { describe(m, colleges.if_missing, "classes"); });
    word_field(b, "result", colleges.result, {"in proportion", "each college as a block"},
               "whether a college's weight is divided as its members voted, or goes whole to the "
               "side that won in it",
               Need::required);
    word_field(b, "tied_college", colleges.tied_college, {"against", "left out"},
               "what the weight of a tied college does, where colleges vote as a block");
    word_field(b, "abstentions", colleges.abstentions,
               {"not counted", "counted as against", "counted as for"},
               "what an abstention means inside a college");
  });
}

}  // namespace toadlane::rules
