#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What the classes weigh and where they sit, taken together: colleges are declared classes, their
/// weights come to 100%, and the seats of classes and of bodies can make up the board (B129, a
/// warning: no count of votes hangs on it, and legal texts do have this fault). Colleges that are
/// missing do not join each other in a circle (B170), and a decision by colleges counts weights
/// (B171).
///
///   7 to 9 directors; seats for workers: 2 to 4, consumers: at most 2
///   ->  the classes can fill at most 6 seats of a board of at least 7
void check_representation(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
