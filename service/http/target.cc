#include "service/http/target.h"

#include <algorithm>
#include <optional>

#include "engine/base/text.h"

namespace toadlane::http {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

std::optional<unsigned> digit_of(char c) {
  if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  const std::size_t at = hexadecimal.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(at);
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// Nothing when the text is not well encoded, or hides what no path or query may hold.
std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const std::optional<unsigned> high = digit_of(text[i + 1]);
    const std::optional<unsigned> low = digit_of(text[i + 2]);
    if (!high || !low) return std::nullopt;
    plain += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  if (std::any_of(plain.begin(), plain.end(), is_control) || first_bad_utf8(plain))
    return std::nullopt;
  return plain;
}

Diagnostic unreadable() {
  return Diagnostic::error(Code::H518, "the address of the request is not well written")
      .hint("write a path such as /v1/check, with %NN only for what a path cannot hold");
}

}  // namespace

Result<Target> parse_target(std::string_view raw) {
  if (raw == "*") return Target{.path = "*", .query = {}};
  if (raw.empty() || raw.front() != '/') return unreadable();
  Target target;
  const std::size_t mark = raw.find('?');
  const std::optional<std::string> path = decoded(raw.substr(0, mark));
  if (!path) return unreadable();
  target.path = *path;
  std::string_view rest = mark == std::string_view::npos ? "" : raw.substr(mark + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = pair.find('=');
    const std::optional<std::string> name = decoded(pair.substr(0, equals));
    const std::optional<std::string> value =
        decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1));
    if (!name || !value) return unreadable();
    target.query.emplace_back(*name, *value);
  }
  return target;
}

std::string percent_encoded(std::string_view path) {
  static constexpr std::string_view plain = "-._~/";
  std::string text;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      text += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      text += '%';
      text += hexadecimal[byte >> 4U];
      text += hexadecimal[byte & 0xFU];
    }
  }
  return text;
}

}  // namespace toadlane::http
