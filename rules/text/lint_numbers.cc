#include <map>
#include <optional>

#include "engine/base/text.h"
#include "engine/number/integer.h"
#include "rules/text/lint_parts.h"

namespace toadlane::text {
namespace {

constexpr std::size_t title_max = 80;  // longer ones are the text itself

// The pieces that stand under one number, in the order of the text.
struct Siblings {
  const Piece* last = nullptr;
  std::map<std::string, const Piece*> seen;
  std::map<std::string, const Piece*> titles;
};

// "c" is 3, "iv" is 4 in a list of Roman numbers, "12" is 12.
std::optional<std::int64_t> rank_of(const std::string& part, bool roman) {
  if (const auto number = Integer::parse(part)) return number->to_int64();
  if (roman || part.size() > 1) {
    const auto value = roman_value(part);
    return value ? std::optional<std::int64_t>(*value) : std::nullopt;
  }
  return part.front() - 'a' + 1;
}

// The number at a rank, written as another one is.
std::string part_at(std::int64_t rank, const std::string& like, bool roman) {
  if (Integer::parse(like)) return std::to_string(rank);
  if (!roman && rank >= 1 && rank <= 26) return std::string(1, static_cast<char>('a' + rank - 1));
  for (const char* const one : {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
    if (roman_value(one) == rank) return one;
  return "number " + std::to_string(rank);
}

class Numbers {
 public:
  Numbers(const LegalText& text, Diagnostics& found) : text_(text), found_(found) {}

  void look() {
    for (const Piece& piece : text_.pieces()) {
      Address parent = piece.address;
      parent.pop_back();
      Siblings& siblings = under_[{piece.kind, parent}];
      if (piece.restarts && is_first(piece)) siblings = {};
      repeated(piece, siblings);
      gap(piece, siblings);
      heading(piece, siblings);
      siblings.seen.emplace(piece.address.back(), &piece);
      siblings.last = &piece;
    }
  }

 private:
  static bool is_first(const Piece& piece) {
    const std::string& part = piece.address.back();
    return part == "1" || part == "a" || part == "i" || part == "0";
  }

  // Whether a list counts i, ii, iii: its first number was an i.
  static bool is_roman(const Piece& piece, const Siblings& siblings) {
    return siblings.seen.contains("i") || piece.address.back() == "i" ||
           piece.address.back().size() > 1;
  }

  void repeated(const Piece& piece, const Siblings& siblings) {
    const auto before = siblings.seen.find(piece.address.back());
    if (before == siblings.seen.end()) return;
    const bool list = piece.kind == Piece::Kind::item;
    found_.add(Diagnostic::warning(Code::A102, to_text(piece.address) + " is given twice")
                   .at(text_.span(piece))
                   .label(text_.span(*before->second), "first given here")
                   .hint(list ? "give this item the next letter or number"
                              : "give this article another number, and correct the references"));
  }

  void gap(const Piece& piece, const Siblings& siblings) {
    const bool roman = is_roman(piece, siblings) && !siblings.seen.contains("a");
    const auto rank = rank_of(piece.address.back(), roman);
    const auto last = siblings.last != nullptr ? rank_of(siblings.last->address.back(), roman)
                                               : std::optional<std::int64_t>(0);
    if (!rank || !last || *rank <= *last + 1) return;
    const auto name = [&](std::int64_t at) {
      Address address = piece.address;
      address.back() = part_at(at, piece.address.back(), roman);
      return to_text(address);
    };
    const std::string first = name(*last + 1);
    const std::string words = *rank == *last + 2
                                  ? first + " is left out"
                                  : first + " to " + name(*rank - 1) + " are left out";
    Diagnostic gap = Diagnostic::warning(Code::A101, words).at(text_.span(piece));
    if (siblings.last != nullptr) gap.label(text_.span(*siblings.last), "the one before");
    found_.add(
        std::move(gap).hint("number them again, or write `" + first + " (deleted)` where it was"));
  }

  void heading(const Piece& piece, Siblings& siblings) {
    if (piece.kind != Piece::Kind::article || piece.title.empty()) return;
    if (characters_in(piece.title) > title_max) return;
    const auto [before, is_new] = siblings.titles.emplace(lower(piece.title), &piece);
    if (is_new) return;
    found_.add(Diagnostic::warning(Code::A103,
                                   "`" + visible(piece.title) + "` is the heading of two articles")
                   .at(text_.span(piece))
                   .label(text_.span(*before->second), "the other one")
                   .hint("delete the copy, or give each its own heading"));
  }

  const LegalText& text_;
  Diagnostics& found_;
  std::map<std::pair<Piece::Kind, Address>, Siblings> under_;
};

// A line that is written twice as a heading, one right behind the other.
void doubled_lines(const LegalText& text, Diagnostics& found) {
  const document::SourceFile& source = text.source();
  std::string_view before;
  std::size_t before_line = 0;
  for (std::size_t i = 0; i < source.line_count(); ++i) {
    const LineWords line = words_of(source.line_text(i));
    if (line.words.empty()) continue;
    if (line.heading && line.words == before)
      found.add(Diagnostic::warning(Code::A103, "this heading is written twice")
                    .at(text.span(source.line_begin(i), source.line_end(i)))
                    .label(text.span(source.line_begin(before_line), source.line_end(before_line)),
                           "the first time")
                    .hint("delete one of the two"));
    before = line.heading ? line.words : std::string_view();
    before_line = i;
  }
}

}  // namespace

void lint_numbers(const LegalText& text, Diagnostics& found) {
  Diagnostics numbers;
  Numbers(text, numbers).look();
  Diagnostics doubled;
  doubled_lines(text, doubled);
  // A doubled line is one fault, whatever its number and its title say.
  for (Diagnostic& one : numbers.all()) {
    bool known = false;
    for (const Diagnostic& line : doubled.all())
      known = known || line.span->begin.line == one.span->begin.line;
    if (!known) found.add(std::move(one));
  }
  found.add(std::move(doubled));
}

}  // namespace toadlane::text
