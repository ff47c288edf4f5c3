#include "service/import/mistakes.h"

#include <algorithm>
#include <array>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "engine/number/decimal.h"
#include "service/import/place.h"

namespace toadlane::import {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::string hexadecimal(unsigned value) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[value >> 4U], digits[value & 0xFU]};
}

// The first control character of a row but tabs, line breaks of CR LF or LF, or the end.
std::size_t first_control(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    const unsigned byte = byte_at(text, at);
    if (byte >= 0x20 && byte < 0x7F) continue;
    if (byte == '\t' || byte == '\n') continue;
    if (byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (byte < 0x20 || byte == 0x7F) return at;
    if (byte == 0xC2 && at + 1 < end && byte_at(text, at + 1) < 0xA0) return at;
  }
  return end;
}

Diagnostic control_mistake(unsigned byte) {
  Diagnostic mistake =
      Diagnostic::error(Code::T310, "a control character (" + hexadecimal(byte) + ") in the table");
  if (byte == '\r')
    return mistake.hint("end each line with LF or CR LF; save the table again as CSV UTF-8");
  return mistake.hint("delete it, or save the table again as CSV UTF-8");
}

// "31/12/2025" as year, month, day in the two readings that a person could mean.
std::string meant_date(std::string_view text) {
  std::array<unsigned, 3> parts{};
  std::size_t part = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts[part] = std::min(parts[part] * 10 + static_cast<unsigned>(c - '0'), 100'000U);
    } else if ((c == '/' || c == '.' || c == '-') && part < 2) {
      ++part;
    } else {
      return {};
    }
  }
  if (part != 2) return {};
  if (parts[0] > 31) {
    const auto date = Date::of(static_cast<int>(parts[0]), parts[1], parts[2]);
    return date ? "`" + date->text() + "`" : "";
  }
  if (parts[2] < 1000) return {};
  const auto day_first = Date::of(static_cast<int>(parts[2]), parts[1], parts[0]);
  const auto month_first = Date::of(static_cast<int>(parts[2]), parts[0], parts[1]);
  std::string meant = day_first ? "`" + day_first->text() + "`" : "";
  if (month_first && month_first != day_first)
    meant += (meant.empty() ? "`" : " or `") + month_first->text() + "`";
  return meant;
}

}  // namespace

Diagnostic about(const ColumnSpec& column, Code code, std::string message) {
  return Diagnostic::error(code, std::move(message)).in(column.clause).cite(column.citation);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t characters_max = 60;
  const std::string whole = shown(text.substr(0, 4 * characters_max));
  const std::string start = character_range(whole, 0, characters_max);
  return "`" + start + (start.size() < whole.size() ? "..." : "") + "`";
}

SourceSpan Mistakes::span(const Row& row, const Cell& cell) const {
  return span_in(text_, file_, row, cell.begin, cell.end);
}

bool Mistakes::check_characters(const Row& row) {
  const std::string_view inside = text_.substr(row.begin, row.end - row.begin);
  if (const auto bad = first_bad_utf8(inside)) {
    note_bad_encoding(row, row.begin + *bad);
    return true;
  }
  const std::size_t control = first_control(text_, row.begin, row.end);
  if (control == row.end) return false;
  add([&] {
    return control_mistake(byte_at(text_, control))
        .at(span_in(text_, file_, row, control, control + 1));
  });
  return true;
}

void Mistakes::note_bad_encoding(const Row& row, std::size_t at) {
  ++badly_encoded_rows_;
  if (bad_encoding_) return;
  const unsigned byte = byte_at(text_, at);
  std::string message = "this is not UTF-8 text: byte " + hexadecimal(byte);
  if (byte >= 0xA0) {  // the same in Latin-1, Windows-1252 and Unicode
    const std::string character = {static_cast<char>(0xC0U | (byte >> 6U)),
                                   static_cast<char>(0x80U | (byte & 0x3FU))};
    message += ", `" + character + "` if the table was saved as Windows-1252";
  }
  bad_encoding_ = Diagnostic::error(Code::T305, std::move(message))
                      .at(span_in(text_, file_, row, at, at + 1))
                      .hint("save the table again as `CSV UTF-8`");
}

void Mistakes::check_split(const Row& row) {
  const auto at = [&](std::size_t begin) { return span_in(text_, file_, row, begin, begin + 1); };
  switch (row.fault) {
    case RowFault::none:
      return;
    case RowFault::unclosed_quote:
      return add([&] {
        return Diagnostic::error(Code::T307, "the quote opened here is not closed")
            .at(at(row.fault_at))
            .hint("write a second quote at the end of the cell; inside it write \"\" for a quote");
      });
    case RowFault::text_after_quote:
      return add([&] {
        return Diagnostic::error(Code::T308, "text after the closing quote of a cell")
            .at(at(row.fault_at))
            .hint("put the whole cell between the quotes; inside them write \"\" for a quote");
      });
    case RowFault::quote_inside:
      return add([&] {
        return Diagnostic::error(Code::T308, "a quote inside a cell that does not begin with one")
            .at(at(row.fault_at))
            .hint("put quotes around the whole cell and write \"\" for the one inside");
      });
    case RowFault::too_long:
      return add([&] {
        return Diagnostic::error(Code::T309, "a row of more than 65536 bytes")
            .at(at(row.begin))
            .hint("check that this is the right file and that its lines end where rows end");
      });
  }
}

Diagnostics Mistakes::all() && {
  if (bad_encoding_) {
    if (badly_encoded_rows_ > 1)
      bad_encoding_->message += "; " + std::to_string(badly_encoded_rows_) + " rows are affected";
    told_.add(*std::move(bad_encoding_));
  }
  sort_by_place(told_);
  if (untold_ > 0)
    told_.add(Diagnostic::error(Code::T327, "and " + std::to_string(untold_) +
                                                " more mistakes in `" + file_ + "`")
                  .hint("mend these first, then read the file again"));
  return std::move(told_);
}

Diagnostic number_mistake(const ColumnSpec& column, std::string_view text) {
  const NumberFault fault = parse_decimal(text).fault;
  if (fault == NumberFault::comma)
    return about(column, Code::T320,
                 quoted(text) + " in column `" + column.name + "` can be read in two ways")
        .hint(std::string(advice_for(fault)));
  return about(column, Code::T319,
               quoted(text) + " in column `" + column.name + "` is not a number")
      .hint(std::string(advice_for(fault)));
}

Diagnostic date_mistake(const ColumnSpec& column, std::string_view text) {
  const bool shaped =
      text.size() == 10 && text[4] == '-' && text[7] == '-' &&
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 8;
  Diagnostic mistake =
      about(column, Code::T324,
            shaped ? "there is no day " + quoted(text)
                   : quoted(text) + " in column `" + column.name + "` is not a date");
  const std::string meant = meant_date(text);
  if (shaped) return mistake.hint("check the day and the month");
  return mistake.hint("write year, month and day as in " +
                      (meant.empty() ? "`2025-12-31`" : meant));
}

Diagnostic class_mistake(const ColumnSpec& column, std::string_view text,
                         const std::vector<std::string>& classes) {
  if (classes.empty())
    return about(column, Code::T325, "column `" + column.name + "` names too many classes")
        .hint("check that the column holds classes");
  Diagnostic mistake = about(
      column, Code::T325, "no " + column.name + " " + quoted(text) + " is declared in the bylaws");
  if (const auto near = near_word(text, classes))
    return mistake.hint("did you mean `" + *near + "`?");
  return mistake.hint("write " + joined(backquoted(classes), "or"));
}

}  // namespace toadlane::import
