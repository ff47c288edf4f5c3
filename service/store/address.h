#pragma once

#include <string>

#include "engine/base/result.h"

namespace toadlane::store {

/// Whether opening may make a store where there is none.
enum class Mode { create, existing };

enum class Database { sqlite, postgresql };

/// Where the books are kept. Four ways to write it, and no other, so that a slip of the finger can
/// never make a new, empty set of books beside the real one:
///
///   books.toadlane, /srv/co-op/books.toadlane   one SQLite file, known by its ending
///   sqlite:/srv/co-op/books.db                  one SQLite file that is there, whatever its ending
///   postgresql://user@host/database             a PostgreSQL database (a libpq URL)
struct Address {
  Database database = Database::sqlite;
  std::string target;  // an absolute path, or the whole URL
  std::string shown;   // for messages: as the user wrote it, without a password

  /// S403, with what to write instead, for anything else: "dbnme=zz", "postgressql://host/books".
  static Result<Address> parse(const std::string& text);
};

}  // namespace toadlane::store
