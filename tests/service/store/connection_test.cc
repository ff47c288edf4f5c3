#include "service/store/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <thread>

#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::int64_t beyond_double = 9'007'199'254'740'993;  // 2^53 + 1

class ConnectionTest : public InEachDatabase {
 protected:
  void make(const std::string& columns) {
    const std::string strict = GetParam() == Database::sqlite ? " strict" : "";
    ASSERT_EQ(text_of(connection->execute("create table t (" + columns + ")" + strict)), "ok");
  }
  std::string integer() const { return GetParam() == Database::sqlite ? "integer" : "bigint"; }

  Result<Done> insert(const TableRows& rows) {
    return connection->write([&] { return connection->insert(rows); });
  }
  std::string texts(const std::string& sql) {
    const auto rows = connection->query(sql, {Kind::text});
    if (!rows) return text_of(rows);
    std::string all;
    for (const Row& row : *rows) all += row.text(0) + ";";
    return all;
  }
  std::string integers(const std::string& sql) {
    const auto rows = connection->query(sql, {Kind::integer});
    if (!rows) return names_of_all(rows.diagnostics());
    std::string all;
    for (const Row& row : *rows) all += std::to_string(row.integer(0)) + ";";
    return all;
  }

  std::unique_ptr<Connection> connection = place.connect();
};

INSTANTIATE_TEST_SUITE_P(Traps, ConnectionTest, testing::ValuesIn(databases()), name_of);

// Trap 1: SOCI sends the first batch again when a bulk statement is executed a second time.
TEST_P(ConnectionTest, AddsEachRowOnceInAnyNumberOfBatches) {
  make("n " + integer() + " primary key, s text");
  const auto add = [&](std::vector<std::int64_t> numbers) {
    std::vector<std::string> words(numbers.size(), "x");
    return insert({"t", {{"n", numbers}, {"s", words}}});
  };
  EXPECT_EQ(outcome(add({0, 1, 2})), "ok");
  EXPECT_EQ(outcome(add({3, 4, 5})), "ok");
  EXPECT_EQ(outcome(add({})), "ok");
  EXPECT_EQ(integers("select n from t order by n"), "0;1;2;3;4;5;");
  const auto rows = static_cast<std::int64_t>(2 * Connection::rows_per_statement + 7);
  std::vector<std::int64_t> many;
  for (std::int64_t i = 0; i < rows; ++i) many.push_back(100 + i);
  EXPECT_EQ(outcome(add(many)), "ok");
  EXPECT_EQ(integers("select count(*) from t where n >= 100"), std::to_string(rows) + ";");
  EXPECT_EQ(integers("select max(n) from t"), std::to_string(99 + rows) + ";");
}

// Trap 2: values that do not fit are cut (SQLite) or saturate (PostgreSQL).
TEST_P(ConnectionTest, ReadsIntegersExactlyOrNotAtAll) {
  make("position " + integer() + ", n " + integer());
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  ASSERT_EQ(outcome(insert({"t",
                            {{"position", std::vector<std::int64_t>{1, 2, 3}},
                             {"n", std::vector<std::int64_t>{beyond_double, least, most}}}})),
            "ok");
  EXPECT_EQ(integers("select n from t order by position"),
            "9007199254740993;-9223372036854775808;9223372036854775807;");
  EXPECT_EQ(integers("select 'seven'"), "S410");
  EXPECT_EQ(integers("select cast(1.5 as numeric)"), "S410");
  EXPECT_NE(integers("select sum(n) + 9223372036854775807 from t where n > 0"),
            "9223372036854775807;");
}

// Trap 3: NUMERIC is a float in SQLite; exact numbers are text.
TEST_P(ConnectionTest, KeepsEveryDigitOfAnExactNumberAsText) {
  make("hours text");
  ASSERT_EQ(outcome(connection->execute("insert into t (hours) values (:1)",
                                        {std::string("123456789012345678.123456")})),
            "ok");
  EXPECT_EQ(texts("select hours from t"), "123456789012345678.123456;");
}

// Trap 4: dynamic rows read INTEGER into 32 bits and expressions as text.
TEST_P(ConnectionTest, ReadsCountsAndExpressionsAsIntegers) {
  make("n " + integer());
  ASSERT_EQ(outcome(connection->execute("insert into t (n) values (:1)", {beyond_double})), "ok");
  EXPECT_EQ(integers("select count(*) from t"), "1;");
  EXPECT_EQ(integers("select n + 1 from t"), "9007199254740994;");
}

TEST(ConnectionSource, HasNoDynamicRows) {
  for (const auto& file :
       std::filesystem::directory_iterator(TOADLANE_SOURCE_DIR "/service/store")) {
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    EXPECT_THAT(text.str(), Not(HasSubstr("soci::row"))) << file.path();
    EXPECT_THAT(text.str(), Not(HasSubstr("soci::transaction"))) << file.path();
    if (file.path().filename() != "connection.cc") {
      EXPECT_THAT(text.str(), Not(HasSubstr("soci"))) << file.path();
    }
  }
}

// Trap 5: SQLite runs the first of several statements and forgets the others.
TEST_P(ConnectionTest, RefusesTwoStatementsInOneText) {
  make("n " + integer());
  EXPECT_EQ(
      outcome(connection->execute("insert into t (n) values (1); insert into t (n) values (2)")),
      "S409");
  EXPECT_EQ(integers("select count(*) from t"), "0;");
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values (3); \n")), "ok");
  EXPECT_EQ(texts("select 'a;b'"), "a;b;");
}

// Trap 6: SOCI's error categories are not reliable; we look at the database's own code.
TEST_P(ConnectionTest, TellsARefusalByTheCodeOfTheDatabase) {
  make("n " + integer() + " not null unique check (n < 10)");
  ASSERT_EQ(outcome(connection->execute("insert into t (n) values (1)")), "ok");
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values (1)")), "S409");
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values (10)")), "S409");
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values (null)")), "S409");
  EXPECT_EQ(outcome(connection->execute("insert into nowhere (n) values (1)")), "S409");
}

// Trap 7: PostgreSQL cuts text at a NUL without a word; SQLite keeps it and bad UTF-8 too.
TEST_P(ConnectionTest, RefusesTextThatIsNotPlainUtf8) {
  make("s text");
  for (const std::string& bad : {std::string("a\0b", 3), std::string("a\xff")}) {
    EXPECT_EQ(outcome(connection->execute("insert into t (s) values (:1)", {bad})), "S408");
    EXPECT_EQ(outcome(insert({"t", {{"s", std::vector<std::string>{"good", bad}}}})), "S408");
    EXPECT_EQ(outcome(connection->query("select s from t where s = :1", {Kind::text}, {bad})),
              "S408");
  }
  EXPECT_EQ(integers("select count(*) from t"), "0;");
}

TEST_P(ConnectionTest, KeepsTextWithEveryQuotingCharacter) {
  make("s text");
  const std::string odd = "{\"a\\,b\"} 'x' :1 $$ ; NULL \t\r\n Zo\xc3\xab \xf0\x9f\x90\xb8";
  for (const std::string& text : {odd, std::string(), std::string("NULL"), std::string(" ")})
    EXPECT_EQ(outcome(insert({"t", {{"s", std::vector<std::string>{text}}}})), "ok");
  EXPECT_EQ(outcome(connection->execute("insert into t (s) values (:1)", {odd})), "ok");
  EXPECT_EQ(integers("select count(*) from t where s is null"), "0;");
  EXPECT_THAT(texts("select s from t"), HasSubstr(odd + ";;NULL; ;" + odd));
}

TEST_P(ConnectionTest, KeepsAllBytesOfAFile) {
  make(GetParam() == Database::sqlite ? "b blob" : "b bytea");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string sql = "insert into t (b) values (" + connection->bytes_in(":1") + ")";
  ASSERT_EQ(text_of(connection->execute(sql, {Bytes{all}})), "ok");
  ASSERT_EQ(text_of(connection->execute(sql, {Bytes{""}})), "ok");
  const auto rows = connection->query(
      "select " + connection->bytes_out("b") + " from t order by length(b) desc", {Kind::bytes});
  ASSERT_TRUE(rows) << text_of(rows);
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[0].bytes(0), all);
  EXPECT_EQ((*rows)[1].bytes(0), "");
}

// Trap 8: SQLite takes any text into any column unless the table is STRICT.
TEST_P(ConnectionTest, RefusesTextInANumbersColumn) {
  make("n " + integer());
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values ('seven')")), "S409");
  EXPECT_EQ(outcome(connection->execute("insert into t (n) values (:1)", {std::string("7x")})),
            "S409");
  EXPECT_EQ(integers("select count(*) from t"), "0;");
}

TEST_P(ConnectionTest, SaysThatAValueIsMissing) {
  make("n " + integer() + ", s text");
  ASSERT_EQ(outcome(connection->execute("insert into t (n) values (null)")), "ok");
  EXPECT_EQ(integers("select n from t"), "S410");
  EXPECT_THAT(texts("select s from t"), HasSubstr("S410"));
}

TEST_P(ConnectionTest, TellsNoRowFromARow) {
  make("n " + integer());
  const auto none = connection->query_one("select n from t", {Kind::integer});
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->has_value());
  ASSERT_EQ(outcome(connection->execute("insert into t (n) values (0)")), "ok");
  const auto one = connection->query_one("select n from t", {Kind::integer});
  ASSERT_TRUE(one);
  ASSERT_TRUE(one->has_value());
  EXPECT_EQ((**one).integer(0), 0);
}

TEST_P(ConnectionTest, AnswersReturning) {
  make("n " + integer());
  const auto row =
      connection->query_one("insert into t (n) values (7) returning n + 1", {Kind::integer});
  ASSERT_TRUE(row) << text_of(row);
  ASSERT_TRUE(row->has_value());
  EXPECT_EQ((**row).integer(0), 8);
  EXPECT_EQ(integers("select n from t"), "7;");
}

TEST_P(ConnectionTest, RollsBackWhatAFailedBodyDid) {
  make("n " + integer());
  const auto failed = connection->write([&]() -> Result<Done> {
    EXPECT_EQ(outcome(connection->execute("insert into t (n) values (1)")), "ok");
    EXPECT_EQ(outcome(connection->execute("create table u (n " + integer() + ")")), "ok");
    return connection->execute("insert into nowhere values (1)");
  });
  EXPECT_EQ(outcome(failed), "S409");
  EXPECT_EQ(integers("select count(*) from t"), "0;");
  EXPECT_EQ(integers("select count(*) from u"), "S409");
}

TEST_P(ConnectionTest, ChecksForeignKeysAtTheCommit) {
  make("n " + integer() + " primary key");
  ASSERT_EQ(outcome(connection->execute("create table line (n " + integer() +
                                        " references t (n) deferrable initially deferred)")),
            "ok");
  const auto orphan =
      connection->write([&] { return connection->execute("insert into line values (1)"); });
  EXPECT_EQ(outcome(orphan), "S409");
  EXPECT_EQ(integers("select count(*) from line"), "0;");
  // The connection is still good.
  EXPECT_EQ(
      outcome(connection->write([&] { return connection->execute("insert into t values (1)"); })),
      "ok");
}

TEST_P(ConnectionTest, DoesNotNestTransactions) {
  EXPECT_EXIT(
      {
        (void)connection->write([&]() -> Result<Done> {
          return connection->write([&] { return connection->execute("select 1"); });
        });
      },
      testing::ExitedWithCode(70), "do not nest");
}

TEST_P(ConnectionTest, LetsThreadsWaitForEachOther) {
  make("n " + integer());
  ASSERT_EQ(outcome(connection->execute("insert into t (n) values (0)")), "ok");
  const auto add = [&] {
    for (int i = 0; i < 50; ++i)
      EXPECT_EQ(
          outcome(connection->write([&] { return connection->execute("update t set n = n + 1"); })),
          "ok");
  };
  std::thread other(add);
  add();
  other.join();
  EXPECT_EQ(integers("select n from t"), "100;");
}

// A role without the right to make tables, as a careful keeper of a database gives it.
TEST(ConnectionOnPostgresql, SaysThatARightIsMissing) {
  std::string url = postgresql_url();
  if (url.empty()) GTEST_SKIP() << "PostgreSQL not tested: TOADLANE_TEST_POSTGRESQL is not set";
  url += url.find('?') == std::string::npos ? "?" : "&";
  url += "options=-c%20role%3Dpg_monitor";
  EXPECT_EQ(outcome(Store::open(url, Mode::create)), "S412");
}

TEST_P(ConnectionTest, WritesNothingInAReading) {
  make("n " + integer());
  if (GetParam() == Database::sqlite) return;  // it has no such transaction
  EXPECT_EQ(outcome(connection->read(
                [&] { return connection->execute("insert into t (n) values (1)"); })),
            "S411");
}

TEST_P(ConnectionTest, SaysWhatFailedWithoutTheValues) {
  make("n " + integer() + " primary key, s text");
  const std::string insert = "insert into t (n, s) values (1, :1)";
  ASSERT_EQ(outcome(connection->execute(insert, {std::string("private")})), "ok");
  const auto again = connection->execute(insert, {std::string("private")});
  const std::string text = text_of(again);
  EXPECT_THAT(text, Not(HasSubstr("private")));
  EXPECT_THAT(text, Not(HasSubstr("insert")));
  EXPECT_THAT(text, testing::AnyOf(HasSubstr("UNIQUE constraint"), HasSubstr("unique constraint")));
}

}  // namespace
}  // namespace toadlane::store
