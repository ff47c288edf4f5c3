#include "rules/bylaws/ratios.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe(Visitor& v, model::RatioLimit& limit) {
  rule_block(v, limit, [&](Visitor& b) {
    field(b, "highest_to_lowest", limit.highest_to_lowest, Need::required,
          "the limit on the highest divided by the lowest: `at most 5`");
  });
}

}  // namespace toadlane::rules
