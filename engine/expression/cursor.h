#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/parse.h"
#include "engine/expression/tokens.h"

namespace toadlane::expression {

/// A stretch of the phrase, in bytes; `last` just behind it.
struct Place {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// A walk over the tokens of one phrase that collects what is wrong with it. The readers of the
/// single kinds of phrase (parse_amount.cc and its neighbours) are built on it.
class Cursor {
 public:
  /// Checks the length and the characters first: `fits()` says whether reading makes sense.
  Cursor(std::string_view text, const Vocabulary& names, const Options& options);

  [[nodiscard]] bool fits() const { return fits_; }
  [[nodiscard]] const Vocabulary& names() const { return names_; }
  Options& options() { return options_; }

  // Tokens.
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] bool at_end() const { return peek().kind == Token::Kind::end; }
  /// Do these words stand here (or `ahead` tokens on)?  at("in the last")
  [[nodiscard]] bool at(std::string_view words, std::size_t ahead = 0) const;
  /// Steps over the words when they stand here.
  bool take(std::string_view words);
  void skip(std::size_t tokens = 1);
  /// Whether the token ends a name that the vocabulary does not know: a keyword or punctuation.
  [[nodiscard]] bool at_keyword(std::size_t ahead = 0) const;
  /// How many tokens on the parenthesis that opens here closes; nothing when it does not.
  [[nodiscard]] std::optional<std::size_t> matching_close() const;

  // Places.
  [[nodiscard]] Place here() const { return {peek().first, peek().last()}; }
  [[nodiscard]] Place next(std::size_t tokens) const;  // the next so many tokens
  [[nodiscard]] std::size_t behind() const;            // just behind the last token taken
  [[nodiscard]] std::string text(Place place) const;

  // Names.
  [[nodiscard]] Vocabulary::Match match(Roles roles, std::size_t ahead = 0) const;
  /// The name that stands here; otherwise a fault that says what it is instead, with the near
  /// word, and nothing. Either way the cursor stands behind it. `what` for the message: "base".
  const Entry* take_name(Roles roles, std::string_view what);

  /// Steps over a word of synonyms.def, with a fault that offers the exact phrase.
  bool take_loose_word();

  // Faults.
  void fault(Place place, Diagnostic diagnostic);
  void doubt(Place place, Diagnostic diagnostic);
  [[nodiscard]] Code last_code() const {
    return faults_.empty() ? Code::none : faults_.back().diagnostic.code;
  }
  /// What stands here is not what must follow: `expected` as words, "`reaches` or `exceeds`".
  void unexpected(std::string_view expected, std::string advice = "");
  /// Faults what follows a whole phrase.
  void expect_end();
  /// One level deeper; at most phrase_depth_max of them, then a fault and false.
  bool enter();
  void leave() { --depth_; }

  template <class T>
  Parse<T> finished(std::optional<T> value) {
    if (!faults_.empty()) value.reset();
    return {std::move(value), std::move(faults_), std::move(doubts_)};
  }

 private:
  void check_characters();
  void unknown_name(Roles roles, std::string_view what);
  [[nodiscard]] std::size_t run_length() const;
  [[nodiscard]] std::string advice_for(std::string_view found, Roles roles,
                                       std::string_view what) const;

  std::string_view text_;
  const Vocabulary& names_;
  Options options_;
  bool fits_ = true;
  std::vector<Token> tokens_;
  std::vector<std::string_view> words_;  // the texts of the tokens
  std::size_t position_ = 0;
  std::size_t depth_ = 0;
  std::size_t name_begin_ = 0;  // tokens of the last name taken, for "members at a meeting"
  std::size_t name_end_ = 0;
  Roles name_roles_;
  std::vector<Fault> faults_;
  std::vector<Fault> doubts_;
};

/// Reads one whole phrase with `read`, a function from Cursor& to std::optional<T>.
template <class T, class Read>
Parse<T> parse_whole(std::string_view text, const Vocabulary& names, const Options& options,
                     Read read) {
  Cursor cursor(text, names, options);
  std::optional<T> value;
  if (cursor.fits()) value = read(cursor);
  if (value) cursor.expect_end();
  return cursor.template finished<T>(std::move(value));
}

}  // namespace toadlane::expression
