#include "rules/bylaws/choices.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe(Visitor& v, model::Chooser& chooser) {
  v.block([&](Visitor& b) {
    field(b, "body", chooser.body, Need::required, "the body that chooses: board, members");
    b.key("no_later_than", Need::optional, "the last day for the choice",
          [&](Visitor& w) { describe_when(w, chooser.no_later_than); });
  });
}

void choice_fields(Visitor& v, model::Choice& choice) {
  v.key("is", Need::optional, "the value while nobody chooses another",
        [&](Visitor& r) { describe_rate(r, choice.is); });
  v.key("at_least", Need::optional, "the smallest value that may be chosen",
        [&](Visitor& r) { describe_rate(r, choice.at_least); });
  v.key("at_most", Need::optional, "the largest value that may be chosen",
        [&](Visitor& r) { describe_rate(r, choice.at_most); });
  field(v, "chosen_by", choice.chosen_by, "who may choose another value, and until when");
}

void describe(Visitor& v, model::Resolution& resolution) {
  v.block([&](Visitor& b) {
    resolution.clause = b.here();
    field(b, "id", resolution.id, Need::required, "the number of the resolution");
    b.key("on", Need::required, "the day on which it was made", [&](Visitor& d) {
      std::optional<Date> on;
      describe(d, on);
      if (on) resolution.on = on->text();
    });
    field(b, "by", resolution.by, Need::required, "the body that made it");
    b.key("chooses", Need::required, "the clause whose value it sets", [&](Visitor& c) {
      std::string path;
      describe(c, path);
      resolution.chooses = Clause(path);
    });
    b.key("value", Need::required, "the value chosen",
          [&](Visitor& r) { describe_rate(r, resolution.value); });
    b.key("for", Need::optional,
          "the fiscal year for which it holds; when silent, in a year file its year, in the bylaws "
          "the first year that it came in time for and all later ones",
          [&](Visitor& y) { describe_fiscal_year(y, resolution.fiscal_year); });
  });
}

}  // namespace toadlane::rules
