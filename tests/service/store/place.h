#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "service/digest/digest.h"
#include "service/store/connection.h"
#include "service/store/store.h"

namespace toadlane::store {

inline std::string names_of_all(const Diagnostics& diagnostics) {
  std::string names;
  for (const Diagnostic& one : diagnostics.all())
    names += (names.empty() ? "" : " ") + std::string(entry_of(one.code).name);
  return names;
}

/// "ok", or the codes of a failed result: "S409".
template <class T>
std::string outcome(const Result<T>& result) {
  return result ? "ok" : names_of_all(result.diagnostics());
}

template <class T>
std::string text_of(const Result<T>& result) {
  return result ? "ok" : to_text(result.diagnostics());
}

inline std::string postgresql_url() {
  const char* url = std::getenv("TOADLANE_TEST_POSTGRESQL");
  return url ? url : "";
}

inline std::vector<Database> databases() {
  if (postgresql_url().empty()) return {Database::sqlite};
  return {Database::sqlite, Database::postgresql};
}

inline std::string name_of(const testing::TestParamInfo<Database>& info) {
  return info.param == Database::sqlite ? "Sqlite" : "Postgresql";
}

/// A fresh, empty place for books: a folder of its own, or a schema of its own in the PostgreSQL
/// that TOADLANE_TEST_POSTGRESQL names. Gone at the end.
class Place {
 public:
  explicit Place(Database database) : database_(database) {
    static int count = 0;
    name_ = "toadlane_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    // In memory where there is such a place: the tests make hundreds of files.
    const std::filesystem::path memory = "/dev/shm";
    folder_ =
        (access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path()) /
        name_;
    if (database == Database::sqlite) {
      std::filesystem::create_directory(folder_);
      return;
    }
    on_server("create schema " + name_);
  }
  ~Place() {
    if (database_ == Database::sqlite) {
      std::error_code ignored;
      std::filesystem::remove_all(folder_, ignored);
      return;
    }
    on_server("drop schema " + name_ + " cascade");
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  [[nodiscard]] std::string address(const std::string& option = "") const {
    if (database_ == Database::sqlite) return (folder_ / "books.toadlane").string();
    const std::string url = postgresql_url();
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" +
           name_ + (option.empty() ? "" : "%20-c" + option);
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  [[nodiscard]] std::unique_ptr<Connection> connect() const {
    auto connection = Connection::open(*Address::parse(address()), Mode::create);
    EXPECT_TRUE(connection) << text_of(connection);
    return std::move(*connection);
  }
  [[nodiscard]] Result<Store> open(Mode mode = Mode::create, Store::Watch watch = {}) const {
    return Store::open(address(), mode, std::move(watch));
  }

 private:
  static void on_server(const std::string& sql) {
    auto server = Connection::open(*Address::parse(postgresql_url()), Mode::existing);
    ASSERT_TRUE(server) << text_of(server);
    EXPECT_EQ(outcome((*server)->execute(sql)), "ok");
  }

  Database database_;
  std::string name_;
  std::filesystem::path folder_;
};

/// A suite whose tests run in each database, each in a place of its own.
class InEachDatabase : public testing::TestWithParam<Database> {
 protected:
  Place place{GetParam()};
};

inline InputFile input(std::string role, std::string name, std::string content) {
  return {std::move(role), std::move(name), blake2b_256_hex(content), std::move(content)};
}

/// A small run; `variant` makes it another one.
inline Run sample_run(const std::string& variant = "", std::size_t members = 2) {
  Run run;
  run.cooperative = "bicycle-collective";
  run.fiscal_year = "2025";
  run.currency = "EUR";
  run.decimals = 2;
  run.engine_version = "0.1.0";
  run.recorded_at = "2026-01-31T09:30:00Z";
  run.result_blake2b = blake2b_256_hex("result " + variant);
  run.inputs = {input("bylaws", "bylaws.yaml", "format: coop-bylaws 1\n"),
                input("year", "year.yaml", "year: 2025\n"),
                input("members", "members.csv", "member,hours\n" + variant)};
  run.moved = {{1, "surplus.steps[0]", "Art. 7.1", "to the reserve", "reserve", 12'345},
               {2, "surplus.steps[1]", "", "the rest", "members", 2'000}};
  for (std::size_t i = 1; i <= members; ++i)
    run.members.push_back({"M" + std::to_string(i), "Member " + std::to_string(i), 1000, 200, 800});
  return run;
}

}  // namespace toadlane::store
