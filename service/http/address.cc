#include "service/http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/base/text.h"

namespace toadlane::http {
namespace {

std::optional<std::uint16_t> port_of(std::string_view digits) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return port;
}

Diagnostic unreadable(std::string_view text) {
  return Diagnostic::error(Code::H502,
                           "`" + visible(text.substr(0, 100)) + "` is not an address to listen on")
      .hint("write HOST:PORT, for example 127.0.0.1:8080");
}

}  // namespace

Result<Address> parse_address(std::string_view text) {
  Address address;
  std::string_view port = text;
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) {
    const std::string_view host = text.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (host.empty() || (!bracketed && host.find_first_of(":[]") != std::string_view::npos))
      return unreadable(text);
    address.host = bracketed ? host.substr(1, host.size() - 2) : host;
    port = text.substr(colon + 1);
  }
  const std::optional<std::uint16_t> number = port_of(port);
  if (!number) return unreadable(text);
  address.port = *number;
  return address;
}

bool is_loopback(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    host = host.substr(1, host.size() - 2);
  const std::string name = lower(host);
  if (name == "localhost") return true;
  in_addr four{};
  if (inet_pton(AF_INET, name.c_str(), &four) == 1) return ntohl(four.s_addr) >> 24U == 127;
  in6_addr six{};
  return inet_pton(AF_INET6, name.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six) != 0;
}

std::string_view host_of(std::string_view host_field) {
  if (!host_field.empty() && host_field.front() == '[') {
    const std::size_t bracket = host_field.find(']');
    return bracket == std::string_view::npos ? host_field : host_field.substr(1, bracket - 1);
  }
  return host_field.substr(0, host_field.find(':'));
}

}  // namespace toadlane::http
