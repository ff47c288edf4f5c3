#include "engine/expression/tokens.h"

namespace toadlane::expression {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether the word ends before the character at `i`.
bool ends_word(std::string_view text, std::size_t i) {
  const char c = text[i];
  if (is_space(c) || c == '(' || c == ')') return true;
  return c == ',' && (i + 1 == text.size() || is_space(text[i + 1]));
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    Token::Kind kind = Token::Kind::word;
    if (text[i] == '(') {
      kind = Token::Kind::open;
    } else if (text[i] == ')') {
      kind = Token::Kind::close;
    } else if (ends_word(text, i)) {
      kind = Token::Kind::comma;
    } else {
      while (end < text.size() && !ends_word(text, end)) ++end;
    }
    tokens.push_back({kind, text.substr(i, end - i), i});
    i = end;
  }
  tokens.push_back({Token::Kind::end, {}, text.size()});
  return tokens;
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (const Token& token : tokens_of(name))
    if (token.kind != Token::Kind::end) words.push_back(token.text);
  return words;
}

}  // namespace toadlane::expression
