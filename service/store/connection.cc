#include "service/store/connection.h"

#include <fcntl.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <deque>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "service/store/sql_text.h"

namespace toadlane::store {

namespace {

constexpr int busy_wait_ms = 1'000;
constexpr int attempts_max = 40;
constexpr int pause_ms_max = 100;

/// What may cure a failure: running the transaction again, or connecting again.
enum class Cure { none, repeat, reconnect };

struct Failure {
  Code code = Code::none;
  Cure cure = Cure::none;
};

constexpr Failure unreachable{Code::S401, Cure::reconnect};

/// Decided by the database's own code: SOCI's error categories are not reliable.
Failure postgresql_failure(std::string_view state) {
  const std::string_view kind = state.substr(0, 2);
  if (state == "40001" || state == "40P01") return {Code::S402, Cure::repeat};
  if (state == "55P03" || state == "53300") return {Code::S402};
  if (state == "42501" || kind == "28") return {Code::S412};
  if (state == "25006" || state == "53100" || kind == "58") return {Code::S411};
  if (kind == "08" || kind == "57") return unreachable;
  if (kind == "XX") return {Code::S410};
  return {Code::S409};
}

Failure sqlite_failure(int result) {
  switch (result & 0xff) {  // the rest of an extended code says which kind of each
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::S402};
    case SQLITE_NOTADB:
      return {Code::S405};
    case SQLITE_CORRUPT:
      return {Code::S410};
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {Code::S411};
    default:
      return {Code::S409};
  }
}

std::string_view words_for(Code code) {
  switch (code) {
    case Code::S401:
      return "the database cannot be reached";
    case Code::S402:
      return "another program is using the store";
    case Code::S403:
      return "this is not the address of a store";
    case Code::S404:
      return "there are no books at this address";
    case Code::S405:
      return "this is not a store of Toad Lane";
    case Code::S410:
      return "the store is damaged";
    case Code::S411:
      return "the store cannot be written";
    case Code::S412:
      return "the database does not permit this";
    default:
      return "the database refused the change";
  }
}

/// The first sentence of a database's message, without the prefixes of the layers above it.
std::string first_line(std::string message) {
  for (const std::string_view prefix : {"to the database.\n", "ERROR: ", "FATAL: ", "loadOne: "}) {
    const std::size_t at = message.rfind(prefix);
    if (at != std::string::npos) message = message.substr(at + prefix.size());
  }
  return visible(trimmed(std::string_view(message).substr(0, message.find('\n'))));
}

/// SQLite runs the first statement of a text and forgets the others without a word.
bool has_second_statement(sqlite_api::sqlite3* handle, const std::string& sql) {
  if (sql.find(';') == std::string::npos) return false;
  sqlite_api::sqlite3_stmt* first = nullptr;
  const char* rest = nullptr;
  const int result = sqlite_api::sqlite3_prepare_v2(handle, sql.c_str(), -1, &first, &rest);
  sqlite_api::sqlite3_finalize(first);
  return result == SQLITE_OK &&
         std::string_view(rest).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

void say_nothing(void*, const char*) {}

using Bound = std::variant<long long, std::string>;

/// The values in the form and at the place that SOCI binds: it keeps pointers to them.
Result<std::deque<Bound>> bound_values(const std::vector<Value>& values, Database database) {
  std::deque<Bound> bound;
  for (const Value& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      bound.emplace_back(static_cast<long long>(*number));
    } else if (const auto* raw = std::get_if<Bytes>(&value)) {
      bound.emplace_back(database == Database::sqlite ? raw->bytes : hex_text(raw->bytes));
    } else {
      const std::string& text = std::get<std::string>(value);
      if (text.find('\0') != std::string::npos || first_bad_utf8(text))
        return Diagnostic::error(Code::S408, "`" + visible(text) + "` is not plain UTF-8 text")
            .hint("remove the character that no text has, or save the file as UTF-8");
      bound.emplace_back(text);
    }
  }
  return bound;
}

struct Cell {
  std::string text;
  soci::indicator indicator = soci::i_null;
};

Result<Value> read_cell(const Cell& cell, Kind kind, Database database) {
  const auto damaged = [](const std::string& why) {
    return Diagnostic::error(Code::S410, "a record in the store is damaged: " + why);
  };
  if (cell.indicator != soci::i_ok) return damaged("a value is missing");
  if (kind == Kind::text) return Value(cell.text);
  if (kind == Kind::integer) {
    const auto number = parse_integer(cell.text);
    if (!number) return damaged("`" + visible(cell.text) + "` is not a 64-bit whole number");
    return Value(*number);
  }
  if (database == Database::sqlite) return Value(Bytes{cell.text});
  auto bytes = bytes_of_hex(cell.text);
  if (!bytes) return damaged("bytes are not in hexadecimal digits");
  return Value(Bytes{std::move(*bytes)});
}

}  // namespace

std::int64_t Row::integer(std::size_t column) const {
  invariant(column < values_.size() && std::holds_alternative<std::int64_t>(values_[column]),
            "the column was read as an integer");
  return std::get<std::int64_t>(values_[column]);
}

const std::string& Row::text(std::size_t column) const {
  invariant(column < values_.size() && std::holds_alternative<std::string>(values_[column]),
            "the column was read as text");
  return std::get<std::string>(values_[column]);
}

const std::string& Row::bytes(std::size_t column) const {
  invariant(column < values_.size() && std::holds_alternative<Bytes>(values_[column]),
            "the column was read as bytes");
  return std::get<Bytes>(values_[column]).bytes;
}

struct Connection::Inside {
  Address address;
  Watch watch;
  soci::session session;
  std::mutex turn;
  std::atomic<std::thread::id> owner;
  Cure cure = Cure::none;

  sqlite_api::sqlite3* sqlite() {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
  }
  PGconn* postgresql() {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
  }

  bool connected() {
    return session.get_backend() &&
           (address.database == Database::sqlite || PQstatus(postgresql()) == CONNECTION_OK);
  }

  Diagnostic failed(Failure failure, const std::string& message) {
    cure = failure.cure;
    return Diagnostic::error(failure.code, "`" + visible(address.shown) +
                                               "`: " + std::string(words_for(failure.code)) + " (" +
                                               first_line(message) + ")")
        .hint(std::string(entry_of(failure.code).remedy));
  }

  /// Runs work that calls SOCI and turns what it throws into a Diagnostic.
  template <class Work>
  std::invoke_result_t<Work> guarded(const Work& work) {
    cure = Cure::none;
    try {
      return work();
    } catch (const soci::postgresql_soci_error& error) {
      return failed(connected() ? postgresql_failure(error.sqlstate()) : unreachable,
                    error.get_error_message());
    } catch (const soci::sqlite3_soci_error& error) {
      return failed(sqlite_failure(error.result()), error.get_error_message());
    } catch (const soci::soci_error& error) {
      return failed(connected() ? Failure{Code::S409} : unreachable, error.get_error_message());
    } catch (const std::exception& error) {
      return failed({Code::S409}, error.what());
    }
  }

  /// The common beginning of each statement.
  std::optional<Diagnostic> checked(const std::string& sql) {
    if (watch) {
      if (auto why = watch(sql)) {
        cure = Cure::none;
        return why;
      }
    }
    if (address.database == Database::sqlite && has_second_statement(sqlite(), sql))
      return failed({Code::S409}, "two statements in one text");
    return std::nullopt;
  }

  Result<std::vector<Row>> run(const std::string& sql, const std::vector<Kind>& kinds,
                               const std::vector<Value>& values);
  Result<Done> run(const std::string& sql);
  Result<Done> insert_one_by_one(const TableRows& rows, std::size_t count);
  Result<Done> insert_at_once(const TableRows& rows, std::size_t first, std::size_t count);
  Result<Done> open_file(Mode mode);
  Result<Done> open_server();
  Result<Done> set_up_server();
};

Result<std::vector<Row>> Connection::Inside::run(const std::string& sql,
                                                 const std::vector<Kind>& kinds,
                                                 const std::vector<Value>& values) {
  Result<std::deque<Bound>> bound = bound_values(values, address.database);
  if (!bound) return std::move(bound).diagnostics();
  return guarded([&]() -> Result<std::vector<Row>> {
    if (auto why = checked(sql)) return std::move(*why);
    std::deque<Cell> cells(kinds.size());
    soci::statement statement(session);
    for (Cell& cell : cells) statement.exchange(soci::into(cell.text, cell.indicator));
    for (Bound& value : *bound)
      std::visit([&](auto& exact) { statement.exchange(soci::use(exact)); }, value);
    statement.alloc();
    statement.prepare(sql);
    statement.define_and_bind();
    std::vector<Row> rows;
    if (kinds.empty()) {
      statement.execute(true);
      return rows;
    }
    statement.execute(false);
    while (statement.fetch()) {
      std::vector<Value> row;
      for (std::size_t i = 0; i < kinds.size(); ++i) {
        Result<Value> value = read_cell(cells[i], kinds[i], address.database);
        if (!value) return std::move(value).diagnostics();
        row.push_back(std::move(*value));
      }
      rows.emplace_back(std::move(row));
    }
    return rows;
  });
}

Result<Done> Connection::Inside::run(const std::string& sql) {
  Result<std::vector<Row>> ran = run(sql, {}, {});
  if (!ran) return std::move(ran).diagnostics();
  return Done{};
}

/// SQLite: one prepared statement, run for each row; nothing is faster there.
Result<Done> Connection::Inside::insert_one_by_one(const TableRows& rows, std::size_t count) {
  return guarded([&]() -> Result<Done> {
    std::string names;
    std::string parameters;
    std::deque<Bound> bound;
    soci::statement statement(session);
    for (const TableRows::Column& column : rows.columns) {
      const std::string comma = names.empty() ? "" : ", ";
      names += comma + column.name;
      parameters += comma + ":" + std::to_string(bound.size() + 1);
      if (std::holds_alternative<std::vector<std::int64_t>>(column.values))
        bound.emplace_back(0LL);
      else
        bound.emplace_back(std::string());
      std::visit([&](auto& exact) { statement.exchange(soci::use(exact)); }, bound.back());
    }
    const std::string sql =
        "insert into " + rows.table + " (" + names + ") values (" + parameters + ")";
    if (auto why = checked(sql)) return std::move(*why);
    statement.alloc();
    statement.prepare(sql);
    statement.define_and_bind();
    for (std::size_t row = 0; row < count; ++row) {
      for (std::size_t i = 0; i < bound.size(); ++i) {
        if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&rows.columns[i].values))
          std::get<long long>(bound[i]) = (*numbers)[row];
        else
          std::get<std::string>(bound[i]) =
              std::get<std::vector<std::string>>(rows.columns[i].values)[row];
      }
      statement.execute(true);
    }
    return Done{};
  });
}

/// PostgreSQL: one statement for many rows, each column bound as one array. Each call is a new
/// statement: SOCI sends the first batch again when a bulk statement is executed twice.
Result<Done> Connection::Inside::insert_at_once(const TableRows& rows, std::size_t first,
                                                std::size_t count) {
  return guarded([&]() -> Result<Done> {
    std::string names;
    std::string arrays;
    std::deque<std::string> bound;
    soci::statement statement(session);
    for (const TableRows::Column& column : rows.columns) {
      const std::string comma = names.empty() ? "" : ", ";
      const bool numbers = std::holds_alternative<std::vector<std::int64_t>>(column.values);
      names += comma + column.name;
      arrays += comma + "cast(:" + std::to_string(bound.size() + 1) + " as " +
                (numbers ? "bigint[])" : "text[])");
      bound.push_back(std::visit(
          [&](const auto& values) { return array_text(std::span(values).subspan(first, count)); },
          column.values));
      statement.exchange(soci::use(bound.back()));
    }
    const std::string sql =
        "insert into " + rows.table + " (" + names + ") select * from unnest(" + arrays + ")";
    if (auto why = checked(sql)) return std::move(*why);
    statement.alloc();
    statement.prepare(sql);
    statement.define_and_bind();
    statement.execute(true);
    invariant(statement.get_affected_rows() == static_cast<long long>(count),
              "as many rows were added as were sent");
    return Done{};
  });
}

/// SQLite: the file is made by us and not by SQLite, so that only an address that was checked can
/// make one, and only its owner can read it.
Result<Done> Connection::Inside::open_file(Mode mode) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(address.target, error);
  if (!fs::exists(status)) {
    if (fs::is_symlink(fs::symlink_status(address.target, error)))
      return failed({Code::S404}, "it is a link to a file that is not there")
          .hint("mend the link, or write the name of the file itself");
    if (mode == Mode::existing) return failed({Code::S404}, "there is no such file");
    const fs::path folder = fs::path(address.target).parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error))
      return failed({Code::S404}, "there is no such folder")
          .hint("check the folder's name, or make the folder first");
    const int file = ::open(address.target.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) return failed({Code::S411}, std::generic_category().message(errno));
    ::close(file);
  } else if (!fs::is_regular_file(status)) {
    return failed({Code::S405}, "not a file");
  }
  Result<Done> opened = guarded([&]() -> Result<Done> {
    session.open(soci::sqlite3, "dbname=\"" + address.target + "\"");
    return Done{};
  });
  if (!opened) return opened;
  const char* name = sqlite_api::sqlite3_db_filename(sqlite(), "main");
  invariant(name && fs::equivalent(name, address.target, error), "SQLite opened the file named");
  sqlite_api::sqlite3_extended_result_codes(sqlite(), 1);
  sqlite_api::sqlite3_busy_timeout(sqlite(), busy_wait_ms);
  // One transaction in exclusive mode takes the lock, and it stays until the connection ends.
  for (const char* sql : {"pragma locking_mode = exclusive", "begin exclusive", "commit"})
    if (Result<Done> done = run(sql); !done) return done;
  // No write-ahead log: SQLite before 3.51.3 can damage a file in that mode.
  for (const char* sql : {"pragma journal_mode = delete", "pragma synchronous = full",
                          "pragma foreign_keys = on", "pragma trusted_schema = off"})
    if (Result<Done> done = run(sql); !done) return done;
  const std::string settings =
      "select journal_mode || synchronous || foreign_keys from pragma_journal_mode, "
      "pragma_synchronous, pragma_foreign_keys";
  Result<std::vector<Row>> set = run(settings, {Kind::text}, {});
  if (!set) return std::move(set).diagnostics();
  invariant(set->size() == 1 && set->front().text(0) == "delete21", "SQLite keeps its settings");
  return Done{};
}

/// PostgreSQL: the URL is read by libpq before anything is tried, so that a mistake in it is told
/// apart from a server that does not answer.
Result<Done> Connection::Inside::open_server() {
  char* why = nullptr;
  PQconninfoOption* options = PQconninfoParse(address.target.c_str(), &why);
  PQfreemem(why);  // not shown: it can quote the password
  if (!options) return failed({Code::S403}, "the URL cannot be read");
  PQconninfoFree(options);
  std::string url = address.target;
  if (url.find("connect_timeout=") == std::string::npos)
    url += (url.find('?') == std::string::npos ? "?" : "&") + std::string("connect_timeout=10");
  Result<Done> opened = guarded([&]() -> Result<Done> {
    session.open(soci::postgresql, url);
    return Done{};
  });
  if (!opened) return opened;
  return set_up_server();
}

Result<Done> Connection::Inside::set_up_server() {
  PQsetNoticeProcessor(postgresql(), say_nothing, nullptr);
  for (const char* sql : {"set client_encoding to 'UTF8'", "set standard_conforming_strings to on",
                          "set client_min_messages to warning", "set lock_timeout to '30s'",
                          "set idle_in_transaction_session_timeout to 0"})
    if (Result<Done> done = run(sql); !done) return done;
  // What was acknowledged must be on the disk, whatever the server's default.
  Result<std::vector<Row>> set =
      run("select set_config('synchronous_commit', case current_setting('synchronous_commit') "
          "when 'off' then 'on' else current_setting('synchronous_commit') end, false), "
          "current_setting('server_encoding'), coalesce(current_schema(), '')",
          {Kind::text, Kind::text, Kind::text}, {});
  if (!set) return std::move(set).diagnostics();
  invariant(set->size() == 1, "one row of settings");
  if (set->front().text(1) != "UTF8")
    return failed({Code::S405}, "the database's encoding is not UTF8");
  if (set->front().text(2).empty())
    return failed({Code::S404}, "the database has no schema for it")
        .hint("ask the database's keeper for a schema that you may use");
  return Done{};
}

Connection::Connection(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const Address& address, Mode mode,
                                                     Watch watch) {
  auto inside = std::make_unique<Inside>();
  inside->address = address;
  Result<Done> opened =
      address.database == Database::sqlite ? inside->open_file(mode) : inside->open_server();
  if (!opened) return std::move(opened).diagnostics();
  inside->watch = std::move(watch);
  return std::unique_ptr<Connection>(new Connection(std::move(inside)));
}

Database Connection::database() const {
  return inside_->address.database;
}

Result<Done> Connection::execute(const std::string& sql, const std::vector<Value>& values) {
  Result<std::vector<Row>> ran = inside_->run(sql, {}, values);
  if (!ran) return std::move(ran).diagnostics();
  return Done{};
}

Result<std::vector<Row>> Connection::query(const std::string& sql, const std::vector<Kind>& kinds,
                                           const std::vector<Value>& values) {
  invariant(!kinds.empty(), "a query reads at least one column");
  return inside_->run(sql, kinds, values);
}

Result<std::optional<Row>> Connection::query_one(const std::string& sql,
                                                 const std::vector<Kind>& kinds,
                                                 const std::vector<Value>& values) {
  Result<std::vector<Row>> rows = query(sql, kinds, values);
  if (!rows) return std::move(rows).diagnostics();
  invariant(rows->size() <= 1, "at most one row answers");
  if (rows->empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows->front()));
}

Result<Done> Connection::insert(const TableRows& rows) {
  invariant(!rows.columns.empty(), "a table has columns");
  invariant(inside_->owner.load() == std::this_thread::get_id(),
            "many rows are added in one transaction");
  const auto length = [](const TableRows::Column& column) {
    return std::visit([](const auto& values) { return values.size(); }, column.values);
  };
  const std::size_t count = length(rows.columns.front());
  for (const TableRows::Column& column : rows.columns) {
    invariant(length(column) == count, "all columns have the same length");
    const auto* texts = std::get_if<std::vector<std::string>>(&column.values);
    if (!texts) continue;
    if (const Result<std::deque<Bound>> checked =
            bound_values({texts->begin(), texts->end()}, database());
        !checked)
      return checked.diagnostics();
  }
  if (count == 0) return Done{};
  if (database() == Database::sqlite) return inside_->insert_one_by_one(rows, count);
  for (std::size_t first = 0; first < count; first += rows_per_statement) {
    const std::size_t some = std::min(rows_per_statement, count - first);
    if (Result<Done> done = inside_->insert_at_once(rows, first, some); !done) return done;
  }
  return Done{};
}

std::string Connection::bytes_in(const std::string& parameter) const {
  return database() == Database::sqlite ? "cast(" + parameter + " as blob)"
                                        : "decode(cast(" + parameter + " as text), 'hex')";
}

std::string Connection::bytes_out(const std::string& column) const {
  return database() == Database::sqlite ? column : "encode(" + column + ", 'hex')";
}

void Connection::enter() {
  invariant(inside_->owner.load() != std::this_thread::get_id(), "transactions do not nest");
  inside_->turn.lock();
  inside_->owner = std::this_thread::get_id();
}

void Connection::leave() {
  inside_->owner = std::thread::id();
  inside_->turn.unlock();
}

Result<Done> Connection::begin(Purpose purpose) {
  // SQLite: a reader that turns writer later fails whatever the waiting time, so a writer says at
  // once that it is one.
  if (database() == Database::sqlite)
    return inside_->run(purpose == Purpose::write ? "begin immediate" : "begin");
  return inside_->run(
      purpose == Purpose::write ? "begin" : "begin isolation level repeatable read read only");
}

Result<Done> Connection::commit() {
  return inside_->run("commit");
}

void Connection::roll_back() {
  const Cure cure = inside_->cure;
  const Watch watch = std::exchange(inside_->watch, {});
  (void)inside_->run("rollback");  // fails when the database has already done so
  inside_->watch = watch;
  inside_->cure = cure;
}

bool Connection::again(int attempt) {
  const Cure cure = inside_->cure;
  if (cure == Cure::none || attempt >= attempts_max) return false;
  if (cure == Cure::reconnect) {
    if (attempt > 1 || database() == Database::sqlite) return false;
    const Result<Done> connected = inside_->guarded([&]() -> Result<Done> {
      inside_->session.reconnect();
      return Done{};
    });
    return connected.ok() && inside_->set_up_server().ok();
  }
  const int pause_ms = std::min(pause_ms_max, 1 << std::min(attempt, 10));
  std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
  return true;
}

}  // namespace toadlane::store
