#include "rules/bylaws/amendment_dates.h"

#include <algorithm>
#include <array>

#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

using expression::FromDate;
using model::Amendment;

constexpr std::array<std::string_view, 2> blocks_of_the_year{"surplus", "accounts"};
constexpr std::array<std::string_view, 5> blocks_of_meetings{"meetings", "boards", "decisions",
                                                             "classes", "colleges"};

template <class Blocks>
bool has(const Blocks& blocks, std::string_view block) {
  return std::find(blocks.begin(), blocks.end(), block) != blocks.end();
}

class AmendmentDates : Findings {
 public:
  AmendmentDates(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {}

  void check() {
    std::vector<std::string> ids;
    for (const Amendment& one : bylaws_.amendments) {
      if (has(ids, one.id))
        report(Diagnostic::error(Code::B133, "there is another amendment `" + one.id + "`")
                   .hint("give each amendment its own number"),
               one.clause.key("id"), one.cite);
      ids.push_back(one.id);
      first_day(one);
      for (const Amendment::Application& application : one.applies_to) applies(one, application);
    }
  }

 private:
  void first_day(const Amendment& amendment) {
    if (!amendment.from) return;
    const Clause clause = amendment.clause.key("from");
    const auto& text_from = bylaws_.in_force.from;
    if (text_from && *amendment.from < *text_from)
      report(Diagnostic::error(Code::B132, "the amendment holds from " + amendment.from->text() +
                                               ", before the bylaws that it changes, from " +
                                               text_from->text())
                 .hint("correct one of the two days, or write the change into the text itself"),
             clause, amendment.cite);
    const auto& adopted = amendment.adopted_by.on;
    if (adopted && *amendment.from < *adopted)
      report(Diagnostic::warning(Code::B134, "the amendment holds from " + amendment.from->text() +
                                                 ", before it was adopted on " + adopted->text())
                 .hint("check both days; if the members did decide so, leave them"),
             clause, amendment.cite);
  }

  // Which date decides is said of blocks that the amendment changes, by a date that they have.
  void applies(const Amendment& amendment, const Amendment::Application& application) {
    std::vector<std::string> changed;
    for (const Clause& set : amendment.sets)
      changed.push_back(set.path().substr(0, set.path().find_first_of(".[")));
    const Clause clause = amendment.clause.key("applies_to").key(application.block);
    known(application.block, changed, clause, amendment.cite,
          "a block that this amendment changes");
    if (!application.scope) return;
    const auto refuse = [&](const std::string& why, const std::string& advice) {
      report(Diagnostic::error(Code::B117, why).hint("write " + advice + " and the date"), clause,
             amendment.cite);
    };
    const bool of_meetings = has(blocks_of_meetings, application.block);
    const std::string by_notice = "`notices sent on or after`";
    const std::string by_year = "`fiscal years ending on or after`";
    const auto* from = std::get_if<FromDate>(&application.scope->node);
    if (from == nullptr)
      return refuse("an amendment holds from a day on, not for single fiscal years",
                    of_meetings ? by_notice : by_year);
    if (has(blocks_of_the_year, application.block) && from->what == FromDate::What::notices_sent)
      return refuse("a year-end has no notice whose date could decide", by_year);
    if (of_meetings && from->what == FromDate::What::fiscal_years_ending)
      return refuse("a meeting has no fiscal year whose end could decide", by_notice);
    if (amendment.from && from->date < *amendment.from)
      report(Diagnostic::warning(Code::B134, "this reaches back to " + from->date.text() +
                                                 ", before the amendment holds, from " +
                                                 amendment.from->text())
                 .hint("check both days; if the members did decide so, leave them"),
             clause, amendment.cite);
  }

  const model::Bylaws& bylaws_;
};

}  // namespace

void check_amendment_dates(const BylawsRead& read, Diagnostics& diagnostics) {
  AmendmentDates(read, diagnostics).check();
}

}  // namespace toadlane::rules
