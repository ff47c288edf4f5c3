#include "service/http/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/invariant.h"
#include "service/http/target.h"

namespace toadlane::http {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Mistake& mistake) {
  const Diagnostic& diagnostic = mistake.diagnostic;
  Json json{{"code", entry_of(diagnostic.code).name},
            {"severity", name_of(diagnostic.severity)},
            {"message", diagnostic.message}};
  if (!mistake.pointer.empty()) json["pointer"] = mistake.pointer;
  if (diagnostic.span) {
    json["file"] = diagnostic.span->file;
    json["line"] = diagnostic.span->begin.line;
    json["column"] = diagnostic.span->begin.column;
  }
  if (!diagnostic.clause.empty()) json["clause"] = diagnostic.clause.path();
  if (!diagnostic.citations.empty()) json["citations"] = diagnostic.citations;
  if (!diagnostic.advice.empty()) json["advice"] = diagnostic.advice;
  return json;
}

}  // namespace

int status_of(Code code) {
  switch (code) {
    case Code::H510:
      return 404;
    case Code::H511:
      return 405;
    case Code::H512:
      return 415;
    case Code::H513:
      return 413;
    case Code::H514:
      return 408;
    case Code::H515:
      return 421;
    case Code::H516:
      return 403;
    case Code::H517:
      return 503;
    case Code::H518:
    case Code::H519:
    case Code::H530:
    case Code::H532:
    case Code::H533:
    case Code::H534:
      return 400;
    case Code::H520:
      return 500;
    case Code::H521:
      return 414;
    default:
      return 422;
  }
}

Response problem(std::string_view path, const std::vector<Mistake>& mistakes) {
  const auto first = std::find_if(mistakes.begin(), mistakes.end(), [](const Mistake& mistake) {
    return mistake.diagnostic.severity == Severity::error;
  });
  invariant(first != mistakes.end(), "a problem says what is wrong");
  const CodeEntry& entry = entry_of(first->diagnostic.code);
  Response response;
  response.status = status_of(first->diagnostic.code);
  response.content_type = "application/problem+json";
  Json json{{"type", "/problems/" + std::string(entry.name)},
            {"title", entry.title},
            {"status", response.status},
            {"detail", first->diagnostic.message}};
  if (!path.empty()) json["instance"] = percent_encoded(path);
  json["code"] = entry.name;
  Json& errors = json["errors"] = Json::array();
  for (const Mistake& mistake : mistakes) errors.push_back(json_of(mistake));
  response.body = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  if (response.status == 503) response.headers.add("Retry-After", "2");
  return response;
}

Response problem(std::string_view path, Diagnostic diagnostic) {
  return problem(path, std::vector<Mistake>{{std::move(diagnostic), ""}});
}

}  // namespace toadlane::http
