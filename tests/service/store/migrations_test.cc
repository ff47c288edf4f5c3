#include "service/store/migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <string>
#include <vector>

#include "service/store/schema.h"
#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class MigrationsTest : public InEachDatabase {
 protected:
  /// Everything that the database has at this place, in words.
  std::vector<std::string> objects() {
    const auto connection = place.connect();
    const auto rows = connection->query(
        GetParam() == Database::sqlite
            ? "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_schema order by 1"
            : "select relkind || ' ' || relname from pg_class "
              "where relnamespace = cast(current_schema() as regnamespace) union all "
              "select 'f ' || proname from pg_proc "
              "where pronamespace = cast(current_schema() as regnamespace) union all "
              "select 't ' || tgname from pg_trigger t join pg_class c on c.oid = tgrelid where "
              "not tgisinternal and relnamespace = cast(current_schema() as regnamespace) "
              "order by 1",
        {Kind::text});
    std::vector<std::string> found;
    if (rows)
      for (const Row& row : *rows) found.push_back(row.text(0));
    return found;
  }

  /// The steps recorded as applied.
  std::string applied() {
    const auto connection = place.connect();
    const auto rows =
        connection->query("select step from schema_version order by step", {Kind::integer});
    if (!rows) return outcome(rows);
    std::string all;
    for (const Row& row : *rows) all += std::to_string(row.integer(0)) + ";";
    return all;
  }

  static std::vector<Step> with(const std::vector<Statement>& statements) {
    std::vector<Step> all = steps();
    all.push_back({"a later step", statements});
    return all;
  }
  static Statement in_both(const std::string& sql) { return {sql, sql}; }
};

INSTANTIATE_TEST_SUITE_P(Contract, MigrationsTest, testing::ValuesIn(databases()), name_of);

TEST_P(MigrationsTest, AreAppliedOnce) {
  const auto connection = place.connect();
  EXPECT_EQ(text_of(migrate(*connection, Mode::create)), "ok");
  EXPECT_EQ(text_of(migrate(*connection, Mode::create)), "ok");
  EXPECT_EQ(text_of(migrate(*connection, Mode::existing)), "ok");
  const auto step =
      connection->query_one("select step, blake2b_256, applied_at from schema_version",
                            {Kind::integer, Kind::text, Kind::text});
  ASSERT_TRUE(step && *step);
  EXPECT_EQ((**step).integer(0), 1);
  EXPECT_EQ((**step).text(1), fingerprint_of(steps().front(), GetParam()));
  EXPECT_THAT((**step).text(2), testing::MatchesRegex("20..-..-..T..:..:..Z"));
}

TEST_P(MigrationsTest, AreNotBegunWithoutBeingAskedFor) {
  {
    const auto connection = place.connect();
    EXPECT_EQ(outcome(migrate(*connection, Mode::existing)), "S404");
  }
  EXPECT_THAT(objects(), IsEmpty());
}

TEST_P(MigrationsTest, AreWholeOrNotThereWhereverTheyFail) {
  std::size_t statements = 0;
  {
    const Place other(GetParam());
    const auto count = [&statements](std::string_view) {
      ++statements;
      return std::optional<Diagnostic>();
    };
    ASSERT_TRUE(other.open(Mode::create, count));
  }
  ASSERT_GT(statements, steps().front().statements.size() / 2);
  std::string last_failure;
  for (std::size_t fail_at = 1; fail_at <= statements; ++fail_at) {
    std::size_t now = 0;
    const auto fail = [&](std::string_view sql) -> std::optional<Diagnostic> {
      if (++now != fail_at) return std::nullopt;
      last_failure = sql;
      return Diagnostic::error(Code::S411, "a failure made by the test");
    };
    EXPECT_EQ(outcome(place.open(Mode::create, fail)), "S411") << fail_at;
    EXPECT_THAT(objects(), IsEmpty()) << "failed at " << last_failure;
    if (last_failure == "commit" && now > 10) break;  // what follows only looks
  }
  EXPECT_EQ(text_of(place.open(Mode::create)), "ok");
  EXPECT_EQ(applied(), "1;");
}

TEST_P(MigrationsTest, GoOnFromAnOlderVersion) {
  ASSERT_TRUE(place.open());
  const std::vector<Step> later = with(
      {in_both("create table later (n integer)"), in_both("insert into later (n) values (1)")});
  const auto connection = place.connect();
  EXPECT_EQ(text_of(migrate(*connection, Mode::existing, later)), "ok");
  EXPECT_EQ(text_of(migrate(*connection, Mode::existing, later)), "ok");
  const auto rows = connection->query("select n from later", {Kind::integer});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->size(), 1U);
}

TEST_P(MigrationsTest, UndoALaterStepThatFailsInTheMiddle) {
  ASSERT_TRUE(place.open());
  const auto before = objects();
  {
    const auto connection = place.connect();
    EXPECT_EQ(outcome(migrate(*connection, Mode::existing,
                              with({in_both("create table later (n integer)"),
                                    in_both("insert into nowhere (n) values (1)")}))),
              "S409");
  }
  EXPECT_EQ(objects(), before);
  EXPECT_EQ(applied(), "1;");
}

TEST_P(MigrationsTest, RefuseAStoreOfANewerVersion) {
  ASSERT_TRUE(place.open());
  {
    const auto connection = place.connect();
    ASSERT_TRUE(migrate(*connection, Mode::existing, with({})));
  }
  const auto before = objects();
  EXPECT_EQ(outcome(place.open(Mode::existing)), "S406");
  EXPECT_THAT(text_of(place.open(Mode::create)), HasSubstr("newer than this version"));
  EXPECT_EQ(objects(), before);
}

TEST_P(MigrationsTest, RefuseAStoreOfAnotherHistory) {
  ASSERT_TRUE(place.open());
  const auto by_hand = [&](const std::string& sql) {
    return outcome(place.connect()->execute(sql));
  };
  ASSERT_EQ(by_hand("update schema_version set step = 2"), "ok");
  EXPECT_EQ(outcome(place.open()), "S406");
  ASSERT_EQ(by_hand("update schema_version set step = 1, blake2b_256 = 'other'"), "ok");
  EXPECT_EQ(outcome(place.open()), "S406");
}

// A released step is never edited: a change is a new step. Should this fail, undo the edit.
TEST(Migrations, KeepTheReleasedSteps) {
  std::vector<std::string> sqlite;
  std::vector<std::string> postgresql;
  for (const Step& step : steps()) {
    sqlite.push_back(fingerprint_of(step, Database::sqlite));
    postgresql.push_back(fingerprint_of(step, Database::postgresql));
  }
  EXPECT_THAT(sqlite,
              ElementsAre("66be12fb0de63237736df9e3f3c28510f1598ba16a6456b5f3cad4133e3b4d71"));
  EXPECT_THAT(postgresql,
              ElementsAre("94a4cae479935289805d8352202a157f484c79cdf0ec351bf0d2e4e7612e0c8e"));
}

TEST(MigrationsOnPostgresql, LeaveTheTablesOfOthersAlone) {
  if (postgresql_url().empty()) return;
  const Place place(Database::postgresql);
  ASSERT_EQ(outcome(place.connect()->execute("create table schema_version (version text)")), "ok");
  EXPECT_EQ(outcome(place.open(Mode::create)), "S405");
  EXPECT_EQ(outcome(place.open(Mode::existing)), "S405");
}

TEST(MigrationsOnPostgresql, LeaveATableOfOthersWithOneOfOurNamesAlone) {
  if (postgresql_url().empty()) return;
  const Place place(Database::postgresql);
  ASSERT_EQ(outcome(place.connect()->execute("create table run (distance text)")), "ok");
  EXPECT_EQ(outcome(place.open(Mode::create)), "S405");
  EXPECT_EQ(outcome(place.open(Mode::existing)), "S405");
  ASSERT_EQ(outcome(place.connect()->execute("alter table run rename to distances")), "ok");
  EXPECT_EQ(outcome(place.open(Mode::create)), "ok");
}

TEST(Migrations, KnowTheirTablesByName) {
  const Place place(Database::sqlite);
  ASSERT_TRUE(place.open());
  const auto others = place.connect()->query_one(
      "select count(*) from sqlite_schema where type = 'table' and name <> 'schema_version' and "
      "name not in " +
          std::string(tables_in_sql),
      {Kind::integer});
  ASSERT_TRUE(others) << text_of(others);
  EXPECT_EQ((*others)->integer(0), 0);
}

TEST(MigrationsOnPostgresql, MayBeDoneByManyProgramsAtOnce) {
  if (postgresql_url().empty()) return;
  for (int round = 0; round < 5; ++round) {
    const Place place(Database::postgresql);
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
      const pid_t child = fork();
      ASSERT_GE(child, 0);
      if (child == 0) {
        const Result<Store> store = place.open();
        if (!store) fputs(text_of(store).c_str(), stderr);
        _exit(store ? 0 : 1);
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = 0;
      ASSERT_EQ(waitpid(child, &status, 0), child);
      EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(text_of(place.open(Mode::existing)), "ok");
  }
}

}  // namespace
}  // namespace toadlane::store
