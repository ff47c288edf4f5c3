#include "service/http/router.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "service/http/gate.h"
#include "service/http/problem.h"

namespace toadlane::http {
namespace {

// The next segment of a path that begins with `/`, taken off it.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

// What the {names} of the pattern stand for; nothing when the path is another.
std::optional<Pairs> matched(std::string_view pattern, std::string_view path) {
  Pairs parameters;
  while (!pattern.empty() && !path.empty()) {
    if (path.front() != '/') return std::nullopt;
    const std::string_view wanted = take_segment(pattern);
    const std::string_view given = take_segment(path);
    if (wanted.size() > 2 && wanted.front() == '{' && !given.empty())
      parameters.emplace_back(wanted.substr(1, wanted.size() - 2), given);
    else if (wanted != given)
      return std::nullopt;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parameters;
}

std::string_view asked_method(const Request& request) {
  return request.method == "HEAD" ? std::string_view("GET") : std::string_view(request.method);
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

const Route* Router::find(const Request& request) const {
  for (const Route& route : routes_)
    if (route.method == asked_method(request) && matched(route.path, request.path)) return &route;
  return nullptr;
}

std::string Router::allowed(std::string_view path) const {
  static constexpr std::array<std::string_view, 5> methods{"GET", "POST", "PUT", "PATCH", "DELETE"};
  std::string text;
  for (const std::string_view method : methods) {
    const bool used = std::any_of(routes_.begin(), routes_.end(), [&](const Route& route) {
      return route.method == method && (path.empty() || matched(route.path, path));
    });
    if (used) text += std::string(method) + (method == "GET" ? ", HEAD, " : ", ");
  }
  return text.empty() ? text : text + "OPTIONS";
}

Response Router::not_found(const std::string& path) const {
  std::vector<std::string> paths;
  for (const Route& route : routes_) paths.emplace_back(route.path);
  const std::optional<std::string> near = near_word(path, paths);
  return problem(path, Diagnostic::error(Code::H510, "there is nothing at this path")
                           .hint(near ? "did you mean `" + *near + "`?"
                                      : "see /openapi.json for what there is"));
}

std::optional<Response> Router::first_look(const Request& head) const {
  if (std::optional<Response> refused = refuse_at_gate(head)) return refused;
  const std::string methods = allowed(head.path == "*" ? std::string_view() : head.path);
  if (methods.empty()) return not_found(head.path);
  if (head.method == "OPTIONS") {
    Response response{.status = 204, .content_type = "", .body = "", .headers = {}};
    response.headers.add("Allow", methods);
    return response;
  }
  const Route* const route = find(head);
  if (route == nullptr) {
    Response response =
        problem(head.path, Diagnostic::error(Code::H511, "this path does not take this method")
                               .hint("use one of " + methods));
    response.headers.add("Allow", methods);
    return response;
  }
  if (!head.query.empty())
    return problem(head.path, Diagnostic::error(Code::H519, "this path takes no query")
                                  .hint("leave out the question mark and what follows it"));
  if (route->takes_body()) return refuse_content(head);
  return std::nullopt;
}

bool Router::quick(const Request& head) const {
  const Route* const route = find(head);
  return route == nullptr || !route->takes_body();
}

Response Router::answer(Request request) const {
  if (std::optional<Response> known = first_look(request)) return *known;
  const Route* const route = find(request);
  request.parameters = matched(route->path, request.path).value();
  return route->handler(request);
}

}  // namespace toadlane::http
