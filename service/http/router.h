#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/http/route.h"

namespace toadlane::http {

/// Finds the route of a request and asks its handler. Everything that can be refused without the
/// body is refused by `first_look`, in this order:
///
///   421 a Host that is not this machine     403 a POST from another site    404 no such path
///   405 another method (with Allow)         400 a query                     415 not JSON
///
/// HEAD is asked like GET; OPTIONS gives 204 with Allow.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  /// The answer that needs no body; nothing when the handler has to be asked.
  [[nodiscard]] std::optional<Response> first_look(const Request& head) const;
  /// Whether the handler takes no body, and so no time to speak of.
  [[nodiscard]] bool quick(const Request& head) const;
  /// The whole answer.
  [[nodiscard]] Response answer(Request request) const;

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;

  [[nodiscard]] const Route* find(const Request& request) const;
  /// "GET, HEAD, OPTIONS": of one path, or of all when it is empty. Empty: no such path.
  [[nodiscard]] std::string allowed(std::string_view path) const;
  [[nodiscard]] Response not_found(const std::string& path) const;
};

}  // namespace toadlane::http
