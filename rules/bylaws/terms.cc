#include "rules/bylaws/terms.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

// A condition that defines the word, or that it is recorded.
static void describe(Visitor& v, model::Term& term) {
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, static_cast<model::Test&>(term)); }},
            {Kind::map, [&](Visitor& m) {
               term.clause = m.here();
               m.block([&](Visitor& b) {
                 field(b, "is", static_cast<model::Test&>(term),
                       "what it means: `not suspended and dues unpaid at most 90 days`");
                 word_field(b, "recorded", term.recorded, {"as a status", "as a measure"},
                            "that it is no condition but written down for each member");
                 field(b, "unit", term.unit, "the unit of a measure: `hours`, `days`, `shifts`");
                 field(b, "about", term.about, "what it is, for the reader");
                 field(b, "cite", term.cite, "the article");
               });
             }}});
}

void describe_terms(Visitor& v, model::Named<model::Term>& terms) {
  v.map("terms", [&](Visitor& inner, const std::string& name) {
    terms.emplace_back(name, model::Term{});
    describe(inner, terms.back().second);
  });
}

}  // namespace toadlane::rules
