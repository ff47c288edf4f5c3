#pragma once

#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "service/store/run.h"

namespace toadlane::store {

/// All reasons why a run cannot be recorded (S408), before a database is asked: an empty
/// co-operative, text that is not UTF-8 or holds a NUL, a fingerprint that is none or is not the
/// content's, an instant that is none, a member twice, an allocation that is not cash plus
/// retained. A role given twice is allowed; 20 reasons are told at most.
Diagnostics reasons_against(const Run& run);

/// Whether the text is an instant by RFC 3339 on a real day: "2026-01-31T09:30:00Z",
/// "2026-01-31T09:30:00.5+01:00".
bool is_instant(std::string_view text);

/// What makes two runs the same one: the co-operative, what went in (whatever the files' names and
/// order) and what came out. 64 hexadecimal digits.
std::string identity_of(const Run& run);

/// The fingerprint of everything that is recorded of a run, to notice when a record was changed
/// outside Toad Lane. 64 hexadecimal digits.
std::string fingerprint_of(const Run& run);

}  // namespace toadlane::store
