#pragma once

#include <optional>
#include <vector>

#include "engine/base/diagnostic.h"
#include "rules/document/events.h"
#include "rules/document/read_yaml.h"

namespace toadlane::document {

/// What the first parser says about a text.
struct LibyamlPass {
  std::vector<Event> events = {};
  std::optional<SyntaxError> error = {};  // it stopped here
  bool whole = false;                     // it came to the end of the text
};

/// Runs libyaml over the text, which has passed check_characters(). Adds a diagnostic for each
/// anchor or alias (D112), tag (D113) and directive (D115), and goes on; stops at a second document
/// (D109), and at what is too deep (D110) or too much (D111).
LibyamlPass read_with_libyaml(const SourceFile& source, const Limits& limits,
                              Diagnostics& diagnostics);

}  // namespace toadlane::document
