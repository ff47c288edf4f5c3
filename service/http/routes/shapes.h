#pragma once

#include "service/http/fields.h"
#include "service/http/route.h"

namespace toadlane::http {

// What the routes answer, for the OpenAPI document. The reports are the same JSON as the command's
// and are described with it.

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
struct Allocation {};
struct CheckReport {};
struct MeetingReport {};
struct Nothing {};  // as a question: the route takes no body

/// The shape of an answer, by its struct and its name.
Shape shape_of(const Health&, std::string_view name);
Shape shape_of(const ProblemPage&, std::string_view name);
Shape shape_of(const OpenApi&, std::string_view name);
Shape shape_of(const Allocation&, std::string_view name);
Shape shape_of(const CheckReport&, std::string_view name);
Shape shape_of(const MeetingReport&, std::string_view name);

}  // namespace toadlane::http
