#include "service/store/address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

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

TEST(Address, TakesAnyFileNameBehindItsScheme) {
  const Result<Address> file = Address::parse("sqlite:/srv/books.db");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->database, Database::sqlite);
  EXPECT_EQ(file->target, "/srv/books.db");
  EXPECT_EQ(Address::parse("sqlite:./dbname=zz")->target,
            (std::filesystem::current_path() / "dbname=zz").string());
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
}

}  // namespace
}  // namespace toadlane::store
