#include "rules/bylaws/terms.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe_terms(Visitor& v, model::Named<model::Phrase>& terms) {
  describe(v, terms, "terms");
}

}  // namespace toadlane::rules
