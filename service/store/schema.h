#pragma once

#include <cstdint>

namespace toadlane::store {

/// "Toad" in ASCII: the mark of our SQLite files (file(1) shows it too).
inline constexpr std::int64_t sqlite_application_id = 0x546f6164;

}  // namespace toadlane::store
