#pragma once

#include "service/http/fields.h"
#include "service/http/route.h"

namespace toadlane::http {

// What the routes answer that no command answers, for the OpenAPI document.

struct Health {
  std::string status;
};
struct ProblemPage {
  std::string code;
  std::string title;
  std::string meaning;
  std::string remedy;
};
struct OpenApi {};

/// The shape of an answer, by its struct and its name.
Shape shape_of(const Health&, std::string_view name);
Shape shape_of(const ProblemPage&, std::string_view name);
Shape shape_of(const OpenApi&, std::string_view name);

}  // namespace toadlane::http
