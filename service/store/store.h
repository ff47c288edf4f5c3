#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "service/store/address.h"
#include "service/store/run.h"

namespace toadlane::store {

class Connection;

/// The books of one or many co-operatives: a SQLite file or a PostgreSQL database, which behave
/// alike. A file belongs to one running program; several programs may share a PostgreSQL. What was
/// recorded stays as it is: the database itself refuses to change or delete it.
///
///   Result<Store> store = Store::open("books.toadlane", Mode::create);
///   if (!store) return store.diagnostics();
///   Result<RunId> id = store->record(run);          // {"bicycle-collective", 1}
///   Result<Run> again = store->read(*id);           // the same run
///
/// Failures: S401 unreachable, S402 busy, S403 wrong address, S404 nothing there, S405 not ours,
/// S406 another version, S407 no such run, S408 cannot be recorded, S409 refused, S410 damaged,
/// S411 cannot be written, S412 not permitted. A failed record() leaves the store as it was.
class Store {
 public:
  /// See Connection's Watch.
  using Watch = std::function<std::optional<Diagnostic>(std::string_view sql)>;

  /// The address as in Address; brings older tables up to date.
  static Result<Store> open(const std::string& address, Mode mode, Watch watch = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  /// Records the run, whole or not at all. The same run recorded again (same co-operative, inputs
  /// and result) gives the first one's id and changes nothing, so that a program that lost the
  /// answer may simply ask again.
  Result<RunId> record(const Run& run);

  /// The recorded runs, of one co-operative or of all, ordered by co-operative and number.
  Result<std::vector<RunSummary>> runs(const std::optional<std::string>& cooperative = {});

  /// A recorded run, compared with its fingerprint (S410 when it was tampered with).
  Result<Run> read(const RunId& id);

 private:
  explicit Store(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace toadlane::store
