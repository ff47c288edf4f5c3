#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane {

/// Characters (code points) of valid UTF-8 text.
std::size_t characters_in(std::string_view text);

/// `count` characters from character `first` on (from 0), or fewer at the end.
std::string character_range(std::string_view text, std::size_t first, std::size_t count);

/// Where the text stops being valid UTF-8 (overlong forms, surrogates and values over U+10FFFF are
/// not), as a byte offset; nothing when all of it is valid.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// The text with control characters written as \xNN, so that no file can drive a terminal.
std::string visible(std::string_view text);

/// At most 60 characters, then "...": of a text that a message repeats.
std::string shortened(std::string_view text);

/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the text is one of the list.
template <class List>
bool has(const List& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

/// Lower case of the ASCII letters; other characters as they are.
std::string lower(std::string_view text);

/// "a, b and c"; the last two joined by `last`.
std::string joined(std::span<const std::string> words, std::string_view last = "and");

/// In backquotes, as messages show what a user wrote; control characters are made visible.
std::string in_backquotes(std::string_view text);

/// Each word in backquotes, as messages show what a user writes.
std::vector<std::string> backquoted(std::span<const std::string> words);

/// The known word that the user most likely meant: the smallest number of edits (insert, delete,
/// replace, swap neighbours), at most a third of the word's length; nothing when none is near.
///
///   near_word("memebers", {"members", "directors"})  ->  "members"
std::optional<std::string> near_word(std::string_view word, std::span<const std::string> known);

/// The advice for a word that is not known: "did you mean `members`?" where one is near, and
/// `otherwise` where none is.
std::string near_word_or(std::string_view word, std::span<const std::string> known,
                         std::string otherwise);

/// Orders as people number things: runs of digits compare as numbers, so M2 comes before M10.
/// Equal numbers with more leading zeros come later; a total order on distinct texts.
bool number_order(std::string_view a, std::string_view b);

}  // namespace toadlane
