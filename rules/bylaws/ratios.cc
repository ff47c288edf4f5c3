#include "rules/bylaws/ratios.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe(Visitor& v, model::RatioLimit& limit) {
  rule_block(v, limit, [&](Visitor& b) {
    field(b, "of", limit.of,
          "what is counted: a measure, `people`, `votes` or `account balance`; when silent `gross "
          "pay`, and `people` of a share");
    field(b, "per", limit.per,
          "a measure by which each member's figure is divided first: `hours worked`");
    b.key("highest_to_lowest", Need::optional,
          "the limit on the highest divided by the lowest: `at most 5`",
          [&](Visitor& r) { describe_times(r, limit.highest_to_lowest); });
    b.key("lowest", Need::optional, "a floor under the lowest: `at least 20_000 USD`",
          [&](Visitor& f) { describe_floor(f, limit.lowest); });
    field(b, "share_of", limit.share_of,
          "the groups whose part is limited: classes, `members` (of the classes that count as "
          "such), `others` (people outside the members table) or `everybody`");
    field(b, "among", limit.among, "the groups of which it is a part, in the same words");
    b.key("at_least", Need::optional, "the least part: `51%`",
          [&](Visitor& s) { describe_share(s, limit.at_least); });
    b.key("at_most", Need::optional, "the largest part: `30%`",
          [&](Visitor& s) { describe_share(s, limit.at_most); });
  });
}

}  // namespace toadlane::rules
