#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/http/message.h"

namespace toadlane::http {

/// One mistake in a request: the diagnostic, and the member of the JSON body that it is about as a
/// JSON Pointer (RFC 6901), "/bylaws"; empty when it is about the request as a whole.
struct Mistake {
  Diagnostic diagnostic;
  std::string pointer;
};

/// The status that goes with a diagnostic: 404 for H510, 413 for H513, ...; 422 for every mistake
/// in what was sent.
int status_of(Code code);

/// Mistakes as `application/problem+json` (RFC 9457). The first error gives type, title, status,
/// detail and code; `errors` lists all of them with their places. `path` is the request's (empty:
/// not known) and becomes `instance`.
///
///   {"type": "/problems/B101", "title": "...", "status": 422, "detail": "...",
///    "instance": "/v1/allocate", "code": "B101",
///    "errors": [{"code": "B101", "severity": "error", "message": "...", "pointer": "/bylaws",
///                "file": "bylaws", "line": 14, "column": 22, "clause": "meetings.members.quorum",
///                "citations": ["Art. 4.2"], "advice": "..."}]}
Response problem(std::string_view path, const std::vector<Mistake>& mistakes);
Response problem(std::string_view path, Diagnostic diagnostic);

}  // namespace toadlane::http
