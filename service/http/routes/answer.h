#pragma once

#include "service/http/message.h"
#include "service/http/routes/use_cases.h"

namespace toadlane::http {

/// Reads the question from the body and answers it: the bytes of the use case untouched, or all
/// mistakes as a problem.
Response ask(const Request& request, const UseCase& use_case);

}  // namespace toadlane::http
