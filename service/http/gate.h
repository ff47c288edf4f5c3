#pragma once

#include <optional>

#include "service/http/message.h"

namespace toadlane::http {

/// Who may ask at all, judged by the header alone; nothing when the request may go on.
///
///   400  Host, Origin, Content-Type or Content-Length given more than once, or no Host
///   421  a Host that is not this machine: a page of another site reached us under its own name
///        (DNS rebinding)
///   403  an Origin that is not the Host asked, for any method that could change something: a page
///        of another site is asking
std::optional<Response> refuse_at_gate(const Request& head);

/// 415 unless the body is `application/json`, in UTF-8 and not compressed.
std::optional<Response> refuse_content(const Request& head);

}  // namespace toadlane::http
