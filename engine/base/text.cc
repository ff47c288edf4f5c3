#include "engine/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace toadlane {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}
// Length in bytes of the character that begins at `text`, or 0 when it is not valid.
std::size_t valid_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  std::uint32_t value = 0;
  std::uint32_t least = 0;
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2, value = lead & 0x1FU, least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3, value = lead & 0x0FU, least = 0x800;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4, value = lead & 0x07U, least = 0x10000;
  } else {
    return 0;
  }
  if (text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value < least || surrogate || value > 0x10FFFF ? 0 : length;
}

// Damerau-Levenshtein distance with neighbours swapped (optimal string alignment).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::string character_range(std::string_view text, std::size_t first, std::size_t count) {
  std::size_t begin = 0;
  const auto skip = [&](std::size_t from, std::size_t characters) {
    while (characters > 0 && from < text.size()) {
      ++from;
      while (from < text.size() && is_continuation(text[from])) ++from;
      --characters;
    }
    return from;
  };
  begin = skip(0, first);
  return std::string(text.substr(begin, skip(begin, count) - begin));
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = valid_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::string visible(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  const auto is_shown = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F;
  };
  // Nearly every text is shown as it is, and then copied at once.
  if (std::all_of(text.begin(), text.end(), is_shown)) return std::string(text);
  std::string shown;
  shown.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_shown(c)) {
      shown += c;
    } else {
      shown += "\\x";
      shown += digits[byte >> 4U];
      shown += digits[byte & 0xFU];
    }
  }
  return shown;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t characters_max = 60;
  if (text.size() <= characters_max) return std::string(text);
  const std::string begin = character_range(text, 0, characters_max);
  return begin.size() < text.size() ? begin + "..." : begin;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low;
}

std::string joined(std::span<const std::string> words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    text += words[i];
  }
  return text;
}

std::string in_backquotes(std::string_view text) {
  return "`" + visible(text) + "`";
}

std::vector<std::string> backquoted(std::span<const std::string> words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back("`" + word + "`");
  return quoted;
}

std::optional<std::string> near_word(std::string_view word, std::span<const std::string> known) {
  const std::string low = lower(word.substr(0, 100));
  std::optional<std::string> best;
  std::size_t fewest = std::max<std::size_t>(1, low.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t longer = std::max(low.size(), candidate.size());
    const std::size_t shorter = std::min(low.size(), candidate.size());
    if (longer - shorter >= fewest) continue;  // so many insertions at least
    const std::size_t edits = edits_between(low, lower(candidate));
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best;
}

std::string near_word_or(std::string_view word, std::span<const std::string> known,
                         std::string otherwise) {
  const auto near = near_word(word, known);
  return near ? "did you mean `" + *near + "`?" : std::move(otherwise);
}

bool number_order(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
      ++i, ++j;
      continue;
    }
    std::size_t i_end = i;
    std::size_t j_end = j;
    while (i_end < a.size() && is_digit(a[i_end])) ++i_end;
    while (j_end < b.size() && is_digit(b[j_end])) ++j_end;
    while (i < i_end && a[i] == '0') ++i;
    while (j < j_end && b[j] == '0') ++j;
    if (i_end - i != j_end - j) return i_end - i < j_end - j;
    for (; i < i_end; ++i, ++j)
      if (a[i] != b[j]) return a[i] < b[j];
  }
  if ((i < a.size()) != (j < b.size())) return j < b.size();
  if (a.size() != b.size()) return a.size() < b.size();
  return a < b;
}

}  // namespace toadlane
