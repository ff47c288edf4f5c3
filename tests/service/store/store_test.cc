#include "service/store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class StoreTest : public InEachDatabase {
 protected:
  /// The text of what happens when one statement is run beside the store, which is shut meanwhile.
  std::string by_hand(const std::string& sql) {
    const auto connection = place.connect();
    return text_of(connection->write([&] { return connection->execute(sql); }));
  }

  Store open() {
    Result<Store> store = place.open();
    EXPECT_TRUE(store) << text_of(store);
    return std::move(*store);
  }
  void record(const store::Run& run) { EXPECT_EQ(text_of(open().record(run)), "ok"); }
};

INSTANTIATE_TEST_SUITE_P(Contract, StoreTest, testing::ValuesIn(databases()), name_of);

TEST(StoreOnPostgresql, IsTestedToo) {
  if (postgresql_url().empty())
    GTEST_SKIP() << "PostgreSQL not tested: TOADLANE_TEST_POSTGRESQL is not set";
}

TEST_P(StoreTest, ReadsBackWhatWasRecorded) {
  const store::Run run = sample_run();
  Store store = open();
  const Result<RunId> id = store.record(run);
  ASSERT_TRUE(id) << text_of(id);
  EXPECT_EQ(*id, (RunId{"bicycle-collective", 1}));
  const Result<store::Run> again = store.read(*id);
  ASSERT_TRUE(again) << text_of(again);
  EXPECT_EQ(*again, run);
}

TEST_P(StoreTest, KeepsEveryFieldToTheLastBit) {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::string odd =
      "Zo\xc3\xab \xe5\xb1\xb1\xe7\x94\xb0 \xf0\x9f\x90\xb8 \"'\\{},;:1\t\r\n$$";
  store::Run run = sample_run();
  run.cooperative = odd;
  run.fiscal_year = "";
  run.currency = "\xe2\x82\xac";
  run.decimals = 0;
  run.engine_version = "";
  run.recorded_at = "2024-02-29T23:59:59.000001+05:30";
  run.inputs = {input(odd, "", ""), input("b", odd, std::string("\0\xff\n\0", 4)),
                input("c", "same content", "")};
  run.moved = {{most, "", "", "", "", least}, {least, odd, odd, odd, odd, most}};
  run.members = {{odd, "", most, most, 0},
                 {"x", odd, least, least, 0},
                 {"X", odd, -1, most, least},
                 {" x", "null", 0, 0, 0}};
  Store store = open();
  const Result<RunId> id = store.record(run);
  ASSERT_TRUE(id) << text_of(id);
  const Result<store::Run> again = store.read(*id);
  ASSERT_TRUE(again) << text_of(again);
  EXPECT_EQ(*again, run);
}

TEST_P(StoreTest, KeepsARunWithoutLinesAndOneWithTwentyThousand) {
  store::Run empty = sample_run("empty", 0);
  empty.inputs.clear();
  empty.moved.clear();
  const store::Run large = sample_run("large", 20'001);
  Store store = open();
  for (const store::Run& run : {empty, large}) {
    const Result<RunId> id = store.record(run);
    ASSERT_TRUE(id) << text_of(id);
    const Result<store::Run> again = store.read(*id);
    ASSERT_TRUE(again) << text_of(again);
    EXPECT_TRUE(*again == run);
  }
}

TEST_P(StoreTest, StaysAfterItIsClosed) {
  record(sample_run("one"));
  record(sample_run("two"));
  Result<Store> store = place.open(Mode::existing);
  ASSERT_TRUE(store) << text_of(store);
  EXPECT_EQ(*store->read({"bicycle-collective", 2}), sample_run("two"));
}

TEST_P(StoreTest, GivesTheFirstNumberToTheSameRunRecordedAgain) {
  Store store = open();
  EXPECT_EQ(store.record(sample_run("one"))->number, 1);
  EXPECT_EQ(store.record(sample_run("two"))->number, 2);
  store::Run same = sample_run("one");
  same.recorded_at = "2030-01-01T00:00:00Z";
  same.inputs[0].name = "renamed.yaml";
  EXPECT_EQ(store.record(same)->number, 1);
  EXPECT_EQ(store.record(sample_run("three"))->number, 3);
  EXPECT_EQ(store.runs()->size(), 3U);
  EXPECT_EQ(*store.read({"bicycle-collective", 1}), sample_run("one"));
}

TEST_P(StoreTest, NumbersTheRunsOfEachCooperativeFromOne) {
  Store store = open();
  store::Run other = sample_run();
  other.cooperative = "Bicycle-collective";
  EXPECT_EQ(store.record(sample_run("one"))->number, 1);
  EXPECT_EQ(*store.record(other), (RunId{"Bicycle-collective", 1}));
  EXPECT_EQ(store.record(sample_run("two"))->number, 2);
}

TEST_P(StoreTest, ListsRunsByCooperativeAndNumber) {
  Store store = open();
  for (const char* cooperative : {"b", "B", "\xc3\xa4", "a"}) {
    for (const char* variant : {"1", "2"}) {
      store::Run run = sample_run(variant);
      run.cooperative = cooperative;
      ASSERT_TRUE(store.record(run));
    }
  }
  std::vector<std::string> listed;
  const auto runs = store.runs();
  for (const RunSummary& run : *runs)
    listed.push_back(run.id.cooperative + std::to_string(run.id.number));
  EXPECT_THAT(listed, ElementsAre("B1", "B2", "a1", "a2", "b1", "b2",
                                  "\xc3\xa4"
                                  "1",
                                  "\xc3\xa4"
                                  "2"));
  ASSERT_EQ(store.runs("b")->size(), 2U);
  const store::Run run = sample_run("2");
  EXPECT_EQ(store.runs("b")->back(), (RunSummary{{"b", 2},
                                                 run.fiscal_year,
                                                 run.currency,
                                                 run.decimals,
                                                 run.engine_version,
                                                 run.recorded_at,
                                                 run.result_blake2b,
                                                 2}));
  EXPECT_THAT(*store.runs("nobody"), IsEmpty());
}

TEST_P(StoreTest, SaysThatARunIsNotThere) {
  Store store = open();
  EXPECT_EQ(outcome(store.read({"bicycle-collective", 1})), "S407");
  ASSERT_TRUE(store.record(sample_run()));
  EXPECT_EQ(outcome(store.read({"bicycle-collective", 2})), "S407");
  EXPECT_EQ(outcome(store.read({"bicycle", 1})), "S407");
  EXPECT_EQ(outcome(store.read({std::string("a\0b", 3), 1})), "S408");
}

TEST_P(StoreTest, RefusesABadRunBeforeAnythingIsWritten) {
  Store store = open();
  store::Run run = sample_run();
  run.members[0].cash_minor += 1;
  run.members[1].name = std::string("a\0b", 3);
  EXPECT_EQ(outcome(store.record(run)), "S408 S408");
  EXPECT_THAT(*store.runs(), IsEmpty());
  EXPECT_EQ(store.record(sample_run())->number, 1);
}

// The rules of the database itself, tried by hand.
TEST_P(StoreTest, NeverChangesOrDeletesARecordedRow) {
  record(sample_run());
  const std::string never = "a recorded row is never changed or deleted";
  for (const std::string table : {"run", "input_file", "run_input", "run_moved", "run_member"}) {
    EXPECT_THAT(by_hand("update " + table + " set coop_id = coop_id"), HasSubstr(never)) << table;
    EXPECT_THAT(by_hand("delete from " + table), HasSubstr(never)) << table;
    if (GetParam() == Database::postgresql) {
      EXPECT_THAT(by_hand("truncate " + table + " cascade"), HasSubstr(never)) << table;
    }
  }
  EXPECT_THAT(by_hand("update run_member set name = 'x' where member = 'M1'"), HasSubstr(never));
  EXPECT_THAT(by_hand("delete from cooperative"), HasSubstr(never));
  EXPECT_THAT(by_hand("update cooperative set last_run = 0"), HasSubstr("one after another"));
  EXPECT_THAT(by_hand("update cooperative set last_run = 3"), HasSubstr("one after another"));
  EXPECT_EQ(*open().read({"bicycle-collective", 1}), sample_run());
}

TEST_P(StoreTest, NeverReplacesARecordedRow) {
  if (GetParam() == Database::postgresql) return;  // it has no such statement
  record(sample_run());
  for (const std::string table : {"cooperative", "input_file", "run"})
    EXPECT_THAT(by_hand("insert or replace into " + table + " select * from " + table),
                HasSubstr("S409"))
        << table;
  EXPECT_THAT(by_hand("insert or replace into run select coop_id, number + 1, "
                      "identity_blake2b_256, fiscal_year, currency, decimals, engine_version, "
                      "recorded_at, result_blake2b_256, record_blake2b_256, 0, 0, 0 from run"),
              HasSubstr("S409"));
  for (const std::string table : {"run_input", "run_moved", "run_member"})
    EXPECT_THAT(by_hand("insert or replace into " + table + " select * from " + table),
                HasSubstr("nothing is added to a recorded run"))
        << table;
  EXPECT_EQ(*open().read({"bicycle-collective", 1}), sample_run());
}

TEST_P(StoreTest, AddsNothingToARecordedRun) {
  record(sample_run());
  EXPECT_THAT(
      by_hand("insert into run_member values ('bicycle-collective', 1, 3, 'M3', '', 1, 1, 0)"),
      HasSubstr("nothing is added to a recorded run"));
  // A line without its run fails at the commit, and a run without its lines or out of turn too.
  EXPECT_THAT(
      by_hand("insert into run_member values ('bicycle-collective', 2, 1, 'M3', '', 1, 1, 0)"),
      HasSubstr("S409"));
  const auto copy_as = [&](const std::string& number) {
    return by_hand("insert into run select coop_id, " + number + ", '" + std::string(64, '0') +
                   "', fiscal_year, currency, decimals, engine_version, recorded_at, "
                   "result_blake2b_256, record_blake2b_256, input_count, moved_count, "
                   "member_count from run");
  };
  EXPECT_THAT(copy_as("5"), HasSubstr("takes the next number"));
  EXPECT_THAT(by_hand("update cooperative set last_run = 2"), "ok");
  EXPECT_THAT(copy_as("2"), HasSubstr("with all its lines"));
}

TEST_P(StoreTest, ChecksSumsAndDaysInTheDatabaseToo) {
  record(sample_run());
  ASSERT_EQ(by_hand("update cooperative set last_run = 2"), "ok");
  EXPECT_THAT(
      by_hand("insert into run_member values ('bicycle-collective', 2, 1, 'M3', '', 3, 1, 1)"),
      HasSubstr("S409"));
  const auto at = [&](const std::string& instant) {
    return by_hand("insert into run values ('bicycle-collective', 2, '" + std::string(64, '0') +
                   "', '', 'EUR', 2, '', '" + instant + "', '" + std::string(64, '0') + "', '" +
                   std::string(64, '0') + "', 0, 0, 0)");
  };
  EXPECT_THAT(at("2025-02-30T00:00:00Z"), HasSubstr("S409"));
  EXPECT_THAT(at("soon"), HasSubstr("S409"));
  EXPECT_EQ(at("2025-02-28T00:00:00Z"), "ok");
}

TEST_P(StoreTest, NoticesWhatWasChangedBehindItsBack) {
  record(sample_run());
  const bool sqlite = GetParam() == Database::sqlite;
  ASSERT_EQ(by_hand(sqlite ? "drop trigger run_member_never_update"
                           : "alter table run_member disable trigger run_member_never"),
            "ok");
  ASSERT_EQ(by_hand("update run_member set name = 'Somebody else' where member = 'M1'"), "ok");
  EXPECT_EQ(outcome(open().read({"bicycle-collective", 1})), "S410");
  ASSERT_EQ(by_hand("update run_member set name = 'Member 1' where member = 'M1'"), "ok");
  EXPECT_EQ(outcome(open().read({"bicycle-collective", 1})), "ok");
  ASSERT_EQ(by_hand(sqlite ? "drop trigger input_file_never_update"
                           : "alter table input_file disable trigger input_file_never"),
            "ok");
  ASSERT_EQ(by_hand(sqlite ? "update input_file set content = x'00'"
                           : "update input_file set content = decode('00', 'hex')"),
            "ok");
  EXPECT_EQ(outcome(open().read({"bicycle-collective", 1})), "S410");
}

TEST_P(StoreTest, KeepsAContentOnceForManyRuns) {
  record(sample_run("one"));
  record(sample_run("two"));
  const auto connection = place.connect();
  const auto count = connection->query_one("select count(*) from input_file", {Kind::integer});
  EXPECT_EQ((**count).integer(0), 4);  // the bylaws and the year are the same, the members are not
}

// Trap 3: a NUMERIC or REAL column would round in SQLite.
TEST_P(StoreTest, HasNoColumnThatRounds) {
  record(sample_run());
  const auto connection = place.connect();
  const auto types = connection->query(
      GetParam() == Database::sqlite
          ? "select distinct c.type from sqlite_schema t, pragma_table_info(t.name) c "
            "where t.type = 'table' order by 1"
          : "select distinct cast(data_type as text) from information_schema.columns "
            "where table_schema = current_schema() order by 1",
      {Kind::text});
  ASSERT_TRUE(types) << text_of(types);
  std::vector<std::string> names;
  for (const Row& row : *types) names.push_back(row.text(0));
  if (GetParam() == Database::sqlite)
    EXPECT_THAT(names, ElementsAre("BLOB", "INTEGER", "TEXT"));
  else
    EXPECT_THAT(names, ElementsAre("bigint", "bytea", "text"));
}

TEST_P(StoreTest, SetsTheConnectionUp) {
  const auto connection = place.connect();
  const auto ask = [&](const std::string& sql) {
    const auto row = connection->query_one(sql, {Kind::text});
    return row && *row ? (**row).text(0) : text_of(row);
  };
  if (GetParam() == Database::sqlite) {
    EXPECT_EQ(ask("pragma journal_mode"), "delete");
    EXPECT_EQ(ask("pragma synchronous"), "2");
    EXPECT_EQ(ask("pragma foreign_keys"), "1");
    EXPECT_EQ(ask("pragma busy_timeout"), "1000");
    EXPECT_EQ(ask("pragma locking_mode"), "exclusive");
  } else {
    EXPECT_EQ(ask("show client_encoding"), "UTF8");
    EXPECT_EQ(ask("show synchronous_commit"), "on");
    EXPECT_EQ(ask("show lock_timeout"), "30s");
  }
}

TEST(StoreOnSqlite, MakesNoFileWhenTheAddressIsWrong) {
  const Place place(Database::sqlite);
  const auto here = std::filesystem::current_path();
  std::filesystem::current_path(place.folder());
  for (const char* address :
       {"dbnme=zz", "postgressql://host/books.toadlane", "books", "sqlite:dbnme=zz", "sqlite:books",
        "dbname=books.toadlane", "sqlite:books.db", "sqlite::memory:", "file:books.toadlane",
        "postgresql://?nonsense=1", "postgresql://[", "postgresql:///books?host=/nowhere"})
    for (const Mode mode : {Mode::create, Mode::existing})
      EXPECT_THAT(outcome(Store::open(address, mode)), testing::AnyOf("S403", "S401")) << address;
  EXPECT_EQ(outcome(Store::open("books.toadlane", Mode::existing)), "S404");
  EXPECT_EQ(outcome(Store::open("nowhere/books.toadlane", Mode::create)), "S404");
  EXPECT_TRUE(std::filesystem::is_empty(place.folder()));
  std::filesystem::current_path(here);
}

TEST(StoreOnSqlite, SaysThatALinkLeadsNowhere) {
  const Place place(Database::sqlite);
  std::filesystem::create_symlink("nowhere.toadlane", place.address());
  for (const Mode mode : {Mode::create, Mode::existing})
    EXPECT_THAT(text_of(Store::open(place.address(), mode)),
                testing::AllOf(testing::HasSubstr("S404"), testing::HasSubstr("a link to a file")));
  EXPECT_FALSE(std::filesystem::exists(place.folder() / "nowhere.toadlane"));
}

TEST(StoreOnSqlite, OpensOddNames) {
  const Place place(Database::sqlite);
  for (const char* name : {"our books.toadlane", "a=b timeout=1.toadlane", "it's 100%?#.toadlane",
                           "\xe5\xb1\xb1.toadlane"}) {
    const std::string path = (place.folder() / name).string();
    EXPECT_EQ(text_of(Store::open("sqlite:" + path, Mode::create)), "ok");
    EXPECT_TRUE(std::filesystem::exists(path));
  }
  const auto files = std::filesystem::directory_iterator(place.folder());
  EXPECT_EQ(std::distance(begin(files), end(files)), 4);
}

TEST(StoreOnSqlite, IsReadableByItsOwnerOnly) {
  const Place place(Database::sqlite);
  ASSERT_TRUE(place.open());
  const auto permissions = std::filesystem::status(place.address()).permissions();
  EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(StoreOnSqlite, LeavesOtherFilesAlone) {
  const Place place(Database::sqlite);
  const std::string text(5'000, 'x');
  std::ofstream(place.address()) << text;
  EXPECT_EQ(outcome(place.open()), "S405");
  std::ifstream file(place.address());
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), text);
  std::filesystem::remove(place.address());
  ASSERT_EQ(outcome(place.connect()->execute("create table theirs (n integer)")), "ok");
  EXPECT_EQ(outcome(place.open()), "S405");
  EXPECT_EQ(outcome(Store::open("sqlite:" + place.folder().string(), Mode::create)), "S405");
}

TEST(StoreOnSqlite, GoesOnWithAnEmptyFileOnlyWhenANewStoreIsAskedFor) {
  const Place place(Database::sqlite);
  std::ofstream(place.address()).flush();
  EXPECT_EQ(outcome(place.open(Mode::existing)), "S404");
  EXPECT_EQ(outcome(place.open(Mode::create)), "ok");
}

}  // namespace
}  // namespace toadlane::store
