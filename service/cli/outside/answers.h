#pragma once

#include "service/http/routes/use_cases.h"

namespace toadlane::cli {

/// The use cases behind the routes are the commands themselves: the members of a question are the
/// arguments, each file a text, and the same question has the same bytes for an answer.
http::UseCases answers();

}  // namespace toadlane::cli
