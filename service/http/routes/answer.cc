#include "service/http/routes/answer.h"

#include "engine/base/invariant.h"

namespace toadlane::http {

Response response_of(std::string_view path, Answer answer) {
  if (answer.ok) return {.body = std::move(answer.json), .headers = {}};
  invariant(answer.diagnostics.has_errors(), "a refused question says why");
  std::vector<Mistake> mistakes;
  for (Diagnostic& diagnostic : answer.diagnostics.all()) {
    std::string pointer = diagnostic.span ? "/" + diagnostic.span->file : "";
    mistakes.push_back({std::move(diagnostic), std::move(pointer)});
  }
  return problem(path, mistakes);
}

}  // namespace toadlane::http
