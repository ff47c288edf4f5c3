#include <memory>
#include <type_traits>

#include "service/http/openapi.h"
#include "service/http/routes/api.h"
#include "service/http/routes/shapes.h"

namespace toadlane::http {
namespace {

template <class Question>
Shape question_shape(std::string_view name) {
  if constexpr (std::is_same_v<Question, Nothing>) {
    return {};
  } else {
    return {name,
            [](Fields& fields) {
              Question question;
              describe(fields, question);
            },
            "What the question holds."};
  }
}

using ApiHandler = Response (*)(const Request&, const Api&);

Handler bound(ApiHandler handler, const std::shared_ptr<const Api>& api) {
  return [handler, api](const Request& request) { return handler(request, *api); };
}

}  // namespace

Router api_router(UseCases use_cases, std::string_view version) {
  const auto api = std::make_shared<Api>();
  api->use_cases = std::move(use_cases);
  std::vector<Route> routes{
#define ROUTE(method, path, handler, operation, summary, question, answer) \
  Route{#method,                                                           \
        path,                                                              \
        operation,                                                         \
        summary,                                                           \
        question_shape<question>(#question),                               \
        shape_of(answer{}, #answer),                                       \
        bound(handler, api)},
#include "service/http/routes.def"
#undef ROUTE
  };
  api->openapi = openapi_document(routes, version);
  return Router(std::move(routes));
}

}  // namespace toadlane::http
