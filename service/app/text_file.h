#pragma once

#include <string>

namespace toadlane::app {

/// A text that somebody gave, and the name by which messages call it.
struct TextFile {
  std::string name;
  std::string text;
};

}  // namespace toadlane::app
