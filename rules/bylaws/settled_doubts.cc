#include "rules/bylaws/settled_doubts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/base/text.h"

namespace toadlane::rules {
namespace {

constexpr std::size_t npos = std::string::npos;

bool is_doubt(const Diagnostic& diagnostic) {
  return diagnostic.severity == Severity::warning && diagnostic.code >= Code::X251 &&
         diagnostic.code <= Code::X263 && diagnostic.code != Code::X257;
}

// Words that are part of other doubts: `members` of `members present`, `6 months` of `within 6
// months`. Only a reading that holds all of them is about this one.
bool wants_all_words(Code code) {
  return code == Code::X253 || code == Code::X258 || code == Code::X259;
}

// In lower case, without commas and the like, with one space between words and one at each end.
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const char c : lower(text)) {
    const bool space = std::string_view(" \t\r\n,;\"()").find(c) != std::string_view::npos;
    if (!space)
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

// What the doubt points at; of several lines the first.
std::string doubted(const SourceSpan& span) {
  const std::size_t begin = span.begin.column - 1;
  const std::size_t end =
      span.end.line == span.begin.line ? span.end.column - 1 : characters_in(span.excerpt);
  return character_range(span.excerpt, begin, end - begin);
}

// The word that an answer to the doubt has; empty: any. The program counts months by the calendar:
// another way is written as days, and not read so.
std::string_view answer_to(Code code) {
  if (code == Code::X259) return " calendar ";
  if (code == Code::X260) return " tax ";
  if (code == Code::X262) return " day ";
  return "";
}

bool settles(const model::Reading& reading, const Diagnostic& doubt) {
  if (!reading.cite.empty() && !has(doubt.citations, reading.cite)) return false;
  if (words_of(reading.taken_as).find(answer_to(doubt.code)) == npos) return false;
  if (reading.of == doubt.clause.path()) return true;
  const std::string of = words_of(reading.of);
  if (doubt.code == Code::X263 && of.find(" fiscal year") != npos) return true;
  if (!doubt.span) return false;
  const std::string words = words_of(doubted(*doubt.span));
  if (of == " " || words == " ") return false;
  return of.find(words) != npos || (!wants_all_words(doubt.code) && words.find(of) != npos);
}

std::string way_out(Code code) {
  const std::string reading = "; or say under `readings` ";
  if (code == Code::X259) return reading + "that calendar months are meant";
  if (code == Code::X260) return reading + "`before tax` or `after tax`";
  if (code == Code::X262) return reading + "which day it is";
  return reading + "how it is taken";
}

}  // namespace

void settle_doubts(const std::vector<model::Reading>& readings, Diagnostics& diagnostics) {
  std::vector<Diagnostic>& all = diagnostics.all();
  std::erase_if(all, [&](const Diagnostic& one) {
    return is_doubt(one) &&
           std::any_of(readings.begin(), readings.end(),
                       [&](const model::Reading& reading) { return settles(reading, one); });
  });
  for (Diagnostic& one : all)
    if (is_doubt(one)) one.advice += way_out(one.code);
}

}  // namespace toadlane::rules
