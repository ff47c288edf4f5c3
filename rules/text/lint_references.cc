#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "rules/text/lint_parts.h"
#include "rules/text/words.h"

namespace toadlane::text {
namespace {

constexpr std::array<std::string_view, 9> words_before{
    "article", "articles", "art", "section", "sections", "sec", "clause", "clauses", "\u00a7"};
constexpr std::array<std::string_view, 8> own{"these",  "this",    "the",     "our",
                                              "bylaws", "article", "section", "articles"};
constexpr std::array<std::string_view, 9> laws{
    "code", "act", "law", "laws", "statute", "statutes", "regulation", "regulations", "usc"};
constexpr std::array<std::string_view, 5> exhibits{"exhibit", "appendix", "annex", "schedule",
                                                   "attachment"};

class References {
 public:
  References(const LegalText& text, Diagnostics& found)
      : text_(text), found_(found), bytes_(text.source().text()), words_(words_in(bytes_)) {}

  void look() {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (has(words_before, words_[i].text) && !is_heading(words_[i].begin) && !after_law(i))
        numbers_from(words_[i]);
  }

 private:
  // The word that labels an article itself.
  [[nodiscard]] bool is_heading(std::size_t at) const {
    const std::size_t line = text_.source().line_of(at);
    const auto& pieces = text_.pieces();
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& one) {
      return one.line == line && one.begin > at && one.begin < at + 16 &&
             one.kind == Piece::Kind::article;
    });
  }

  // "Corporations Code section 12460".
  [[nodiscard]] bool after_law(std::size_t i) const {
    return i > 0 && !words_[i - 1].ends_sentence && has(laws, words_[i - 1].text);
  }

  // "of the Corporations Code", "of Title 26": another text.
  [[nodiscard]] bool of_another_text(std::size_t end) const {
    auto next = std::find_if(words_.begin(), words_.end(),
                             [&](const Word& one) { return one.begin >= end; });
    if (next == words_.end() || next->text != "of") return false;
    for (++next; next != words_.end() && !next->ends_sentence; ++next) {
      if (next->text == "these" || next->text == "this" || next->text == "our") return false;
      if (next->text == "the") continue;
      if (has(own, next->text)) return false;
      return next->capital || has(laws, next->text);
    }
    return next != words_.end() && (next->capital || has(laws, next->text)) &&
           !has(own, next->text);
  }

  // "3", "3 and 4", "3, 4.1 or 5(b)", "3 to 5".
  void numbers_from(const Word& word) {
    std::size_t at = word.end;
    const bool section = word.text.starts_with("sec") || word.text.starts_with("clause");
    bool first = true;
    while (true) {
      at = behind_joints(at, first);
      const auto number =
          at < bytes_.size() ? number_at(std::string_view(bytes_).substr(at, 40)) : std::nullopt;
      if (!number) return;
      const std::size_t end = at + number->length;
      if (of_another_text(end)) return;
      if (!is_there(number->address, at, section)) dangling(at, end);
      at = end;
      first = false;
    }
  }

  [[nodiscard]] std::size_t behind_joints(std::size_t at, bool first) const {
    bool joined = first;
    for (bool more = true; more;) {
      more = false;
      const std::string_view rest = std::string_view(bytes_).substr(at);
      for (const std::string_view joint :
           {", ", " and ", " or ", " to ", " through ", "-", "\u2013"})
        if (!first && rest.starts_with(joint)) {
          at += joint.size();
          joined = more = true;
          break;
        }
      if (!more && first && (rest.starts_with(" ") || rest.starts_with("."))) {
        ++at;
        more = true;
      }
    }
    return joined ? at : bytes_.size();
  }

  [[nodiscard]] bool is_there(const Address& address, std::size_t at, bool section) const {
    if (text_.find(address) != nullptr) return true;
    const Piece* here = text_.article_at(at);
    if (!section || here == nullptr) return false;
    // A section of the article in which the reference stands.
    Address inside = address;
    inside.insert(inside.begin(), here->address.front());
    return text_.find(inside) != nullptr;
  }

  void dangling(std::size_t begin, std::size_t end) {
    const std::string written = bytes_.substr(begin, end - begin);
    std::vector<std::string> known;
    for (const Piece& one : text_.pieces()) known.push_back(to_text(one.address));
    // Of a short number every other one is near.
    const auto near = written.size() > 2 ? near_word(written, known) : std::nullopt;
    found_.add(Diagnostic::warning(Code::A104, "there is no article " + written + " in this text")
                   .at(text_.span(begin, end))
                   .hint(near ? "is " + *near + " meant?"
                              : "write the number of the article that is meant"));
  }

  const LegalText& text_;
  Diagnostics& found_;
  const std::string& bytes_;
  std::vector<Word> words_;
};

// Exhibit A, Appendix 1: whether its own heading is there.
class Exhibits {
 public:
  explicit Exhibits(const LegalText& text) : text_(text), bytes_(text.source().text()) {}

  void look(Diagnostics& found) const {
    const std::vector<Word> words = words_in(bytes_);
    std::vector<std::string> told;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const Word& number = words[i + 1];
      if (!has(exhibits, words[i].text) || !words[i].capital || words[i].ends_sentence) continue;
      if (number.text.size() > 2 || (!number.capital && number.text.front() > '9')) continue;
      const std::string name = words[i].text + " " + number.text;
      if (is_there(name) || has(told, name)) continue;
      told.push_back(name);
      const std::string written = bytes_.substr(words[i].begin, number.end - words[i].begin);
      found.add(Diagnostic::warning(Code::A106, "`" + written + "` is not in this text")
                    .at(text_.span(words[i].begin, number.end))
                    .hint("add it under a heading `" + written + "`, or delete the reference"));
    }
  }

 private:
  // A heading, or a line that says little more than the name.
  [[nodiscard]] bool is_there(const std::string& name) const {
    const document::SourceFile& source = text_.source();
    for (std::size_t i = 0; i < source.line_count(); ++i) {
      const LineWords line = words_of(source.line_text(i));
      const std::string words = lower(line.words);
      const bool named =
          words.starts_with(name) &&
          (words.size() == name.size() ||
           std::string_view(" .:-*\xe2").find(words[name.size()]) != std::string_view::npos);
      if (named && (line.heading || (words.size() < 60 && !words.ends_with('.')))) return true;
    }
    return false;
  }

  const LegalText& text_;
  const std::string& bytes_;
};

// Whether the line `next` is the first of a list that the line `here` announces: an article is,
// when it stands inside the one that announces it.
bool begins_list(const LegalText& text, std::size_t here, std::size_t next) {
  for (const Piece& one : text.pieces()) {
    if (one.line != next || one.kind != Piece::Kind::article) continue;
    const Piece* around = text.article_at(text.source().line_begin(here));
    return around != nullptr && one.address.size() > around->address.size();
  }
  const LineWords line = words_of(text.source().line_text(next));
  if (line.heading) return false;
  const std::string_view words = line.words;
  if (line.bullet || words.starts_with("|") || words.starts_with("(")) return true;
  const std::size_t mark = words.find_first_of(").");
  return mark != std::string_view::npos && mark > 0 && mark < 5;
}

}  // namespace

void lint_references(const LegalText& text, Diagnostics& found) {
  if (text.has_articles()) References(text, found).look();
}

void lint_lists(const LegalText& text, Diagnostics& found) {
  Exhibits(text).look(found);
  const document::SourceFile& source = text.source();
  for (std::size_t i = 0; i < source.line_count(); ++i) {
    std::string_view line = trimmed(source.line_text(i));
    while (line.ends_with('*') || line.ends_with('_')) line.remove_suffix(1);
    const std::string small = lower(line);
    const bool announces = line.ends_with(':') && (small.find("following") != std::string::npos ||
                                                   small.ends_with("as follows:"));
    if (!announces) continue;
    std::size_t next = i + 1;
    while (next < source.line_count() && trimmed(source.line_text(next)).empty()) ++next;
    if (next < source.line_count() && begins_list(text, i, next)) continue;
    const std::size_t begin = static_cast<std::size_t>(line.data() - source.text().data());
    found.add(Diagnostic::warning(Code::A105, "a list is announced here, and none follows")
                  .at(text.span(begin, source.line_end(i)))
                  .hint("write the list, each entry on a line of its own, or take the "
                        "announcement out"));
  }
}

}  // namespace toadlane::text
