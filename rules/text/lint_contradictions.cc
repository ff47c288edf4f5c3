#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/text.h"
#include "rules/text/lint_parts.h"
#include "rules/text/words.h"

namespace toadlane::text {
namespace {

constexpr std::array<std::string_view, 12> offices{
    "chair",     "chairperson", "chairman", "chairwoman",  "president", "secretary",
    "treasurer", "auditor",     "clerk",    "facilitator", "moderator", "speaker"};
constexpr std::array<std::string_view, 3> elected{"elect", "elected", "elects"};
constexpr std::array<std::string_view, 5> of_ties{"tie", "ties", "tied", "equal", "equality"};

// Words from `first` up to but without `end`.
struct Sentence {
  std::size_t first = 0;
  std::size_t end = 0;
};

std::vector<Sentence> sentences_of(const std::vector<Word>& words) {
  std::vector<Sentence> all;
  std::size_t first = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].ends_sentence && i + 1 < words.size()) continue;
    all.push_back({first, i + 1});
    first = i + 1;
  }
  return all;
}

class Contradictions {
 public:
  explicit Contradictions(const LegalText& text)
      : text_(text), words_(words_in(text.source().text())), sentences_(sentences_of(words_)) {}

  // "There is no quorum", "no quorum is required" beside "at which a quorum is present".
  void quorum(Diagnostics& found) const {
    std::optional<std::size_t> none;
    std::optional<std::size_t> present;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool asks_none = words_are(words_, i, "no quorum") && asks(i + 2);
      const bool there_is = i > 1 && words_are(words_, i, "no quorum") && says_there_is(i);
      if (!none && (asks_none || there_is)) none = i;
      if (!present && (words_are(words_, i, "at which a quorum is present") ||
                       words_are(words_, i, "at which there is a quorum") ||
                       words_are(words_, i, "provided a quorum is present")))
        present = i;
    }
    if (!none || !present) return;
    found.add(Diagnostic::warning(Code::A107, "this counts on a quorum, and no quorum is asked for")
                  .at(span(*present, words_are(words_, *present, "provided") ? 5 : 6))
                  .label(span(*none, 2), "no quorum here")
                  .hint("say which meetings have a quorum and which have none"));
  }

  void offices_by_lot(Diagnostics& found) const {
    for (const std::string_view office : offices) {
      const auto by_vote = sentence_about(office, false);
      const auto by_lot = sentence_about(office, true);
      if (!by_vote || !by_lot) continue;
      found.add(Diagnostic::warning(Code::A108, "the " + std::string(office) +
                                                    " is chosen by lot here, and elected elsewhere")
                    .at(span(*by_lot, 1))
                    .label(span(*by_vote, 1), "elected here")
                    .hint("say which of the two holds, or when each does"));
    }
  }

 private:
  // "is required", "shall be needed", "required".
  [[nodiscard]] bool asks(std::size_t at) const {
    for (std::size_t i = at; i < std::min(at + 3, words_.size()); ++i) {
      const std::string& word = words_[i].text;
      if (word == "required" || word == "needed" || word == "necessary" || word == "requirement")
        return true;
      if (words_[i].ends_sentence) return false;
    }
    return false;
  }

  // "there is no quorum for", "meetings have no quorum": but not "if there is no quorum".
  [[nodiscard]] bool says_there_is(std::size_t at) const {
    const std::string& verb = words_[at - 1].text;
    if (verb != "is" && verb != "be" && verb != "have" && verb != "has") return false;
    for (std::size_t i = at; i-- > 0 && !words_[i].ends_sentence;)
      for (const char* const word : {"if", "when", "where", "unless", "until", "because"})
        if (words_[i].text == word) return false;
    return true;
  }

  [[nodiscard]] std::optional<std::size_t> sentence_about(std::string_view office, bool lot) const {
    for (const Sentence& one : sentences_) {
      std::optional<std::size_t> named;
      bool by_lot = false;
      bool by_vote = false;
      bool tie = false;
      for (std::size_t i = one.first; i < one.end; ++i) {
        if (words_[i].text == office && !named) named = i;
        by_lot = by_lot || words_are(words_, i, "by lot") || words_are(words_, i, "drawing lots");
        by_vote = by_vote || has(elected, words_[i].text);
        tie = tie || has(of_ties, words_[i].text);
      }
      if (named && !tie && (lot ? by_lot : by_vote && !by_lot)) return named;
    }
    return std::nullopt;
  }

  [[nodiscard]] SourceSpan span(std::size_t first, std::size_t count) const {
    const std::size_t last = std::min(first + count, words_.size()) - 1;
    return text_.span(words_[first].begin, words_[last].end);
  }

  const LegalText& text_;
  std::vector<Word> words_;
  std::vector<Sentence> sentences_;
};

}  // namespace

void lint_contradictions(const LegalText& text, Diagnostics& found) {
  const Contradictions contradictions(text);
  contradictions.quorum(found);
  contradictions.offices_by_lot(found);
}

}  // namespace toadlane::text
