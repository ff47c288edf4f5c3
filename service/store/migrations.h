#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "service/store/connection.h"

namespace toadlane::store {

/// One statement of a step in the words of each database; empty where a database needs none.
struct Statement {
  std::string sqlite;
  std::string postgresql;
};

/// One step from one form of the tables to the next. A step that was released is never changed: a
/// later change is a new step.
struct Step {
  std::string title;
  std::vector<Statement> statements;
};

/// The steps of this version, in order; the first makes the tables in an empty database.
const std::vector<Step>& steps();

/// The fingerprint of a step's statements in one database, as `schema_version` keeps it.
std::string fingerprint_of(const Step& step, Database database);

/// Brings the tables to this version's form, each step in one transaction that also writes its row
/// of schema_version(step, blake2b_256, applied_at), so that an interrupted step never happened and
/// the next opening goes on. Several programs may do it at once on PostgreSQL.
/// S404 when there are no tables and Mode::existing, S405 when the database is another program's,
/// S406 when a step was applied that this version does not know.
Result<Done> migrate(Connection& connection, Mode mode, std::span<const Step> to = steps());

}  // namespace toadlane::store
