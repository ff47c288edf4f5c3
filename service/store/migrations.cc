#include "service/store/migrations.h"

#include <cstdint>
#include <string_view>

#include "service/digest/digest.h"
#include "service/store/schema.h"

namespace toadlane::store {

namespace {

const std::string& words(const Statement& statement, Database database) {
  return database == Database::sqlite ? statement.sqlite : statement.postgresql;
}

/// Asks for one number; the question always has an answer.
Result<std::int64_t> number(Connection& connection, const std::string& sql) {
  Result<std::optional<Row>> row = connection.query_one(sql, {Kind::integer});
  if (!row) return std::move(row).diagnostics();
  invariant(row->has_value(), "a count has one row");
  return (*row)->integer(0);
}

Result<bool> has_tables(Connection& connection) {
  Result<std::int64_t> found =
      number(connection, connection.database() == Database::sqlite
                             ? "select count(*) from sqlite_schema where name = 'schema_version'"
                             : "select count(*) from pg_class where relname = 'schema_version' "
                               "and relnamespace = cast(current_schema() as regnamespace)");
  if (!found) return std::move(found).diagnostics();
  return *found > 0;
}

/// A SQLite file says whose it is by its application id; one with tables and another id is not
/// ours, and an empty one may become ours. In PostgreSQL another program's table may have the name
/// of our list of steps, or, without that list, of one of our tables.
Result<Done> refuse_what_others_made(Connection& connection) {
  const std::string foreign =
      connection.database() == Database::sqlite
          ? "select count(*) from pragma_application_id where application_id <> " +
                std::to_string(sqlite_application_id) +
                " and (application_id <> 0 or exists (select 1 from sqlite_schema))"
          : std::string(
                "with here as (select oid, relname from pg_class where relnamespace = "
                "cast(current_schema() as regnamespace)) select count(*) from here where "
                "(relname = 'schema_version' and not exists (select 1 from pg_attribute "
                "where attrelid = here.oid and attname = 'blake2b_256')) or (relname in ") +
                tables_in_sql +
                " and not exists (select 1 from here where relname = 'schema_version'))";
  Result<std::int64_t> found = number(connection, foreign);
  if (!found) return std::move(found).diagnostics();
  if (*found == 0) return Done{};
  return Diagnostic::error(Code::S405, "the tables at this address belong to another program")
      .hint("check the address; nothing was changed");
}

struct AppliedStep {
  std::int64_t step = 0;
  std::string blake2b_256;
};

Result<std::vector<AppliedStep>> applied_steps(Connection& connection) {
  Result<bool> there = has_tables(connection);
  if (!there) return std::move(there).diagnostics();
  std::vector<AppliedStep> applied;
  if (!*there) return applied;
  Result<std::vector<Row>> rows = connection.query(
      "select step, blake2b_256 from schema_version order by step", {Kind::integer, Kind::text});
  if (!rows) return std::move(rows).diagnostics();
  for (const Row& row : *rows) applied.push_back({row.integer(0), row.text(1)});
  return applied;
}

/// The applied steps must be the first ones that this version knows, word for word.
Result<Done> compare(const std::vector<AppliedStep>& applied, std::span<const Step> known,
                     Database database) {
  const auto refused = [](const std::string& why) {
    return Diagnostic::error(Code::S406,
                             "the store was made by another version of Toad Lane: " + why)
        .hint("use the version that last opened this store, or a newer one");
  };
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const std::string step = "step " + std::to_string(applied[i].step);
    if (i >= known.size())
      return refused(step + " of its tables is newer than this version, which knows " +
                     std::to_string(known.size()));
    if (applied[i].step != static_cast<std::int64_t>(i + 1))
      return refused("step " + std::to_string(i + 1) + " of its tables is missing");
    if (applied[i].blake2b_256 != fingerprint_of(known[i], database))
      return refused(step + " of its tables is not the one that this version knows");
  }
  return Done{};
}

/// The database's own clock: a note for people, nothing reads it.
std::string now(Database database) {
  return database == Database::sqlite
             ? "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
             : "to_char(current_timestamp at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
}

Result<Done> apply(Connection& connection, std::int64_t step_number, const Step& step) {
  for (const Statement& statement : step.statements) {
    const std::string& sql = words(statement, connection.database());
    if (sql.empty()) continue;
    if (Result<Done> done = connection.execute(sql); !done) return done;
  }
  return connection.execute(
      "insert into schema_version (step, blake2b_256, applied_at) "
      "values (:1, :2, " +
          now(connection.database()) + ")",
      {step_number, fingerprint_of(step, connection.database())});
}

/// Applies the first step that is missing; true when none was. The other programs wait meanwhile.
Result<bool> apply_next(Connection& connection, std::span<const Step> known) {
  Result<bool> there = has_tables(connection);
  if (!there) return there;
  if (*there && connection.database() == Database::postgresql) {
    Result<Done> locked = connection.execute("lock table schema_version in exclusive mode");
    if (!locked) return std::move(locked).diagnostics();
  }
  Result<std::vector<AppliedStep>> applied = applied_steps(connection);
  if (!applied) return std::move(applied).diagnostics();
  Result<Done> same = compare(*applied, known, connection.database());
  if (!same) return std::move(same).diagnostics();
  if (applied->size() == known.size()) return true;
  Result<Done> done =
      apply(connection, static_cast<std::int64_t>(applied->size() + 1), known[applied->size()]);
  if (!done) return std::move(done).diagnostics();
  return false;
}

Diagnostic nothing_here() {
  return Diagnostic::error(Code::S404, "there are no books of Toad Lane at this address yet")
      .hint(std::string(entry_of(Code::S404).remedy));
}

}  // namespace

std::string fingerprint_of(const Step& step, Database database) {
  Fingerprint print;
  for (const Statement& statement : step.statements)
    if (const std::string& sql = words(statement, database); !sql.empty()) print.add(sql);
  return print.hex();
}

Result<Done> migrate(Connection& connection, Mode mode, std::span<const Step> to) {
  Result<Done> ours = refuse_what_others_made(connection);
  if (!ours) return ours;
  Result<std::vector<AppliedStep>> applied =
      connection.read([&] { return applied_steps(connection); });
  if (!applied) return std::move(applied).diagnostics();
  if (applied->empty() && mode == Mode::existing) return nothing_here();
  Result<Done> same = compare(*applied, to, connection.database());
  if (!same) return same;
  bool was_empty = applied->empty();
  bool complete = applied->size() == to.size();
  while (!complete) {
    Result<bool> done = connection.write([&] { return apply_next(connection, to); });
    if (done) {
      complete = *done;
      was_empty = false;
      continue;
    }
    // Two programs may make the first tables at once; the slower one then finds them made.
    Result<bool> there = has_tables(connection);
    if (!was_empty || !there || !*there) return std::move(done).diagnostics();
    was_empty = false;
  }
  return Done{};
}

}  // namespace toadlane::store
