#include "rules/bylaws/readings.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

void describe(Visitor& v, model::Reading& reading) {
  rule_block(v, reading, [&](Visitor& b) {
    field(b, "of", reading.of, Need::required, "the words that can be read in two ways");
    field(b, "taken_as", reading.taken_as, Need::required, "how they are read here");
    field(b, "because", reading.because, Need::required, "why they are read so");
  });
}

void describe(Visitor& v, model::TextOnly& article) {
  v.block([&](Visitor& b) {
    article.clause = b.here();
    field(b, "cite", article.cite, Need::required, "the article");
    field(b, "about", article.about, Need::required, "what it is about");
  });
}

}  // namespace toadlane::rules
