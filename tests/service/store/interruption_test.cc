// What happens to the books when the program is interrupted, killed, or not alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "service/store/store.h"
#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

constexpr int killed = 1000;

/// Runs the work in a process of its own; its exit status, or `killed`.
class Child {
 public:
  explicit Child(const std::function<int()>& work) : pid_(fork()) {
    if (pid_ == 0) _exit(work());
  }
  [[nodiscard]] pid_t pid() const { return pid_; }
  [[nodiscard]] int status() const {
    int status = 0;
    EXPECT_EQ(waitpid(pid_, &status, 0), pid_);
    return WIFSIGNALED(status) ? killed : WEXITSTATUS(status);
  }

 private:
  pid_t pid_;
};

class InterruptionTest : public InEachDatabase {
 protected:
  void expect_whole(std::size_t at_least, std::size_t at_most) {
    Result<Store> store = place.open(Mode::existing);
    ASSERT_TRUE(store) << text_of(store);
    const auto runs = store->runs();
    ASSERT_TRUE(runs);
    EXPECT_GE(runs->size(), at_least);
    EXPECT_LE(runs->size(), at_most);
    std::int64_t number = 0;
    for (const RunSummary& run : *runs) {
      EXPECT_EQ(run.id.number, ++number);
      EXPECT_EQ(outcome(store->read(run.id)), "ok");
    }
  }
};

INSTANTIATE_TEST_SUITE_P(Contract, InterruptionTest, testing::ValuesIn(databases()), name_of);

TEST_P(InterruptionTest, LeavesNothingOfARunThatFailedAnywhere) {
  std::size_t now = 0;
  std::size_t fail_at = 0;
  Result<Store> store = place.open(Mode::create, [&](std::string_view) {
    return ++now == fail_at
               ? std::optional(Diagnostic::error(Code::S411, "a failure made by the test"))
               : std::nullopt;
  });
  ASSERT_TRUE(store) << text_of(store);
  ASSERT_TRUE(store->record(sample_run("first")));
  for (std::size_t at = 1;; ++at) {
    ASSERT_LT(at, 100U);
    now = 0;
    fail_at = at;
    const Result<RunId> id = store->record(sample_run("second"));
    fail_at = 0;
    if (id) {
      EXPECT_GT(at, 10U);
      EXPECT_EQ(id->number, 2);
      break;
    }
    EXPECT_EQ(outcome(id), "S411");
    EXPECT_EQ(store->runs()->size(), 1U) << "failed at statement " << at;
  }
  EXPECT_EQ(store->runs()->size(), 2U);
}

TEST_P(InterruptionTest, LeavesNothingOfARunWhenKilledAtAnyStatement) {
  ASSERT_TRUE(place.open());
  int status = killed;
  std::size_t kill_at = 0;
  while (status == killed) {
    ASSERT_LT(++kill_at, 100U);
    const Child child([&] {
      std::size_t now = 0;
      bool armed = false;
      Result<Store> store = place.open(Mode::existing, [&](std::string_view) {
        if (armed && ++now == kill_at) kill(getpid(), SIGKILL);
        return std::optional<Diagnostic>();
      });
      armed = true;
      return store && store->record(sample_run("x", 300)) ? 0 : 1;
    });
    status = child.status();
    expect_whole(status == 0 ? 1 : 0, status == 0 ? 1 : 0);
  }
  EXPECT_EQ(status, 0);
  EXPECT_GT(kill_at, 10U);
}

TEST_P(InterruptionTest, LosesNothingAcknowledgedWhenKilledAtAnyMoment) {
  ASSERT_TRUE(place.open());
  std::size_t acknowledged_before = 0;
  for (int round = 0; round < 12; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const Child child([&] {
      Result<Store> store = place.open(Mode::existing);
      for (int i = 0; store && i < 100'000; ++i) {
        if (!store->record(sample_run(std::to_string(round) + "." + std::to_string(i), 200))) break;
        if (write(ends[1], "+", 1) != 1) break;
      }
      return 1;
    });
    close(ends[1]);
    char sign = 0;
    ASSERT_EQ(read(ends[0], &sign, 1), 1);
    usleep(static_cast<useconds_t>(1'000 + 3'701 * round));
    kill(child.pid(), SIGKILL);
    EXPECT_EQ(child.status(), killed);
    std::size_t acknowledged = acknowledged_before + 1;
    while (read(ends[0], &sign, 1) == 1) ++acknowledged;
    close(ends[0]);
    // The run that was being recorded may be there whole without having been acknowledged.
    expect_whole(acknowledged, acknowledged + 1);
    acknowledged_before = place.open(Mode::existing)->runs()->size();
  }
}

TEST(InterruptionOnPostgresql, TwoProgramsShareTheNumbers) {
  if (postgresql_url().empty()) return;
  for (const char* option : {"", "default_transaction_isolation%3Dserializable"}) {
    const Place place(Database::postgresql);
    ASSERT_TRUE(place.open());
    const auto record_fifty = [&](const std::string& who) {
      return [&place, option, who] {
        Result<Store> store = Store::open(place.address(option), Mode::existing);
        for (int i = 0; i < 50; ++i) {
          const Result<RunId> id =
              store ? store->record(sample_run(who + std::to_string(i))) : store.diagnostics();
          if (!id) fputs(text_of(id).c_str(), stderr);
          if (!id) return 1;
        }
        return 0;
      };
    };
    const Child one(record_fifty("one"));
    const Child two(record_fifty("two"));
    EXPECT_EQ(one.status(), 0);
    EXPECT_EQ(two.status(), 0);
    Result<Store> store = place.open(Mode::existing);
    std::vector<std::int64_t> numbers;
    const auto runs = store->runs();
    for (const RunSummary& run : *runs) {
      numbers.push_back(run.id.number);
      EXPECT_EQ(outcome(store->read(run.id)), "ok");
    }
    std::vector<std::int64_t> expected(100);
    std::iota(expected.begin(), expected.end(), 1);
    EXPECT_EQ(numbers, expected);
  }
}

TEST(InterruptionOnPostgresql, TwoProgramsRecordTheSameRunOnce) {
  if (postgresql_url().empty()) return;
  const Place place(Database::postgresql);
  ASSERT_TRUE(place.open());
  const auto record_all = [&] {
    Result<Store> store = place.open(Mode::existing);
    for (int i = 0; store && i < 20; ++i)
      if (!store->record(sample_run(std::to_string(i)))) return 1;
    return store ? 0 : 1;
  };
  const Child one(record_all);
  const Child two(record_all);
  EXPECT_EQ(one.status(), 0);
  EXPECT_EQ(two.status(), 0);
  EXPECT_EQ(place.open(Mode::existing)->runs()->size(), 20U);
}

TEST(InterruptionOnPostgresql, ConnectsAgainWhenTheConnectionWasLost) {
  if (postgresql_url().empty()) return;
  const Place place(Database::postgresql);
  bool cut = false;
  const auto other = place.connect();
  const std::string name = "cut_" + std::to_string(getpid());
  const std::string address = place.address("application_name%3D" + name);
  Result<Store> store = Store::open(address, Mode::create, [&](std::string_view sql) {
    if (cut && sql.substr(0, 15) == "insert into run") {
      cut = false;
      const auto ended = other->query(
          "select cast(pg_terminate_backend(pid) as text) from pg_stat_activity "
          "where application_name = :1",
          {Kind::text}, {name});
      EXPECT_TRUE(ended && ended->size() == 1) << text_of(ended);
    }
    return std::optional<Diagnostic>();
  });
  ASSERT_TRUE(store) << text_of(store);
  cut = true;
  const Result<RunId> id = store->record(sample_run());
  ASSERT_TRUE(id) << text_of(id);
  EXPECT_FALSE(cut);
  EXPECT_EQ(id->number, 1);
  EXPECT_EQ(*store->read(*id), sample_run());
}

TEST(InterruptionOnPostgresql, SaysThatTheServerCannotBeReached) {
  EXPECT_EQ(outcome(Store::open("postgresql:///books?host=/nowhere", Mode::create)), "S401");
  const std::string text =
      text_of(Store::open("postgresql://ada:secret@127.0.0.1:1/books", Mode::create));
  EXPECT_THAT(text, testing::HasSubstr("S401"));
  EXPECT_THAT(text, testing::HasSubstr("refused"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("secret")));
}

TEST(InterruptionOnSqlite, AFileBelongsToOneRunningProgram) {
  const Place place(Database::sqlite);
  Result<Store> store = place.open();
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->record(sample_run("one")));
  const Child other([&] { return outcome(place.open(Mode::existing)) == "S402" ? 0 : 1; });
  EXPECT_EQ(other.status(), 0);
  EXPECT_EQ(outcome(place.open(Mode::create)), "S402");
  // The first is not disturbed, and still holds the lock after a second one came and went.
  EXPECT_EQ(store->record(sample_run("two"))->number, 2);
  const Child another([&] { return outcome(place.open(Mode::existing)) == "S402" ? 0 : 1; });
  EXPECT_EQ(another.status(), 0);
  store = place.open();
  EXPECT_EQ(outcome(store), "S402");  // the old one was still open while the new one tried
  Result<Store> next = place.open();
  EXPECT_EQ(text_of(next), "ok");
  EXPECT_EQ(next->runs()->size(), 2U);
}

TEST(InterruptionOnSqlite, AFileIsFreeWhenItsProgramWasKilled) {
  const Place place(Database::sqlite);
  const Child other([&] {
    Result<Store> store = place.open();
    kill(getpid(), SIGKILL);
    return 0;
  });
  EXPECT_EQ(other.status(), killed);
  EXPECT_EQ(text_of(place.open(Mode::existing)), "ok");
}

TEST(InterruptionOnSqlite, AFileThatMayNotBeWrittenIsRefused) {
  const Place place(Database::sqlite);
  ASSERT_TRUE(place.open());
  if (geteuid() == 0) {
    // Root may write everything; a full device refuses it too.
    EXPECT_EQ(outcome(Store::open("sqlite:/dev/full", Mode::create)), "S405");
    return;
  }
  std::filesystem::permissions(place.address(), std::filesystem::perms::owner_read);
  EXPECT_EQ(outcome(place.open(Mode::existing)), "S411");
}

}  // namespace
}  // namespace toadlane::store
