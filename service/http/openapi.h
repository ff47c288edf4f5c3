#pragma once

#include <span>
#include <string>
#include <string_view>

#include "service/http/route.h"

namespace toadlane::http {

/// The OpenAPI 3.1 document of a table of routes, as JSON text: each route with its question, its
/// answer and the problems it may give; each shape once under components. What the document says
/// about a member comes from the description that reads it.
std::string openapi_document(std::span<const Route> routes, std::string_view version);

}  // namespace toadlane::http
