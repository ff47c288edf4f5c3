#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/diagnostic.h"
#include "engine/model/amendment.h"
#include "rules/document/tree.h"

namespace toadlane::rules {

/// The occasion that decides which text is in force: the end of a fiscal year, or the day on which
/// the notice of a meeting was sent. With neither, the newest text.
struct Occasion {
  std::optional<Date> fiscal_year_end;
  std::optional<Date> notice;

  /// The day that decides; nothing: the newest text is wanted.
  [[nodiscard]] std::optional<Date> day() const { return notice ? notice : fiscal_year_end; }
};

/// The value of the clause of that path; nullptr when the text does not have it.
const document::Node* clause_at(const document::Node& text, std::string_view path);

/// A copy of the text in which the clause of that path (`surplus.losses`, `surplus.steps[1].move`)
/// has another value; nothing when the clause above it does not exist.
std::optional<document::Node> with_clause(const document::Node& text, std::string_view path,
                                          const document::Node& value);

/// A text and its amendments, which are laid over it in the order of their dates.
///
/// A block that `applies_to` names is changed when its own date says so; a block that it does not
/// name, or whose date the occasion does not have, is changed from the amendment's `from` on, by
/// the date of the occasion.
class Layers {
 public:
  explicit Layers(const document::Node& text);

  /// The text with the amendments that apply on the occasion, where two articles contradict each
  /// other with the one that holds. An amendment whose clause does not exist is a mistake.
  [[nodiscard]] document::Node in_force(const Occasion& occasion, Diagnostics& diagnostics) const;

  /// The text under which an amendment was adopted: as it was on that day (`adopted_by.on`),
  /// without the amendment itself and without those adopted later.
  [[nodiscard]] document::Node before(const model::Amendment& adopted) const;

 private:
  Diagnostics mistakes_;  // of the contradictions; before `text_`, which is made with it
  document::Node text_;
  std::vector<std::pair<model::Amendment, document::Node>> amendments_;  // by their dates
};

}  // namespace toadlane::rules
