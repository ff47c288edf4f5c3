#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.h"

namespace toadlane::http {

/// A socket that listens on this machine, and its port.
struct Listening {
  int socket = -1;
  std::uint16_t port = 0;
  bool version_six = false;
};

/// Opens a socket on a loopback address; port 0 takes any free one. H501 when the address can be
/// reached from elsewhere, H502 when it is none, H503 when the port is in use, H504 when the system
/// refuses for another reason. The caller closes the socket.
Result<Listening> listen_on(const std::string& host, std::uint16_t port);

}  // namespace toadlane::http
