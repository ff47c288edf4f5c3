#pragma once

#include <memory>
#include <string>

#include "engine/base/result.h"
#include "service/cli/command.h"

namespace toadlane::cli {

struct Closing;

/// What needs a database or the network. Their libraries cost more to load than a small year-end
/// costs to compute, so they are linked into a second program, toadlane-service, which stands
/// beside toadlane and takes over when it is needed: for a treasurer there is one program.
struct Outside {
  std::unique_ptr<Command> (*books)();
  std::unique_ptr<Command> (*serve)();
  /// Records a closed year in the store at that address; the run's name.
  Result<std::string> (*record)(const Closing& closing, const std::string& address);
  /// What is wrong with the address of a store, before anything is asked of it.
  Diagnostics (*wrong_with)(const std::string& address);
};

}  // namespace toadlane::cli
