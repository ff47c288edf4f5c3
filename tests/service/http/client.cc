#include "tests/service/http/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>

#include "engine/base/text.h"

namespace toadlane::http::test {

std::string Reply::field(std::string_view name) const {
  const std::string low = lower(header);
  const std::size_t at = low.find("\r\n" + lower(name) + ":");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + name.size() + 3;
  return std::string(
      trimmed(std::string_view(header).substr(begin, header.find("\r\n", begin) - begin)));
}

Client::Client(int port, const char* from) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (from != nullptr) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    inet_pton(AF_INET, from, &own.sin_addr);
    if (bind(socket_, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0) return;
  }
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(socket_);
    socket_ = -1;
  }
}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Client::read_more(int seconds) {
  if (socket_ < 0) return false;
  pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
  if (poll(&ready, 1, seconds * 1000) <= 0) return false;
  std::array<char, 65536> buffer{};
  const ssize_t got = recv(socket_, buffer.data(), buffer.size(), 0);
  if (got <= 0) return false;
  read_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

Reply Client::receive(int seconds, bool head_only) {
  Reply reply;
  while (read_.find("\r\n\r\n") == std::string::npos)
    if (!read_more(seconds)) return reply;
  const std::size_t end = read_.find("\r\n\r\n") + 4;
  reply.header = read_.substr(0, end);
  read_.erase(0, end);
  reply.status = std::stoi(reply.header.substr(9, 3));
  const std::string length = reply.field("Content-Length");
  const std::size_t size = head_only || length.empty() ? 0 : std::stoul(length);
  while (read_.size() < size && read_more(seconds)) {
  }
  reply.body = read_.substr(0, size);
  read_.erase(0, size);
  return reply;
}

bool Client::closed_within(int seconds) {
  while (true) {
    pollfd ready{.fd = socket_, .events = POLLIN, .revents = 0};
    if (poll(&ready, 1, seconds * 1000) <= 0) return false;
    std::array<char, 4096> buffer{};
    if (recv(socket_, buffer.data(), buffer.size(), 0) <= 0) return true;
  }
}

std::string head(std::string_view request_line, std::string_view more_fields) {
  return std::string(request_line) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_fields) +
         "\r\n";
}

std::string post(std::string_view path, std::string_view body) {
  return head("POST " + std::string(path), "Content-Type: application/json\r\nContent-Length: " +
                                               std::to_string(body.size()) + "\r\n") +
         std::string(body);
}

Reply ask(int port, std::string_view bytes) {
  Client client(port);
  client.send(bytes);
  return client.receive();
}

}  // namespace toadlane::http::test
