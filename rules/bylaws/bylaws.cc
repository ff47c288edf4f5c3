#include "rules/bylaws/bylaws.h"

#include "rules/bylaws/accounts.h"
#include "rules/bylaws/amendments.h"
#include "rules/bylaws/boards.h"
#include "rules/bylaws/choices.h"
#include "rules/bylaws/classes.h"
#include "rules/bylaws/colleges.h"
#include "rules/bylaws/contradictions.h"
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

// Where the rate is found, or a block that also says which day counts.
static void describe(Visitor& v, model::OutsideRate& rate) {
  v.one_of({{Kind::scalar, [&](Visitor& text) { describe(text, rate.found); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "found", rate.found, Need::required, "where it is found");
                 field(b, "on", rate.on,
                       "the day on which it is taken: `the last day of the fiscal year`");
               });
             }}});
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
    named_field(b, "rates", bylaws.rates, "rates",
                "rates from outside that phrases use, where each is found, and of which day");
    named_field(b, "ratios", bylaws.ratios, "ratios", "limits such as of pay");
    field(b, "dissolution", bylaws.dissolution, "what happens at the end");
    field(b, "records", bylaws.records, "what is kept, and who may see it");
    field(b, "text_only", bylaws.text_only, "articles that nothing can compute");
    std::vector<Contradiction> contradictions;  // settled before this is read
    field(b, "contradictions", contradictions,
          "clauses of which two articles say different things");
    field(b, "readings", bylaws.readings, "how words with two meanings are read");
    field(b, "amendments", bylaws.amendments, "changes of the text, with their dates");
    field(b, "resolutions", bylaws.resolutions, "standing choices of a body");
    field(b, "examples", bylaws.examples, "worked examples, run by `toadlane test`");
  });
}

}  // namespace toadlane::rules
