#pragma once

#include <memory>

#include "service/http/routes/api.h"
#include "service/http/server.h"

namespace toadlane::http::test {

/// Use cases that only say what they were given: allocate answers with the lengths of its texts,
/// check waits as many milliseconds as `facts` says and may answer as text, meeting finds a mistake
/// in the bylaws. The other routes have none.
UseCases echo_use_cases();

/// A server of all routes over those use cases, on a free port.
class Serving {
 public:
  explicit Serving(const ServerOptions& options = {});
  [[nodiscard]] int port() const { return server_->port(); }
  Server& operator*() { return *server_; }

 private:
  std::unique_ptr<Server> server_;
};

}  // namespace toadlane::http::test
