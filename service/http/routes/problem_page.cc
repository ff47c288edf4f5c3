#include <nlohmann/json.hpp>

#include "service/http/problem.h"
#include "service/http/routes/api.h"

namespace toadlane::http {

Response problem_page(const Request& request, const Api& /*api*/) {
  const std::optional<CodeEntry> entry = find_code(request.parameters.front().second);
  if (!entry)
    return problem(request.path, Diagnostic::error(Code::H510, "there is no such code")
                                     .hint("write a code as a problem names it, such as H513"));
  const nlohmann::ordered_json page{{"code", entry->name},
                                    {"title", entry->title},
                                    {"meaning", entry->meaning},
                                    {"remedy", entry->remedy}};
  return {.body = page.dump(2) + "\n", .headers = {}};
}

}  // namespace toadlane::http
