#include "rules/bylaws/bylaws.h"

#include "rules/bylaws/accounts.h"
#include "rules/bylaws/amendments.h"
#include "rules/bylaws/boards.h"
#include "rules/bylaws/choices.h"
#include "rules/bylaws/classes.h"
#include "rules/bylaws/colleges.h"
#include "rules/bylaws/coop.h"
#include "rules/bylaws/decisions.h"
#include "rules/bylaws/dissolution.h"
#include "rules/bylaws/examples.h"
#include "rules/bylaws/meetings.h"
#include "rules/bylaws/membership.h"
#include "rules/bylaws/ratios.h"
#include "rules/bylaws/readings.h"
#include "rules/bylaws/records.h"
#include "rules/bylaws/shares.h"
#include "rules/bylaws/surplus.h"
#include "rules/bylaws/terms.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

// A block of things under coined names.
template <class T>
static void named_field(Visitor& v, std::string_view key, model::Named<T>& things,
                        std::string_view names, std::string_view help) {
  v.key(key, Need::optional, help, [&](Visitor& m) { describe(m, things, names); });
}

void describe(Visitor& v, model::Bylaws& bylaws) {
  v.block([&](Visitor& b) {
    std::string format;
    word_field(b, "format", format, {"coop-bylaws 1"}, "the format of this file", Need::required);
    field(b, "coop", bylaws.coop, Need::required, "who the co-operative is");
    field(b, "in_force", bylaws.in_force, "since when the text holds");
    b.key("terms", Need::optional, "the file's own definitions",
          [&](Visitor& m) { describe_terms(m, bylaws.terms); });
    b.key("classes", Need::optional, "the classes of members",
          [&](Visitor& m) { describe_classes(m, bylaws.classes, bylaws.overlap); });
    field(b, "membership", bylaws.membership, "becoming a member, and leaving");
    field(b, "shares", bylaws.shares, "what the shares are");
    named_field(b, "meetings", bylaws.meetings, "bodies", "how each body of members meets");
    field(b, "colleges", bylaws.colleges, "how the votes of classes become one result");
    named_field(b, "boards", bylaws.boards, "boards", "who directs, and how they are chosen");
    named_field(b, "decisions", bylaws.decisions, "decisions", "how each kind is decided");
    field(b, "accounts", bylaws.accounts, "the co-operative's accounts and the members'");
    field(b, "surplus", bylaws.surplus, "where the year's net margin goes");
    b.key("rates", Need::optional, "rates from outside that phrases use, and where each is found",
          [&](Visitor& m) {
            m.map("rates", [&](Visitor& r, const std::string& name) {
              bylaws.rates.emplace_back(name, "");
              describe(r, bylaws.rates.back().second);
            });
          });
    named_field(b, "ratios", bylaws.ratios, "ratios", "limits such as of pay");
    field(b, "dissolution", bylaws.dissolution, "what happens at the end");
    field(b, "records", bylaws.records, "what is kept, and who may see it");
    field(b, "text_only", bylaws.text_only, "articles that nothing can compute");
    field(b, "readings", bylaws.readings, "how words with two meanings are read");
    field(b, "amendments", bylaws.amendments, "changes of the text, with their dates");
    field(b, "resolutions", bylaws.resolutions, "standing choices of a body");
    field(b, "examples", bylaws.examples, "worked examples, run by `toadlane test`");
  });
}

}  // namespace toadlane::rules
