#include "rules/bylaws/examples.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

model::Fact fact_of(std::string name, const Node& node, const Clause& clause) {
  model::Fact fact;
  fact.name = std::move(name);
  fact.clause = clause;
  switch (node.kind()) {
    case Kind::null:
      break;
    case Kind::scalar:
      fact.text = node.text();
      break;
    case Kind::list:
      fact.kind = model::Fact::Kind::list;
      for (std::size_t i = 0; i < node.items().size(); ++i)
        fact.facts.push_back(fact_of("", node.items()[i], clause.item(i)));
      break;
    case Kind::map:
      fact.kind = model::Fact::Kind::named;
      for (const auto& [key, value] : node.entries())
        fact.facts.push_back(fact_of(key.text(), value, clause.key(key.text())));
      break;
  }
  return fact;
}

// A value under a name, or again values under names: `classes: {workers: {for: 3}}`.
static void describe_named(Visitor& v, model::Fact& fact) {
  fact.clause = v.here();
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, fact.text); }},
            {Kind::map, [&](Visitor& m) {
               fact.kind = model::Fact::Kind::named;
               m.map("names", [&](Visitor& s, const std::string& name) {
                 fact.facts.emplace_back();
                 fact.facts.back().name = name;
                 fact.facts.back().clause = s.here();
                 describe(s, fact.facts.back().text);
               });
             }}});
}

static void describe(Visitor& v, model::Fact& fact) {
  fact.clause = v.here();
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, fact.text); }},
            {Kind::list,
             [&](Visitor& l) {
               fact.kind = model::Fact::Kind::list;
               l.list(false, [&](Visitor& item) {
                 fact.facts.emplace_back();
                 fact.facts.back().clause = item.here();
                 describe(item, fact.facts.back().text);
               });
             }},
            {Kind::map, [&](Visitor& m) {
               fact.kind = model::Fact::Kind::named;
               m.map("names", [&](Visitor& s, const std::string& name) {
                 fact.facts.emplace_back();
                 fact.facts.back().name = name;
                 describe_named(s, fact.facts.back());
               });
             }}});
}

static void describe_facts(Visitor& v, std::vector<model::Fact>& facts) {
  v.map("facts", [&](Visitor& f, const std::string& name) {
    facts.emplace_back();
    facts.back().name = name;
    describe(f, facts.back());
  });
}

void describe(Visitor& v, model::Example& example) {
  rule_block(v, example, [&](Visitor& b) {
    field(b, "name", example.name, Need::required, "what it shows");
    b.key("with", Need::optional, "clauses set to another value for this example",
          [&](Visitor& f) { describe_facts(f, example.with); });
    b.key("given", Need::required, "the facts of the case",
          [&](Visitor& f) { describe_facts(f, example.given); });
    b.key("expect", Need::required, "what must come out",
          [&](Visitor& f) { describe_facts(f, example.expect); });
  });
}

}  // namespace toadlane::rules
