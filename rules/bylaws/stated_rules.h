#pragma once

#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What is wrong between keys that a statute asks about and others of the file: names of bodies,
/// accounts, classes and clauses that are declared nowhere (B113), topics of a class without votes
/// (B141). B180 warns of votes that nothing here counts.
void check_stated_rules(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
