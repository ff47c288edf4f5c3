#pragma once

#include <string>

#include "engine/model/rule.h"

namespace toadlane::model {

/// An interpretation: words of the bylaws that can be read in two ways, and how they are read here.
struct Reading : Rule {
  std::string of;
  std::string taken_as;
  std::string because;
};

/// An article that nothing can be computed from; listed so that coverage can be shown.
struct TextOnly : Rule {
  std::string about;
};

}  // namespace toadlane::model
