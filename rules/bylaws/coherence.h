#pragma once

#include <optional>
#include <vector>

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What no single key can tell: names that are declared nowhere, parts that do not make a whole,
/// rules that can never hold, several measures without a way to combine them, seats that do not fit
/// the board. All at once, each with its place.
void check_coherence(const BylawsRead& read, Diagnostics& diagnostics);

/// The choices that these bylaws leave to a body.
std::vector<const model::Choice*> open_choices(const model::Bylaws& bylaws);

/// A resolution about a clause that these bylaws leave to nobody; nothing when the choice is open.
std::optional<Diagnostic> no_such_choice(const model::Bylaws& bylaws,
                                         const model::Resolution& resolution);

/// A resolution with the number of an earlier one, and where each of the two numbers stands.
struct SameId {
  Diagnostic refusal;
  Clause first;
  Clause later;
};
std::vector<SameId> same_ids(const std::vector<model::Resolution>& resolutions);

}  // namespace toadlane::rules
