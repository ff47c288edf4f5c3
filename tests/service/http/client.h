#pragma once

#include <string>
#include <string_view>

namespace toadlane::http::test {

/// What came back over a socket.
struct Reply {
  int status = 0;      // 0: the connection ended without an answer
  std::string header;  // from the status line to the empty line
  std::string body;

  [[nodiscard]] std::string field(std::string_view name) const;  // empty: not there
};

/// A plain socket to the server under test, so that a test decides about every byte.
class Client {
 public:
  explicit Client(int port, const char* from = nullptr);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False when the other side no longer takes it.
  bool send(std::string_view bytes);
  /// One response with a Content-Length (or none), waiting at most `seconds` for each byte.
  Reply receive(int seconds = 20, bool head_only = false);
  /// Whether the other side has closed; waits at most `seconds`.
  bool closed_within(int seconds);

 private:
  int socket_ = -1;
  std::string read_;

  bool read_more(int seconds);
};

/// "GET /healthz" and the fields that a request needs, without the body.
std::string head(std::string_view request_line, std::string_view more_fields = "");
/// A POST of JSON with its Content-Length.
std::string post(std::string_view path, std::string_view body);
/// Sends one request over a connection of its own.
Reply ask(int port, std::string_view bytes);

}  // namespace toadlane::http::test
