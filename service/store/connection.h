#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "service/store/address.h"

namespace toadlane::store {

/// Bytes of a file as they are; a NUL is allowed in them, unlike in text.
struct Bytes {
  std::string bytes;
};

using Value = std::variant<std::int64_t, std::string, Bytes>;

/// What a column is read as. There is nothing else: money is whole minor units, other exact
/// numbers are text, and no floating point passes this door.
enum class Kind { integer, text, bytes };

/// One row of an answer. No column is ever NULL: a NULL makes the query fail (S410).
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const std::string& bytes(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

/// Many rows for one table, column by column; all columns have the same length.
struct TableRows {
  struct Column {
    std::string name;
    std::variant<std::vector<std::int64_t>, std::vector<std::string>> values;
  };
  std::string table;
  std::vector<Column> columns;
};

/// Success that has nothing to tell.
struct Done {};

/// Called before each statement with its text; a diagnostic makes the statement fail. Tests use it
/// to interrupt the work anywhere.
using Watch = std::function<std::optional<Diagnostic>(std::string_view sql)>;

/// One connection to a database, and the only place that knows SOCI. Everything above it may rely
/// on this, in both databases:
///
/// - One statement per call; a text with two is refused (SQLite would run only the first).
/// - Values are bound, never pasted: `:1`, `:2` ... in order, each used once.
/// - Text is valid UTF-8 without NUL, or refused at the door (S408).
/// - A number that does not fit 64 bits, or is no whole number, is an error, never a near value.
/// - "No row" is an empty optional or an empty vector, never an untouched variable.
/// - What fails is a Diagnostic: S401 unreachable, S402 busy, S409 refused by a rule of the
///   database, S411 cannot be written, S412 not permitted.
///
/// Transactions do not nest. They may be asked for from several threads and then wait in a queue.
class Connection {
 public:
  /// Rows sent to PostgreSQL in one statement by insert().
  static constexpr std::size_t rows_per_statement = 10'000;

  /// Connects; in Mode::create a missing SQLite file is made (readable by its owner only), never a
  /// folder and never a PostgreSQL database. A SQLite file is locked until the connection ends.
  static Result<std::unique_ptr<Connection>> open(const Address& address, Mode mode,
                                                  Watch watch = {});
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] Database database() const;

  /// Runs one statement that answers nothing.
  Result<Done> execute(const std::string& sql, const std::vector<Value>& values = {});
  /// Runs one statement that answers rows with the columns named by `kinds`.
  Result<std::vector<Row>> query(const std::string& sql, const std::vector<Kind>& kinds,
                                 const std::vector<Value>& values = {});
  /// The same for at most one row; two are a bug.
  Result<std::optional<Row>> query_one(const std::string& sql, const std::vector<Kind>& kinds,
                                       const std::vector<Value>& values = {});
  /// Adds all rows, by the fastest way that each database has; only inside write().
  Result<Done> insert(const TableRows& rows);

  /// SQL that takes a parameter of Bytes, and SQL that reads them back.
  [[nodiscard]] std::string bytes_in(const std::string& parameter) const;
  [[nodiscard]] std::string bytes_out(const std::string& column) const;

  /// Runs the body in one transaction that may write: all or nothing. The body returns a Result;
  /// a failed one rolls back. When the database asks for a retry (another program was faster) or
  /// the connection was lost, the body runs again: it must be safe to repeat.
  template <class Body>
  std::invoke_result_t<Body> write(const Body& body) {
    return transaction(Purpose::write, body);
  }
  /// The same for a body that only reads: all its queries see one moment.
  template <class Body>
  std::invoke_result_t<Body> read(const Body& body) {
    return transaction(Purpose::read, body);
  }

 private:
  struct Inside;
  enum class Purpose { read, write };
  explicit Connection(std::unique_ptr<Inside> inside);

  /// Waits until no other thread has a transaction; on the same thread it is a bug.
  void enter();
  void leave();
  struct Turn {
    Connection& connection;
    explicit Turn(Connection& whose) : connection(whose) { connection.enter(); }
    ~Turn() { connection.leave(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
  };
  Result<Done> begin(Purpose purpose);
  Result<Done> commit();
  void roll_back();
  /// Whether to run the body again after this failure; waits a little before it says yes.
  bool again(int attempt);

  template <class Body>
  std::invoke_result_t<Body> attempt(Purpose purpose, const Body& body) {
    if (Result<Done> begun = begin(purpose); !begun) return std::move(begun).diagnostics();
    std::invoke_result_t<Body> result = body();
    if (!result) {
      roll_back();
      return result;
    }
    if (Result<Done> committed = commit(); !committed) {
      roll_back();
      return std::move(committed).diagnostics();
    }
    return result;
  }

  template <class Body>
  std::invoke_result_t<Body> transaction(Purpose purpose, const Body& body) {
    const Turn turn(*this);
    std::invoke_result_t<Body> result = attempt(purpose, body);
    for (int attempts = 1; !result && again(attempts); ++attempts) result = attempt(purpose, body);
    return result;
  }

  std::unique_ptr<Inside> inside_;
};

}  // namespace toadlane::store
