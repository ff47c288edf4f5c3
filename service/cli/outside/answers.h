#pragma once

#include "service/http/routes/use_cases.h"

namespace toadlane::cli {

/// The use cases behind the routes: the same calls as the commands, so that the same question has
/// the same bytes for an answer.
http::UseCases answers();

}  // namespace toadlane::cli
