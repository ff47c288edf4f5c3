#include "rules/document/characters.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/base/text.h"

namespace toadlane::document {
namespace {

constexpr std::size_t reported_max = 20;

struct Range {
  std::uint32_t first;
  std::uint32_t last;
  std::string_view name;
};

// Characters above U+007F that may not stand in a document, in order.
constexpr Range forbidden[] = {
    {0x80, 0x84, "control character"},
    {0x85, 0x85, "next line"},
    {0x86, 0x9F, "control character"},
    {0xAD, 0xAD, "soft hyphen, invisible"},
    {0x200B, 0x200B, "zero width space"},
    {0x2028, 0x2028, "line separator"},
    {0x2029, 0x2029, "paragraph separator"},
    {0x202A, 0x202E, "reorders the text around it"},
    {0x2060, 0x2064, "invisible"},
    {0x2066, 0x2069, "reorders the text around it"},
    {0xFEFF, 0xFEFF, "byte order mark inside the text"},
    {0xFFFE, 0xFFFF, "not a character"},
};

const Range* forbidden_range(std::uint32_t character) {
  for (const Range& range : forbidden)
    if (character >= range.first && character <= range.last) return &range;
  return nullptr;
}

// Windows-1252, bytes 0x80 to 0x9F; the others are as in Latin-1. 0 where it has no character.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string in_windows_1252(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const std::uint32_t value = byte >= 0xA0 ? byte : windows_1252[byte - 0x80U];
  std::string text;
  if (value == 0) return text;
  if (value < 0x800) {
    text += static_cast<char>(0xC0U | (value >> 6U));
  } else {
    text += static_cast<char>(0xE0U | (value >> 12U));
    text += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
  }
  text += static_cast<char>(0x80U | (value & 0x3FU));
  return text;
}

// Spaces that look like the usual one, and that YAML takes for letters.
bool is_unusual_space(std::uint32_t character) {
  return character == 0xA0 || character == 0x1680 || character == 0x202F || character == 0x205F ||
         character == 0x3000 || (character >= 0x2000 && character <= 0x200A);
}

bool looks_like_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

Diagnostic not_utf8(const SourceFile& source, std::size_t at) {
  const std::string& text = source.text();
  Diagnostic diagnostic = Diagnostic::error(Code::D103, "this is not UTF-8 text");
  diagnostic.at(source.span(at, at + 1));
  if (looks_like_utf16(text))
    return diagnostic.hint("the file is UTF-16 (\"Unicode\" in some programs): save it as UTF-8");
  const std::string meant = in_windows_1252(text[at]);
  return diagnostic.hint(meant.empty() ? "save the file as UTF-8"
                                       : "save the file as UTF-8; in Windows-1252 this byte is `" +
                                             meant + "`");
}

Diagnostic refused(const SourceFile& source, std::size_t at, Character character) {
  std::string advice = "delete it";
  if (character.value == '\r')
    advice = "end lines with LF or CRLF; old Mac line ends are not read by all programs";
  else if (is_unusual_space(character.value))
    advice = "indent with plain spaces";
  else if (character.value == 0)
    advice = "is this a text file? If it is, delete the character";
  else if (character.value >= 0x80)
    advice = "delete it and type the text around it again; it often comes with pasted text";
  return Diagnostic::error(Code::D104, "the character " + name_of_character(character.value) +
                                           " may not stand in this file")
      .at(source.span(at, at + character.length))
      .hint(advice);
}

bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

bool refused_at(std::string_view text, std::size_t at, std::uint32_t character) {
  if (is_unusual_space(character)) return begins_line(text, at);
  if (character == '\r') return at + 1 >= text.size() || text[at + 1] != '\n';
  return !may_stand(character);
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  std::uint32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte(i) & 0x3FU);
  return {value, length};
}

bool may_stand(std::uint32_t character) {
  if (character < 0x20) return character == '\t' || character == '\n';
  if (character < 0x7F) return true;
  return character != 0x7F && forbidden_range(character) == nullptr;
}

std::string name_of_character(std::uint32_t character) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code;
  for (std::uint32_t rest = character; rest > 0 || code.size() < 4; rest >>= 4U)
    code.insert(code.begin(), digits[rest & 0xFU]);
  const Range* range = forbidden_range(character);
  std::string_view name = range != nullptr ? range->name : "control character";
  if (is_unusual_space(character)) name = "a space of its own kind, in the indentation";
  if (character == 0) name = "NUL";
  if (character == '\r') name = "carriage return without a line feed";
  return "U+" + code + " (" + std::string(name) + ")";
}

std::uint32_t first_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!may_stand(character.value)) return character.value;
    at += character.length;
  }
  return no_character;
}

Diagnostics check_characters(const SourceFile& source) {
  Diagnostics found;
  const std::string& text = source.text();
  if (const auto bad = first_bad_utf8(text)) {
    found.add(not_utf8(source, *bad));
    return found;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
    found.add(refused(source, nul, {.value = 0, .length = 1}));  // no text at all: once is enough
    return found;
  }
  std::size_t more = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (refused_at(text, at, character.value)) {
      if (found.all().size() < reported_max)
        found.add(refused(source, at, character));
      else
        ++more;
    }
    at += character.length;
  }
  if (more > 0)
    found.all().back().advice += " (and " + std::to_string(more) + " more such characters)";
  return found;
}

}  // namespace toadlane::document
