#include "engine/expression/cursor.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"

namespace toadlane::expression {
namespace {

struct Synonym {
  std::string_view words;
  std::string_view instead;
};

constexpr std::array synonyms{
#define SYNONYM(words, instead) Synonym{words, instead},
#include "engine/expression/synonyms.def"
#undef SYNONYM
};

// Words that no unknown name runs over.
constexpr std::array<std::string_view, 19> keywords{
    "plus", "minus", "and",     "or",     "rounded", "reaches", "exceeds",
    "of",   "to",    "before",  "after",  "within",  "while",   "passed",
    "not",  "per",   "greater", "lesser", "decision"};
constexpr std::array<std::string_view, 6> keyword_pairs{"at least",  "at most", "more than",
                                                        "less than", "in the",  "fewer than"};

constexpr std::size_t listed_max = 16;  // names listed in an advice

// Spaces that do not look like characters and are none of ours.
std::size_t odd_space_at(std::string_view text) {
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x87",
                                       "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xAD"})
    if (text.starts_with(space)) return space.size();
  return 0;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

}  // namespace

Cursor::Cursor(std::string_view text, const Vocabulary& names, const Options& options)
    : text_(text), names_(names), options_(options) {
  check_characters();
  if (!fits_) return;
  tokens_ = tokens_of(text);
  for (const Token& token : tokens_) words_.push_back(token.text);
  if (tokens_.size() > 1) return;
  fault({text.size(), text.size()}, Diagnostic::error(Code::X202, "the phrase is empty")
                                        .hint("write the phrase, or delete the key"));
  fits_ = false;
}

void Cursor::check_characters() {
  fits_ = false;
  if (const auto bad = first_bad_utf8(text_))
    return fault({*bad, *bad + 1}, Diagnostic::error(Code::X217, "the text is not valid UTF-8")
                                       .hint("save the file as UTF-8"));
  const std::size_t characters = characters_in(text_);
  if (characters > phrase_characters_max)
    return fault({0, text_.size()},
                 Diagnostic::error(Code::X201, "the phrase has " + std::to_string(characters) +
                                                   " characters, at most 2000 are read")
                     .hint("split the rule into several clauses"));
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const std::size_t length = is_control(text_[i]) ? 1 : odd_space_at(text_.substr(i));
    if (length == 0) continue;
    const char* what = is_control(text_[i]) ? "a control character" : "an unusual space";
    return fault({i, i + length},
                 Diagnostic::error(Code::X217, std::string(what) + " in the phrase")
                     .hint("type it again with a plain space"));
  }
  fits_ = true;
}

const Token& Cursor::peek(std::size_t ahead) const {
  return tokens_[std::min(position_ + ahead, tokens_.size() - 1)];
}

bool Cursor::at(std::string_view words, std::size_t ahead) const {
  for (; !words.empty(); ++ahead) {
    const std::size_t length = std::min(words.find(' '), words.size());
    if (peek(ahead).kind == Token::Kind::end || peek(ahead).text != words.substr(0, length))
      return false;
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return true;
}

bool Cursor::take(std::string_view words) {
  if (!at(words)) return false;
  skip(1 + static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')));
  return true;
}

void Cursor::skip(std::size_t tokens) {
  position_ = std::min(position_ + tokens, tokens_.size() - 1);
}

bool Cursor::at_keyword(std::size_t ahead) const {
  if (peek(ahead).kind != Token::Kind::word) return true;
  if (std::find(keywords.begin(), keywords.end(), peek(ahead).text) != keywords.end()) return true;
  return std::any_of(keyword_pairs.begin(), keyword_pairs.end(),
                     [&](std::string_view pair) { return at(pair, ahead); });
}

std::optional<std::size_t> Cursor::matching_close() const {
  std::size_t open = 0;
  for (std::size_t ahead = 0; peek(ahead).kind != Token::Kind::end; ++ahead) {
    if (peek(ahead).kind == Token::Kind::open) ++open;
    if (peek(ahead).kind == Token::Kind::close && --open == 0) return ahead;
  }
  return std::nullopt;
}

Place Cursor::next(std::size_t tokens) const {
  return {peek().first, peek(tokens == 0 ? 0 : tokens - 1).last()};
}

std::size_t Cursor::behind() const {
  return position_ == 0 ? 0 : tokens_[position_ - 1].last();
}

std::string Cursor::text(Place place) const {
  std::string words;
  for (const Token& token : tokens_of(text_.substr(place.first, place.last - place.first))) {
    const bool close = token.kind != Token::Kind::word && token.kind != Token::Kind::open;
    if (!words.empty() && !close && words.back() != '(') words += ' ';
    words += token.text;
  }
  return words;
}

Vocabulary::Match Cursor::match(Roles roles, std::size_t ahead) const {
  const std::size_t begin = std::min(position_ + ahead, words_.size() - 1);
  return names_.match(std::span(words_).subspan(begin, words_.size() - 1 - begin), roles);
}

const Entry* Cursor::take_name(Roles roles, std::string_view what) {
  const Vocabulary::Match match = this->match(roles);
  if (match.entry == nullptr) {
    unknown_name(roles, what);
    return nullptr;
  }
  name_begin_ = position_;
  skip(match.words);
  name_end_ = position_;
  name_roles_ = roles;
  return match.entry;
}

std::size_t Cursor::run_length() const {
  std::size_t length = 1;
  while (!at_keyword(length)) ++length;
  return length;
}

std::string Cursor::advice_for(std::string_view found, Roles roles, std::string_view what) const {
  const std::vector<std::string> known = names_.names(roles);
  if (found.starts_with("the ") && names_.find(found.substr(4), roles) != nullptr)
    return "write " + in_backquotes(found.substr(4));
  if (const auto near = near_word(found, known))
    return "did you mean " + in_backquotes(*near) + "?";
  if (known.empty()) return "declare the " + std::string(what) + " first: none is declared here";
  std::vector<std::string> listed;
  for (const std::string& name : known)
    if (listed.size() < listed_max) listed.push_back(in_backquotes(name));
  return "write " + joined(listed, "or");
}

bool Cursor::take_loose_word() {
  for (const Synonym& synonym : synonyms) {
    const std::size_t count = words_of(synonym.words).size();
    if (lower(text(next(count))) != synonym.words) continue;
    fault(next(count), Diagnostic::error(Code::X218, in_backquotes(text(next(count))) +
                                                         " is not exact enough to count with")
                           .hint("write " + in_backquotes(synonym.instead)));
    skip(count);
    return true;
  }
  return false;
}

void Cursor::unknown_name(Roles roles, std::string_view what) {
  if (at_end() || peek().kind != Token::Kind::word)
    return unexpected("the name of " + std::string(what));
  const Vocabulary::Match other = match(Roles::all());
  if (other.entry != nullptr) {
    const std::string name = in_backquotes(other.entry->name);
    Diagnostic wrong =
        Diagnostic::error(Code::X215, name + " is " + std::string(words_for(other.entry->role)) +
                                          ", not " + std::string(what));
    if (other.entry->role == Role::account && roles.has(Role::figure))
      wrong.hint("write `balance of " + other.entry->name + "` or `moved to " + other.entry->name +
                 "`");
    else
      wrong.hint(advice_for("", roles, what));
    fault(next(other.words), std::move(wrong));
    return skip(other.words);
  }
  if (take_loose_word()) return;
  const std::size_t length = at_keyword() ? 1 : run_length();
  const std::string found = text(next(length));
  const std::string_view noun = what == "a number" ? "name" : what.substr(what.find(' ') + 1);
  fault(next(length),
        Diagnostic::error(Code::X203, "unknown " + std::string(noun) + " " + in_backquotes(found))
            .hint(advice_for(found, roles, noun)));
  skip(length);
}

void Cursor::fault(Place place, Diagnostic diagnostic) {
  faults_.push_back({place.first, place.last - place.first, std::move(diagnostic)});
}

void Cursor::doubt(Place place, Diagnostic diagnostic) {
  diagnostic.severity = Severity::warning;
  doubts_.push_back({place.first, place.last - place.first, std::move(diagnostic)});
}

void Cursor::unexpected(std::string_view expected, std::string advice) {
  const std::string wanted = "expected " + std::string(expected);
  if (advice.empty()) advice = "write " + std::string(expected) + " here";
  if (at_end())
    return fault(here(), Diagnostic::error(Code::X202, "the phrase stops too early: " + wanted)
                             .hint(std::move(advice)));
  if (peek().kind == Token::Kind::close && depth_ == 0)
    return fault(here(), Diagnostic::error(Code::X212, "this parenthesis closes nothing")
                             .hint("delete it, or open one before"));
  if (name_end_ == position_ && name_end_ > 0 && !at_keyword()) {
    const Place whole{tokens_[name_begin_].first, next(run_length()).last};
    return fault(whole, Diagnostic::error(Code::X203, "unknown name " + in_backquotes(text(whole)))
                            .hint(advice_for(text(whole), name_roles_, "name")));
  }
  fault(here(), Diagnostic::error(Code::X207, "found " + in_backquotes(peek().text) + ", " + wanted)
                    .hint(std::move(advice)));
}

void Cursor::expect_end() {
  if (at_end()) return;
  if (at("and voting"))
    return fault(next(2),
                 Diagnostic::error(Code::X218,
                                   "`and voting` leaves open whether those who "
                                   "abstain are counted")
                     .hint("write `votes cast`, which leaves them out, or `members present`"));
  const std::string three = lower(text(next(3)));
  for (const std::string_view comparator : {"at least", "at most", "more than", "fewer than"}) {
    if (three != "and " + std::string(comparator) && three != "or " + std::string(comparator))
      continue;
    return unexpected("the end of the phrase",
                      "a phrase has one limit: write `" + std::string(comparator) +
                          " greater of ... and ...`, or `lesser of ... and ...`");
  }
  if (at("plus") || at("minus") || at("and") || at("or"))
    return unexpected("the end of the phrase", "put the part before it in parentheses");
  unexpected("the end of the phrase", "delete the rest, or put it in a clause of its own");
}

bool Cursor::enter() {
  if (depth_ < phrase_depth_max) {
    ++depth_;
    return true;
  }
  fault(here(), Diagnostic::error(Code::X201, "more than 32 levels of parentheses and `not`")
                    .hint("name a part of the phrase under `terms` and use the name"));
  return false;
}

}  // namespace toadlane::expression
