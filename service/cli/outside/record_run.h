#pragma once

#include <string>

#include "engine/base/result.h"
#include "service/cli/closing.h"

namespace toadlane::cli {

/// S403 when no store can be meant by an address. Nothing is asked of the store.
Diagnostics wrong_with(const std::string& address);

/// Records a closed year in the store at that address (made when it is a new file), and returns its
/// name: "example-bicycle-collective/1".
Result<std::string> record_run(const Closing& closing, const std::string& address);

}  // namespace toadlane::cli
