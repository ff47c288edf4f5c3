#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "service/http/router.h"

namespace toadlane::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;                            // 0: any free one
  std::size_t body_max = std::size_t{16} << 20U;     // bytes of one body
  std::size_t bodies_max = std::size_t{256} << 20U;  // bytes of all bodies held at one time
  int deadline_seconds = 10;  // for a request to arrive, however it trickles; and for its answer
  int connections_max = 512;
  int connections_per_address_max = 384;  // so that other addresses are served still
  int threads = 2;                        // that answer questions
};

/// Serves a router over HTTP/1.1, without TLS and therefore on loopback only.
///
///   Result<std::unique_ptr<Server>> server = Server::start({.port = 8080}, router);
///   if (!server) return server.diagnostics();   // H501 not loopback, H503 port in use, ...
///
/// One thread talks to the network and answers what needs no body; `threads` others answer
/// questions; one keeps the time. They take no signals. Nothing of a request is written to any log.
/// A request that is too large or too slow is answered and cut off, and never held in memory beyond
/// the limits above; when those are exhausted, others get 503.
class Server {
 public:
  static Result<std::unique_ptr<Server>> start(const ServerOptions& options, Router router);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Takes no new connections, finishes the requests under way and ends. Twice does no harm.
  void stop();

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace toadlane::http
