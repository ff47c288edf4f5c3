#pragma once

#include <cstdint>

namespace toadlane::store {

/// "Toad" in ASCII: the mark of our SQLite files (file(1) shows it too).
inline constexpr std::int64_t sqlite_application_id = 0x546f6164;

/// The tables of the runs, as a list in SQL. In PostgreSQL a table of such a name that stands
/// without our list of steps is another program's.
inline constexpr const char* tables_in_sql =
    "('cooperative', 'run', 'input_file', 'run_input', 'run_moved', 'run_member')";

}  // namespace toadlane::store
