#include "service/store/address.h"

#include <algorithm>
#include <array>
#include <charconv>
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

/// What stands between the scheme and the first `/` or `?`, and what stands behind it.
struct Url {
  std::string_view hosts;  // with the user in front, where there is one
  std::string_view rest;
};

Url url_of(std::string_view url) {
  const std::size_t begin = url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3;
  const std::size_t slash = std::min(url.find('/', begin), url.size());
  // libpq looks for a user up to the first `/`: a `?` in a password is one of its characters.
  const std::size_t at = url.substr(0, slash).find('@', begin);
  const std::size_t end = at == std::string_view::npos ? std::min(slash, url.find('?', begin))
                                                       : std::min(slash, url.find('?', at));
  return {url.substr(begin, end - begin), url.substr(end)};
}

/// Whether each port of `host:5432,[::1]:5433` is a number that a port can be.
bool ports_are_numbers(std::string_view hosts) {
  while (!hosts.empty()) {
    std::string_view host = hosts.substr(0, hosts.find(','));
    hosts.remove_prefix(std::min(hosts.size(), host.size() + 1));
    if (starts_with(host, "[")) host.remove_prefix(std::min(host.size(), host.find(']')));
    const std::size_t colon = host.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view port = host.substr(colon + 1);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (!port.empty() && (error != std::errc() || end != port.data() + port.size() || number == 0 ||
                          number > 65'535))
      return false;
  }
  return true;
}

/// An address as it may be printed: without a password, and without options, which can hold a
/// password too. A password may hold any character, so where it ends is a guess; where the guess
/// could be wrong, all behind the first word is left out.
std::string without_password(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t word = lower(url).find("password");
  if (word != std::string::npos && scheme == std::string_view::npos)
    return std::string(url.substr(0, word)) + "...";
  const std::size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t at = url.rfind('@');
  const std::size_t options = url.find('?');
  const bool has_user = at != std::string_view::npos && at >= begin;
  if (has_user && options < at)
    return std::string(url.substr(0, url.find_first_of(":/?@", begin))) + "...";
  const std::string_view shown = url.substr(0, options);
  const std::size_t colon = shown.find(':', begin);
  if (has_user && colon < at)
    return std::string(shown.substr(0, colon)) + std::string(url.substr(at, shown.size() - at));
  // Without a user, what should be a port may be a password whose `@` was forgotten.
  if (!has_user && scheme != std::string_view::npos && !ports_are_numbers(url_of(shown).hosts))
    return std::string(shown.substr(0, colon)) + "...";
  return std::string(shown);
}

Result<Address> server_at(const std::string& url, const std::string& shown) {
  static constexpr std::string_view encode =
      "in a password write %2F for `/`, %3A for `:`, %3F for `?` and %40 for `@`";
  if (url.find(' ') != std::string::npos)
    return refused(shown, "a URL has no spaces", "write %20 where the space is");
  const Url parts = url_of(url);
  const std::string_view path = parts.rest.substr(0, parts.rest.find('?'));
  const std::size_t at = parts.hosts.find('@');
  const std::string_view hosts =
      at == std::string_view::npos ? parts.hosts : parts.hosts.substr(at + 1);
  // libpq would take a part of the password for the host or the database, and name it.
  if (hosts.find('@') != std::string_view::npos || path.find('@') != std::string_view::npos)
    return refused(shown, "it has an `@` that does not end the user and the password",
                   std::string(encode));
  if (!ports_are_numbers(hosts))
    return refused(shown, "the port is not a number from 1 to 65535", std::string(encode));
  return Address{Database::postgresql, url, shown};
}

Result<Address> file_at(std::string_view path, const std::string& shown) {
  if (path.empty()) return refused(shown, "no file is named", std::string(ways));
  if (path.find('"') != std::string_view::npos)
    return refused(shown, "a quotation mark cannot be in the name", "choose another file name");
  if (path.find("://") != std::string_view::npos || starts_with(path, ":") ||
      starts_with(path, "file:"))
    return refused(shown, "this is not a file's path", std::string(ways));
  if (path.find('=') < path.find('/'))
    return refused(shown, "this looks like a database's option",
                   "write `./` before the name if the file is really named so");
  if (starts_with(path, "//"))
    return refused(shown, "a file's path does not begin with `//`",
                   "write `sqlite:PATH`, with one `/` before a path from the root and none before "
                   "a path from here");
  std::error_code failed;
  const std::filesystem::path absolute = std::filesystem::absolute(std::string(path), failed);
  if (failed) return refused(shown, failed.message(), std::string(ways));
  // A file of another ending may be used, never made: a slip of the finger has no ending.
  if (!ends_with(path, ending) && !std::filesystem::exists(absolute, failed))
    return refused(shown, "there is no such file, and the name of a new one ends in `.toadlane`",
                   "check the name and the folder, or end the name in `.toadlane`");
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
  if (starts_with(text, "postgresql://")) return server_at(text, shown);
  if (starts_with(text, "sqlite:")) return file_at(std::string_view(text).substr(7), shown);
  const std::string_view scheme = scheme_of(text);
  if (!scheme.empty()) return wrong_scheme(scheme, shown);
  if (!ends_with(text, ending) || text.size() == ending.size())
    return refused(shown, "a file's name ends in `.toadlane`", std::string(ways));
  return file_at(text, shown);
}

}  // namespace toadlane::store
