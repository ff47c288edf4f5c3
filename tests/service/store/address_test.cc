#include "service/store/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/service/store/place.h"

namespace toadlane::store {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string refusal_of(const std::string& text) {
  const Result<Address> address = Address::parse(text);
  if (address) return "accepted";
  EXPECT_EQ(address.diagnostics().all().size(), 1U);
  EXPECT_EQ(address.diagnostics().all().front().code, Code::S403) << text;
  EXPECT_FALSE(address.diagnostics().all().front().advice.empty()) << text;
  return to_text(address.diagnostics());
}

TEST(Address, KnowsAFileByItsEnding) {
  const Result<Address> here = Address::parse("books.toadlane");
  ASSERT_TRUE(here);
  EXPECT_EQ(here->database, Database::sqlite);
  EXPECT_EQ(here->target, (std::filesystem::current_path() / "books.toadlane").string());
  const Result<Address> there = Address::parse("/srv/./co op/../books.toadlane");
  ASSERT_TRUE(there);
  EXPECT_EQ(there->target, "/srv/books.toadlane");
}

// A file of another ending can be used, never made.
TEST(Address, TakesAnyFileThatIsThereBehindItsScheme) {
  const Place place(Database::sqlite);
  for (const char* name : {"books.db", "dbname=zz"}) {
    const std::string path = (place.folder() / name).string();
    EXPECT_THAT(refusal_of("sqlite:" + path), HasSubstr("there is no such file"));
    std::ofstream(path).flush();
    const Result<Address> file = Address::parse("sqlite:" + path);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->database, Database::sqlite);
    EXPECT_EQ(file->target, path);
  }
  EXPECT_EQ(Address::parse("sqlite:./dbname=zz.toadlane")->target,
            (std::filesystem::current_path() / "dbname=zz.toadlane").string());
}

TEST(Address, TakesAUrlOfPostgresqlAsItIs) {
  const Result<Address> url = Address::parse("postgresql://ada:secret@host/books?password=x");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->database, Database::postgresql);
  EXPECT_EQ(url->target, "postgresql://ada:secret@host/books?password=x");
  EXPECT_EQ(url->shown, "postgresql://ada@host/books");
}

// Trap 9: SOCI takes "dbnme=zz" as a file's name and makes that file.
TEST(Address, RefusesWhateverElseIsWritten) {
  for (const char* text : {"",
                           "dbnme=zz",
                           "dbname=books",
                           "sqlite:dbnme=zz",
                           "dbname=books.toadlane",
                           "dbname=/srv/books.toadlane",
                           "sqlite:dbnme=zz.toadlane",
                           "sqlite:bokks",
                           "sqlite://books.toadlane",
                           "//srv/books.toadlane",
                           "sqlite:",
                           "sqlite::memory:",
                           ":memory:",
                           "books",
                           "books.db",
                           ".toadlane",
                           "host=/tmp dbname=books",
                           "postgresql:books",
                           "postgresql:/books",
                           "postgressql://host/books.toadlane",
                           "http://host/books.toadlane",
                           "sqlite3:books.toadlane",
                           "file:books.toadlane",
                           "sqlite:file:books.toadlane",
                           "sqlite:postgresql://host/books",
                           "postgresql://host/my books",
                           "bo\noks.toadlane",
                           "bo\"oks.toadlane",
                           "books\xff.toadlane"})
    EXPECT_THAT(refusal_of(text), HasSubstr("error S403")) << text;
}

TEST(Address, OffersTheNearWord) {
  EXPECT_THAT(refusal_of("postgressql://host/books"), HasSubstr("did you mean `postgresql://`?"));
  EXPECT_THAT(refusal_of("Sqlite:books.db"), HasSubstr("did you mean `sqlite:`?"));
  EXPECT_THAT(refusal_of("postgres://host/books"), HasSubstr("`postgresql://`"));
}

TEST(Address, NeverShowsAPassword) {
  EXPECT_THAT(refusal_of("postgressql://ada:secret@host/books"), Not(HasSubstr("secret")));
  EXPECT_THAT(refusal_of("postgres://host/books?password=secret"), Not(HasSubstr("secret")));
  EXPECT_THAT(refusal_of("host=here password=secret"), Not(HasSubstr("secret")));
  EXPECT_THAT(refusal_of("host=here password=secret.toadlane"), Not(HasSubstr("secret")));
}

// Where the password ends is a guess when it holds one of `/ : ? @`.
TEST(Address, NeverShowsAPartOfAPassword) {
  const auto shown = [](const std::string& url) {
    const Result<Address> address = Address::parse(url);
    return address ? address->shown : to_text(address.diagnostics());
  };
  EXPECT_EQ(shown("postgresql://u:sec?ret@h/db"), "postgresql://u...");
  EXPECT_EQ(shown("postgresql://h/db?password=sec@ret"), "postgresql://h...");
  EXPECT_EQ(shown("postgresql://u:x@h/db?password=sec@ret"), "postgresql://u...");
  EXPECT_EQ(shown("postgresql://u@[::1]:5432,h:5433/db"), "postgresql://u@[::1]:5432,h:5433/db");
  for (const char* url : {"postgresql://u:sec/cret@h/db", "postgresql://u:5/cret@h/db",
                          "postgresql://u:sec@cret@h/db", "postgresql://u:sec/c?ret@h/db",
                          "postgresql://u:secret/db", "postgresql://u:sec:cret/db"}) {
    const std::string text = refusal_of(url);
    for (const char* part : {"sec", "cret", "ret@"}) EXPECT_THAT(text, Not(HasSubstr(part))) << url;
    EXPECT_THAT(text, HasSubstr("%2F for `/`"));
  }
}

TEST(Address, RefusesWhatIsNoPort) {
  for (const char* url : {"postgresql://h:0/db", "postgresql://h:65536", "postgresql://h:5432x/db",
                          "postgresql://h:5432,i:x/db", "postgresql://u:p@[::1]:x/db"})
    EXPECT_THAT(refusal_of(url), HasSubstr("the port is not a number")) << url;
  for (const char* url : {"postgresql://h:/db", "postgresql://[::1]", "postgresql://h,i:5432/db"})
    EXPECT_TRUE(Address::parse(url)) << url;
}

}  // namespace
}  // namespace toadlane::store
