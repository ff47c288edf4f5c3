#pragma once

#include <memory>

#include "service/cli/command.h"

namespace toadlane::cli {

/// The commands that need a database or the network.
std::unique_ptr<Command> make_books();
std::unique_ptr<Command> make_serve();

}  // namespace toadlane::cli
