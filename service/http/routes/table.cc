#include <memory>

#include "service/http/openapi.h"
#include "service/http/routes/answer.h"
#include "service/http/routes/api.h"
#include "service/http/routes/shapes.h"

namespace toadlane::http {
namespace {

using ApiHandler = Response (*)(const Request&, const Api&);

Handler bound(ApiHandler handler, const std::shared_ptr<const Api>& api) {
  return [handler, api](const Request& request) { return handler(request, *api); };
}

// "lintText" -> "LintText"
std::string capitalized(std::string name) {
  if (name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

// A row of the table that a use case answers.
Route asked(std::string_view path, std::string_view operation, std::string_view summary,
            const UseCase& use_case) {
  Describe describe;
  if (use_case) describe = [use_case](Fields& fields) { use_case()->describe(fields); };
  const std::string name = capitalized(std::string(operation));
  const std::string command(path.substr(path.rfind('/') + 1));
  return {"POST",
          path,
          operation,
          summary,
          {name + "Question", describe, "What the question holds."},
          {name + "Answer", {}, "The same bytes as `toadlane " + command + "` prints."},
          [use_case](const Request& request) { return ask(request, use_case); }};
}

}  // namespace

Router api_router(const UseCases& use_cases, std::string_view version) {
  const auto api = std::make_shared<Api>();
  std::vector<Route> routes{
#define ROUTE(method, path, handler, operation, summary, answer) \
  Route{#method, path, operation, summary, {}, shape_of(answer{}, #answer), bound(handler, api)},
#define ASK(verb, path, operation, summary) asked(path, operation, summary, use_cases.verb),
#include "service/http/routes.def"
#undef ASK
#undef ROUTE
  };
  api->openapi = openapi_document(routes, version);
  return Router(std::move(routes));
}

}  // namespace toadlane::http
