#include "service/http/gate.h"

#include <array>
#include <string_view>

#include "engine/base/text.h"
#include "service/http/address.h"
#include "service/http/problem.h"

namespace toadlane::http {
namespace {

bool only_reads(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool is_json(std::string_view content_type) {
  const std::size_t semicolon = content_type.find(';');
  if (lower(trimmed(content_type.substr(0, semicolon))) != "application/json") return false;
  if (semicolon == std::string_view::npos) return true;
  const std::string parameter = lower(trimmed(content_type.substr(semicolon + 1)));
  return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

}  // namespace

std::optional<Response> refuse_at_gate(const Request& head) {
  static constexpr std::array<std::string_view, 6> once{
      "Host", "Origin", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding"};
  for (const std::string_view name : once)
    if (head.headers.count(name) > 1)
      return problem(head.path,
                     Diagnostic::error(Code::H518, std::string(name) + " is given more than once")
                         .hint("give each header field once"));
  if (head.headers.count("Content-Length") + head.headers.count("Transfer-Encoding") > 1)
    return problem(head.path,
                   Diagnostic::error(Code::H518, "the body has a length and comes in chunks, too")
                       .hint("give Content-Length or Transfer-Encoding, not both"));
  const std::optional<std::string_view> coding = head.headers.find("Transfer-Encoding");
  if (coding && lower(trimmed(*coding)) != "chunked")
    return problem(head.path,
                   Diagnostic::error(Code::H518, "the only transfer coding taken is `chunked`")
                       .hint("give the Content-Length"));
  const std::optional<std::string_view> host = head.headers.find("Host");
  if (!host)
    return problem(head.path,
                   Diagnostic::error(Code::H518, "the Host field is missing").hint("use HTTP/1.1"));
  if (!is_loopback(host_of(*host)))
    return problem(head.path, Diagnostic::error(Code::H515,
                                                "this service answers only to this machine's own "
                                                "name")
                                  .hint("use http://localhost or http://127.0.0.1 with the port"));
  const std::optional<std::string_view> origin = head.headers.find("Origin");
  if (origin && !only_reads(head.method) && lower(*origin) != "http://" + lower(*host))
    return problem(head.path, Diagnostic::error(Code::H516, "another site may not ask this service")
                                  .hint("open the service's own page, or use the command"));
  return std::nullopt;
}

std::optional<Response> refuse_content(const Request& head) {
  const std::optional<std::string_view> encoding = head.headers.find("Content-Encoding");
  const bool plain = !encoding || lower(trimmed(*encoding)) == "identity";
  if (plain && is_json(head.headers.find("Content-Type").value_or(""))) return std::nullopt;
  return problem(head.path,
                 Diagnostic::error(Code::H512, "the body must be JSON, in UTF-8, not compressed")
                     .hint("send it with `Content-Type: application/json`"));
}

}  // namespace toadlane::http
