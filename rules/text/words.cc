#include "rules/text/words.h"

#include <cctype>

#include "engine/base/text.h"

namespace toadlane::text {

static bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

static bool ends_sentence(std::string_view text, const Word& word, std::size_t next) {
  const std::string_view gap = text.substr(word.end, next - word.end);
  std::size_t breaks = 0;
  for (const char c : gap) {
    if (c == '?' || c == '!') return true;
    breaks += c == '\n' ? 1 : 0;
  }
  if (breaks > 1 || next == text.size()) return true;
  const bool short_word = word.text.size() == 1 || word.text == "art" || word.text == "sec";
  return !short_word && gap.starts_with(".") && gap.size() > 1 &&
         std::isspace(static_cast<unsigned char>(gap[1])) != 0;
}

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!in_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && in_word(text[at])) ++at;
    words.push_back({.text = lower(text.substr(begin, at - begin)),
                     .begin = begin,
                     .end = at,
                     .capital = std::isupper(static_cast<unsigned char>(text[begin])) != 0});
  }
  for (std::size_t i = 0; i < words.size(); ++i)
    words[i].ends_sentence =
        ends_sentence(text, words[i], i + 1 < words.size() ? words[i + 1].begin : text.size());
  return words;
}

bool words_are(const std::vector<Word>& words, std::size_t at, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t space = phrase.find(' ');
    if (at >= words.size() || words[at].text != phrase.substr(0, space)) return false;
    if (space == std::string_view::npos) return true;
    if (words[at].ends_sentence) return false;
    phrase.remove_prefix(space + 1);
    ++at;
  }
  return true;
}

}  // namespace toadlane::text
