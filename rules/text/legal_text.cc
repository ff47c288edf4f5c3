#include "rules/text/legal_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/base/text.h"

namespace toadlane::text {
namespace {

constexpr std::array<std::string_view, 7> article_words{"article", "art.",   "art",   "rule",
                                                        "bylaw",   "\u00a7", "by-law"};
constexpr std::array<std::string_view, 5> section_words{"section", "sec.", "sec", "clause",
                                                        "paragraph"};

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t"));
}

// What separates a number from its title.
std::string_view without_separators(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign : {".", ":", "-", "\u2013", "\u2014", ")", "*", " ", "\t"})
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        more = true;
      }
  }
  while (text.ends_with('*') || text.ends_with('#') || text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// A line that begins with a number, as far as the line itself tells.
struct Numbered {
  enum class Label { none, article, section, item };
  Label label = Label::none;
  ArticleNumber number;
  std::size_t begin = 0;  // of the number in the words
  std::string_view rest;  // behind it
};

std::optional<Numbered> labelled(std::string_view words) {
  const std::string_view word = first_word(words);
  const std::string small = lower(word);
  const bool article = has(article_words, small);
  if ((!article && !has(section_words, small)) || word.size() == words.size()) return std::nullopt;
  const std::size_t begin = words.find_first_not_of(" \t", word.size());
  if (begin == std::string_view::npos) return std::nullopt;
  const auto number = number_at(words.substr(begin));
  if (!number) return std::nullopt;
  return Numbered{article ? Numbered::Label::article : Numbered::Label::section, *number, begin,
                  words.substr(begin + number->length)};
}

// "4.", "4.2 Notice", "(a)", "a)".
std::optional<Numbered> bare(std::string_view words) {
  if (words.empty()) return std::nullopt;
  const bool open = words.front() == '(';
  const std::size_t close = words.find(')');
  if (close != std::string_view::npos && close > (open ? 1U : 0U) && close < 6) {
    const std::string_view inside = words.substr(open ? 1 : 0, close - (open ? 1 : 0));
    const bool letter = inside.size() == 1 && std::isalnum(static_cast<unsigned char>(inside[0]));
    const bool digits = std::all_of(inside.begin(), inside.end(), [](char c) {
      return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (letter || digits || roman_value(inside))
      return Numbered{
          Numbered::Label::item, {{lower(inside)}, close + 1}, 0, words.substr(close + 1)};
  }
  if (std::isdigit(static_cast<unsigned char>(words.front())) == 0) return std::nullopt;
  auto number = number_at(words);
  if (!number || number->address.front().size() > 3) return std::nullopt;
  const std::string_view rest = words.substr(number->length);
  const bool dotted = number->address.size() > 1;
  if (!rest.starts_with(".") && !(dotted && (rest.empty() || rest.front() == ' ')))
    return std::nullopt;
  if (rest.size() > 1 && rest[0] == '.' && rest[1] != ' ' && rest[1] != '*') return std::nullopt;
  return Numbered{Numbered::Label::none, *number, 0, rest};
}

// Whether what stands behind a number makes it a heading, and not a sentence that begins with a
// reference ("Article 5 applies").
bool is_heading(const Numbered& one, const LineWords& line, bool apart) {
  if (line.heading || one.label == Numbered::Label::none) return true;
  if (!line.marked && !apart) return false;
  if (one.rest.empty() || one.rest.front() != ' ') return true;
  const std::string_view title = without_separators(one.rest);
  return title.empty() || !one.rest.starts_with(" ") || title.data() != one.rest.data() + 1 ||
         std::isupper(static_cast<unsigned char>(title.front())) != 0;
}

// Goes through the lines and knows in which article and list it is.
class Pieces {
 public:
  explicit Pieces(const document::SourceFile& source) : source_(source) {}

  std::vector<Piece> find() {
    for (std::size_t i = 0; i < source_.line_count(); ++i)
      if (words_of(source_.line_text(i)).heading)
        if (const auto one = bare(words_of(source_.line_text(i)).words))
          numbers_marked_ = numbers_marked_ || one->label == Numbered::Label::none;
    bool apart = true;  // the line before is blank or a heading
    for (std::size_t i = 0; i < source_.line_count(); ++i) {
      const LineWords line = words_of(source_.line_text(i));
      const bool numbered = take(i, line, apart);
      if (line.heading && !numbered) new_heading_ = true;
      apart = line.words.empty() || line.heading || (numbered && pieces_.back().title.size() < 60);
    }
    return std::move(pieces_);
  }

 private:
  bool take(std::size_t line_number, const LineWords& line, bool apart) {
    auto one = labelled(line.words);
    if (!one) one = bare(line.words);
    if (!one || line.bullet) return false;
    if (one->label == Numbered::Label::item) {
      add_item(line_number, line, *one);
      return true;
    }
    if (!is_heading(*one, line, apart)) return false;
    const bool inner = one->label == Numbered::Label::none && one->number.address.size() == 1;
    const bool indented = source_.line_text(line_number).starts_with("  ");
    if (inner && ((numbers_marked_ && !line.heading) || indented)) {
      add_item(line_number, line, *one);
      return true;
    }
    add_article(line_number, line, *one);
    return true;
  }

  void add(Piece piece, std::size_t line_number, const LineWords& line, const Numbered& one) {
    const std::size_t words_at =
        static_cast<std::size_t>(line.words.data() - source_.text().data());
    piece.line = line_number;
    piece.begin = words_at + one.begin;
    piece.end = piece.begin + one.number.length;
    piece.number = source_.text().substr(piece.begin, one.number.length);
    piece.title = std::string(without_separators(one.rest));
    pieces_.push_back(std::move(piece));
  }

  void add_article(std::size_t line_number, const LineWords& line, const Numbered& one) {
    Piece piece{.address = one.number.address, .restarts = new_heading_};
    new_heading_ = false;
    const bool single = piece.address.size() == 1;
    const bool inside = one.label == Numbered::Label::section ||
                        (one.label == Numbered::Label::none && article_labelled_);
    if (one.label == Numbered::Label::article && single) {
      article_ = piece.address;
      article_labelled_ = true;
    } else if (inside && single && article_labelled_) {
      piece.address.insert(piece.address.begin(), article_.front());
    }
    here_ = piece.address;
    lists_.clear();
    add(std::move(piece), line_number, line, one);
  }

  // The kind of numbers of a list: a letter, a Roman number, a digit.
  char style_of(const std::string& number) const {
    if (std::isdigit(static_cast<unsigned char>(number.front())) != 0) return '1';
    if (number.size() > 1) return 'i';
    const auto last_of = [&](char style) -> std::string {
      for (auto list = lists_.rbegin(); list != lists_.rend(); ++list)
        if (list->style == style) return list->last;
      return "";
    };
    const std::string letter = last_of('a');
    if (letter.size() == 1 && number.front() == letter.front() + 1) return 'a';
    const auto value = roman_value(number);
    const auto roman = roman_value(last_of('i'));
    if (value && (number == "i" || (roman && *value == *roman + 1))) return 'i';
    return 'a';
  }

  void add_item(std::size_t line_number, const LineWords& line, const Numbered& one) {
    const std::string number = one.number.address.front();
    const char style = style_of(number);
    const auto same = std::find_if(lists_.begin(), lists_.end(),
                                   [&](const List& list) { return list.style == style; });
    const bool first = number == "a" || number == "1" || number == "i";
    bool restarts = same == lists_.end();
    if (same == lists_.end()) {
      lists_.push_back({style, number});
    } else {
      restarts = first && same->last != number;
      same->last = number;
      lists_.erase(same + 1, lists_.end());
    }
    Piece piece{.kind = Piece::Kind::item, .address = here_, .restarts = restarts};
    for (const List& list : lists_) piece.address.push_back(list.last);
    add(std::move(piece), line_number, line, one);
  }

  struct List {
    char style;
    std::string last;
  };

  const document::SourceFile& source_;
  std::vector<Piece> pieces_;
  Address article_;
  Address here_;
  std::vector<List> lists_;
  bool article_labelled_ = false;  // numbers stand under lines such as "Article 4"
  bool numbers_marked_ = false;    // "## 4. Meetings": other numbers are items of lists
  bool new_heading_ = false;       // a heading without a number came in between
};

}  // namespace

LineWords words_of(std::string_view line) {
  LineWords found{.words = trimmed(line)};
  if (found.words.starts_with("- ") || found.words.starts_with("* ") ||
      found.words.starts_with("+ ") || found.words.starts_with("\u2022")) {
    found.bullet = true;
    return found;
  }
  while (!found.words.empty() &&
         std::string_view("#>*_ \t").find(found.words.front()) != std::string_view::npos) {
    found.heading = found.heading || found.words.front() == '#';
    found.marked = found.marked || found.words.front() != ' ';
    found.words.remove_prefix(1);
  }
  return found;
}

LegalText::LegalText(std::string name, std::string text)
    : source_(std::make_shared<document::SourceFile>(std::move(name), std::move(text))),
      pieces_(Pieces(*source_).find()) {}

const Piece* LegalText::find(const Address& address) const {
  const auto found = std::find_if(pieces_.begin(), pieces_.end(),
                                  [&](const Piece& one) { return one.address == address; });
  return found != pieces_.end() ? &*found : nullptr;
}

const Piece* LegalText::article_at(std::size_t at) const {
  const Piece* last = nullptr;
  for (const Piece& one : pieces_)
    if (one.kind == Piece::Kind::article && one.begin <= at) last = &one;
  return last;
}

bool LegalText::has_articles() const {
  return std::any_of(pieces_.begin(), pieces_.end(),
                     [](const Piece& one) { return one.kind == Piece::Kind::article; });
}

}  // namespace toadlane::text
