#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// From when amendments hold: each has its own number, none comes before the bylaws that it
/// changes, and which date decides is said of blocks that it changes, by a date that these have.
/// One that reaches back before its adoption or before its first day is a warning (B134).
///
///   {meetings: fiscal years ending on or after 2030-12-31}  ->  a meeting has no fiscal year
void check_amendment_dates(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
