#pragma once

#include <string>
#include <vector>

#include "service/render/markup_writer.h"
#include "service/render/payout.h"
#include "service/render/year_end.h"

namespace toadlane::render {

/// What all statements of one year say, made once.
struct StatementFacts {
  StatementFacts(const app::ClosedYear& closed, std::vector<InputHash> inputs);

  const app::ClosedYear& closed;
  std::vector<InputHash> inputs;
  Money dividends;      // of all members together
  LastDay paid_by;      // for what is in money
  std::string gap;      // of the members' consent; empty: none
  bool all_patronage;   // of the dividends
  std::string decides;  // the body that chose the part in money; empty: nobody could
};

/// One member's statement: what they did, their share, how it became money, what they get now and
/// until when, what is held, what is kept, the written notice where there is one, how to check it
/// and whom to ask. One `article` of HTML, on a page of its own when printed.
void put_statement(MarkupWriter& html, const StatementFacts& facts, std::size_t member);

/// A printable bundle: a first page, then a statement for each member, at most `members_max` of
/// them, which the first page says. It is one file that asks for nothing else.
void statements_html(const app::ClosedYear& closed, const std::vector<InputHash>& inputs,
                     std::size_t members_max, TextOut& out);

/// "Ana (M1)", or the number alone.
std::string member_words(const app::ClosedYear& closed, std::size_t member);

}  // namespace toadlane::render
