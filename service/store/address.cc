#include "service/store/address.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "engine/base/text.h"

namespace toadlane::store {

namespace {

constexpr std::string_view ending = ".toadlane";
constexpr std::string_view ways =
    "write `books.toadlane`, `sqlite:PATH` or `postgresql://USER@HOST/DATABASE`";

Diagnostic refused(const std::string& shown, const std::string& why, std::string advice) {
  return Diagnostic::error(Code::S403,
                           "`" + visible(shown) + "` is not the address of a store: " + why)
      .hint(std::move(advice));
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The word before the first colon when it can be a scheme ("postgressql"), otherwise empty.
std::string_view scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view scheme = text.substr(0, colon);
  return scheme.find('/') == std::string_view::npos ? scheme : std::string_view();
}

/// An address as it may be printed: without a password, and without options, which can hold a
/// password too.
std::string without_password(std::string_view url) {
  const std::size_t word = lower(url).find("password");
  if (word != std::string::npos && url.find("://") == std::string_view::npos)
    return std::string(url.substr(0, word)) + "...";
  const std::string_view shown = url.substr(0, url.find('?'));
  const std::size_t begin = shown.find("://") == std::string_view::npos ? 0 : shown.find("://") + 3;
  const std::size_t at = shown.rfind('@');
  if (at == std::string_view::npos || at < begin) return std::string(shown);
  const std::size_t colon = shown.find(':', begin);
  if (colon == std::string_view::npos || colon > at) return std::string(shown);
  return std::string(shown.substr(0, colon)) + std::string(shown.substr(at));
}

Result<Address> file_at(std::string_view path, const std::string& shown) {
  if (path.empty()) return refused(shown, "no file is named", std::string(ways));
  if (path.find('"') != std::string_view::npos)
    return refused(shown, "a quotation mark cannot be in the name", "choose another file name");
  if (path.find("://") != std::string_view::npos || starts_with(path, ":") ||
      starts_with(path, "file:"))
    return refused(shown, "this is not a file's path", std::string(ways));
  const bool looks_like_option = path.find('=') != std::string_view::npos &&
                                 path.find('/') == std::string_view::npos &&
                                 !ends_with(path, ending);
  if (looks_like_option)
    return refused(shown, "this looks like a database's option",
                   "write `sqlite:./" + visible(path) + "` if the file is really named so");
  std::error_code failed;
  const std::filesystem::path absolute = std::filesystem::absolute(std::string(path), failed);
  if (failed) return refused(shown, failed.message(), std::string(ways));
  return Address{Database::sqlite, absolute.lexically_normal().string(), shown};
}

Result<Address> wrong_scheme(std::string_view scheme, const std::string& shown) {
  if (scheme == "postgres")
    return refused(shown, "the scheme `postgres` is not used here",
                   "write `postgresql://` instead of `postgres://`");
  const std::array<std::string, 2> known = {"postgresql", "sqlite"};
  const auto near = near_word(lower(scheme), known);
  return refused(
      shown, "the scheme `" + visible(scheme) + "` is not known",
      near ? "did you mean `" + *near + (*near == "sqlite" ? ":`?" : "://`?") : std::string(ways));
}

}  // namespace

Result<Address> Address::parse(const std::string& text) {
  const std::string shown = without_password(text);
  const bool unprintable =
      std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (unprintable || first_bad_utf8(text))
    return refused(shown, "it has a character that no address has", std::string(ways));
  if (starts_with(text, "postgresql://")) {
    if (text.find(' ') != std::string::npos)
      return refused(shown, "a URL has no spaces", "write %20 where the space is");
    return Address{Database::postgresql, text, shown};
  }
  if (starts_with(text, "sqlite:")) return file_at(std::string_view(text).substr(7), shown);
  const std::string_view scheme = scheme_of(text);
  if (!scheme.empty()) return wrong_scheme(scheme, shown);
  if (!ends_with(text, ending) || text.size() == ending.size())
    return refused(shown, "a file's name ends in `.toadlane`", std::string(ways));
  return file_at(text, shown);
}

}  // namespace toadlane::store
