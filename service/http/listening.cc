#include "service/http/listening.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "engine/base/text.h"
#include "service/http/address.h"

namespace toadlane::http {
namespace {

/// An address as the system takes it.
struct SystemAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;

  sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

SystemAddress system_address(const std::string& host, std::uint16_t port) {
  SystemAddress address;
  sockaddr_in four{};
  sockaddr_in6 six{};
  const std::string number = lower(host) == "localhost" ? "127.0.0.1" : host;
  if (inet_pton(AF_INET, number.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    address.size = sizeof four;
    std::memcpy(&address.storage, &four, sizeof four);
  } else if (inet_pton(AF_INET6, number.c_str(), &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(port);
    address.size = sizeof six;
    std::memcpy(&address.storage, &six, sizeof six);
  }
  return address;
}

Diagnostic cannot_listen(const std::string& host, std::uint16_t port, int error) {
  const std::string where = visible(host) + ":" + std::to_string(port);
  if (error == EADDRINUSE)
    return Diagnostic::error(Code::H503, "another program is listening on " + where)
        .hint("choose another port, or end the other program");
  return Diagnostic::error(Code::H504, "cannot listen on " + where + ": " +
                                           std::generic_category().message(error))
      .hint("choose another port, above 1023");
}

std::uint16_t port_of(int socket) {
  SystemAddress address;
  address.size = sizeof address.storage;
  if (getsockname(socket, address.get(), &address.size) != 0) return 0;
  sockaddr_in four{};  // the port stands at the same place in both families
  std::memcpy(&four, &address.storage, sizeof four);
  return ntohs(four.sin_port);
}

}  // namespace

Result<Listening> listen_on(const std::string& host, std::uint16_t port) {
  SystemAddress address = system_address(host, port);
  if (address.size == 0)
    return Diagnostic::error(
               Code::H502, "`" + visible(host.substr(0, 100)) + "` is not an address to listen on")
        .hint("write 127.0.0.1, ::1 or localhost");
  if (!is_loopback(host))
    return Diagnostic::error(Code::H501,
                             "`" + visible(host) + "` can be reached from other machines")
        .hint("listen on 127.0.0.1: without TLS and logins the service answers this machine only");
  Listening listening;
  listening.version_six = address.storage.ss_family == AF_INET6;
  listening.socket =
      socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listening.socket < 0) return cannot_listen(host, port, errno);
  const int yes = 1;
  setsockopt(listening.socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listening.socket, address.get(), address.size) != 0 ||
      listen(listening.socket, SOMAXCONN) != 0) {
    const int error = errno;
    close(listening.socket);
    return cannot_listen(host, port, error);
  }
  listening.port = port_of(listening.socket);
  return listening;
}

}  // namespace toadlane::http
