#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace toadlane::http {

/// Where to listen: `127.0.0.1:8080`, `localhost:8080`, `[::1]:8080`. Port 0 takes any free one.
struct Address {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;
};

/// Reads HOST:PORT, or a PORT alone; H502 for anything else. It does not judge the host.
///
///   "8080"        ->  127.0.0.1, 8080
///   "[::1]:8080"  ->  ::1, 8080
Result<Address> parse_address(std::string_view text);

/// Whether the host can only be reached from this machine: `localhost`, 127.0.0.0/8 and ::1 (with
/// or without brackets). Names other than localhost are never asked from a name server.
bool is_loopback(std::string_view host);

/// The host of a Host field, without its port: "[::1]:8080" -> "::1", "localhost" -> "localhost".
std::string_view host_of(std::string_view host_field);

}  // namespace toadlane::http
