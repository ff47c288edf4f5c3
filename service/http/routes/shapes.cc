#include "service/http/routes/shapes.h"

namespace toadlane::http {
namespace {

void describe_health(Fields& fields) {
  Health health;
  fields.text("status", health.status, "`ok` when the service answers");
}

void describe_problem_page(Fields& fields) {
  ProblemPage page;
  fields.text("code", page.code, "the code, as in a problem");
  fields.text("title", page.title, "what is wrong, in a few words");
  fields.text("meaning", page.meaning, "why it is refused or warned about");
  fields.text("remedy", page.remedy, "what to do");
}

}  // namespace

Shape shape_of(const Health& /*tag*/, std::string_view name) {
  return {std::string(name), describe_health, "The service is alive."};
}
Shape shape_of(const ProblemPage& /*tag*/, std::string_view name) {
  return {std::string(name), describe_problem_page, "One kind of mistake, explained."};
}
Shape shape_of(const OpenApi& /*tag*/, std::string_view name) {
  return {std::string(name), {}, "An OpenAPI 3.1 document."};
}

}  // namespace toadlane::http
