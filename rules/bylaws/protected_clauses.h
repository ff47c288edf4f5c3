#pragma once

#include "rules/bylaws/overlay.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Refuses an amendment of a clause that a decision `protects`, when another decision adopted it
/// (B161, naming both articles). What is protected is looked for in the text that was in force when
/// the amendment was adopted, so that an amendment cannot first lift the protection.
///
///   change_entrenched protects classes.member.votes; an amendment adopted by change_bylaws sets
///   classes.member.votes   ->   refused
void check_protected_clauses(const document::Node& text, const Layers& layers,
                             const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
