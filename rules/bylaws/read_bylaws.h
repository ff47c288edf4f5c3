#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "rules/bylaws/overlay.h"
#include "rules/document/reader.h"

namespace toadlane::rules {

/// Bylaws as read: the model, where each of its clauses stands, and what a careful reader would ask
/// (warnings and notes).
struct BylawsRead {
  model::Bylaws bylaws;
  SourceMap places;
  Diagnostics doubts;

  /// The place of a clause in the file, or of the nearest clause above it; nothing when unknown.
  [[nodiscard]] std::optional<SourceSpan> place_of(const Clause& clause) const;
};

/// Reads the bylaws in force on an occasion out of their text: all mistakes at once, each with
/// file, line, column, clause, article and advice.
Result<BylawsRead> read_bylaws(const document::Node& text, const Occasion& occasion = {});

}  // namespace toadlane::rules
