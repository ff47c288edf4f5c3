#pragma once

#include <string>

#include "service/http/router.h"
#include "service/http/routes/use_cases.h"

namespace toadlane::http {

/// What the handlers share.
struct Api {
  std::string openapi;  // the document, written once
};

/// The table of routes.def over the use cases. `version` is the program's.
///
///   Server::start({.port = 8080}, api_router(use_cases, "0.1.0"))
Router api_router(const UseCases& use_cases, std::string_view version);

// The handlers of the rows that no command answers.
Response health(const Request& request, const Api& api);
Response openapi(const Request& request, const Api& api);
Response problem_page(const Request& request, const Api& api);

}  // namespace toadlane::http
