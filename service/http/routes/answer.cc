#include "service/http/routes/answer.h"

#include "engine/base/invariant.h"
#include "service/http/json_body.h"
#include "service/http/media_type.h"
#include "service/http/problem.h"

namespace toadlane::http {
namespace {

std::string pointer_of(const Diagnostic& diagnostic) {
  if (diagnostic.span) return "/" + diagnostic.span->file;
  return diagnostic.argument.empty() ? "" : "/" + diagnostic.argument;
}

Response response_of(std::string_view path, Answer answer) {
  if (answer.ok)
    return {.content_type = media_type_of(answer.format),
            .body = std::move(answer.body),
            .headers = {}};
  invariant(answer.diagnostics.has_errors(), "a refused question says why");
  std::vector<Mistake> mistakes;
  mistakes.reserve(answer.diagnostics.all().size());
  for (Diagnostic& diagnostic : answer.diagnostics.all()) {
    std::string pointer = pointer_of(diagnostic);
    mistakes.push_back({std::move(diagnostic), std::move(pointer)});
  }
  return problem(path, mistakes);
}

}  // namespace

Response ask(const Request& request, const UseCase& use_case) {
  const std::unique_ptr<Question> question = use_case();
  const std::vector<Mistake> mistakes =
      read_body(request.body, [&](Fields& fields) { question->describe(fields); });
  if (!mistakes.empty()) return problem(request.path, mistakes);
  return response_of(request.path, question->answer());
}

}  // namespace toadlane::http
