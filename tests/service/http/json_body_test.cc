#include "service/http/json_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toadlane::http {
namespace {

using testing::HasSubstr;

struct Sample {
  std::string name;
  std::string note;
  std::string format = "json";
  bool dry_run = false;
  std::optional<std::int64_t> seats;
  std::vector<std::string> law;
};

void describe(Fields& fields, Sample& sample) {
  fields.text("name", sample.name, "the name");
  fields.optional_text("note", sample.note, "a note");
  fields.one_of("format", sample.format, {"json", "text", "csv"}, "how it is written");
  fields.flag("dry_run", sample.dry_run, "whether to write nothing");
  fields.whole_number("seats", sample.seats, "the number of seats");
  fields.texts("law", sample.law, "packs");
}

std::vector<Mistake> read(std::string_view body, Sample& sample) {
  return read_body(body, [&](Fields& fields) { describe(fields, sample); });
}

// "H535 /name, H536 /x": the codes and pointers of the mistakes.
std::string mistakes_in(std::string_view body) {
  Sample sample;
  std::string text;
  for (const Mistake& mistake : read(body, sample)) {
    text += (text.empty() ? "" : ", ") + std::string(entry_of(mistake.diagnostic.code).name);
    if (!mistake.pointer.empty()) text += " " + mistake.pointer;
  }
  return text;
}

TEST(JsonBody, FillsTheFieldsDescribed) {
  Sample sample;
  EXPECT_TRUE(read(R"( {"law": ["us-ca", "é"], "seats": -9223372036854775808, "dry_run": true,
                       "note": "n", "format": "csv", "name": "a\u0000\ud83d\udc38"} )",
                   sample)
                  .empty());
  EXPECT_EQ(sample.name, std::string("a\0\xF0\x9F\x90\xB8", 6));
  EXPECT_EQ(sample.note, "n");
  EXPECT_EQ(sample.format, "csv");
  EXPECT_TRUE(sample.dry_run);
  EXPECT_EQ(sample.seats, std::numeric_limits<std::int64_t>::min());
  EXPECT_THAT(sample.law, testing::ElementsAre("us-ca", "é"));
}

TEST(JsonBody, LeavesOutWhatMayBeMissing) {
  Sample sample;
  EXPECT_TRUE(read(R"({"name": ""})", sample).empty());
  EXPECT_EQ(sample.note, "");
  EXPECT_EQ(sample.format, "json");
  EXPECT_FALSE(sample.seats.has_value());
  EXPECT_TRUE(sample.law.empty());
}

TEST(JsonBody, ReportsAllMistakesAtOnce) {
  EXPECT_EQ(mistakes_in(R"({"nam": "", "seats": "3", "law": "us-ca", "dry_run": 1, "note": null})"),
            "H535 /name, H537 /note, H537 /dry_run, H537 /seats, H537 /law, H536 /nam");
}

TEST(JsonBody, SuggestsTheNameThatWasMeant) {
  Sample sample;
  const auto mistakes = read(R"({"name": "", "dryrun": true, "quorum": ""})", sample);
  ASSERT_EQ(mistakes.size(), 2U);
  EXPECT_EQ(mistakes[0].diagnostic.advice, "did you mean `dry_run`?");
  EXPECT_EQ(mistakes[1].diagnostic.advice,
            "the members are name, note, format, dry_run, seats and law");
}

TEST(JsonBody, RefusesATextThatIsGivenEmpty) {
  EXPECT_EQ(mistakes_in(R"({"name": "", "note": ""})"), "H537 /note");
}

TEST(JsonBody, TakesOneOfTheWordsAlone) {
  EXPECT_EQ(mistakes_in(R"({"name": "", "format": "text"})"), "");
  for (const char* other : {R"("")", R"("Text")", R"("xml")"})
    EXPECT_EQ(mistakes_in(R"({"name": "", "format": )" + std::string(other) + "}"), "H539 /format")
        << other;
  EXPECT_EQ(mistakes_in(R"({"name": "", "format": 1})"), "H537 /format");
  Sample sample;
  EXPECT_EQ(read(R"({"name": "", "format": "jsn"})", sample)[0].diagnostic.advice,
            "did you mean `json`?");
  EXPECT_EQ(sample.format, "json");
}

TEST(JsonBody, EscapesPointers) {
  EXPECT_EQ(mistakes_in(R"({"name": "", "a/b~c": 1})"), "H536 /a~1b~0c");
}

TEST(JsonBody, RefusesAMemberGivenTwiceAtAnyDepth) {
  EXPECT_EQ(mistakes_in(R"({"name": "a", "name": "a"})"), "H532 /name");
  EXPECT_EQ(mistakes_in(R"({"name": "a", "n\u0061me": "b"})"), "H532 /name");
  EXPECT_EQ(mistakes_in(R"({"x": [0, [{}, {"b": 1, "b": 2}]]})"), "H532 /x/1/1/b");
  EXPECT_EQ(mistakes_in(R"({"x": {"a": 1}, "y": {"a": 1}, "name": ""})"), "H536 /x, H536 /y");
}

TEST(JsonBody, RefusesWhatIsNestedTooDeeply) {
  const auto nested = [](std::size_t levels, const std::string& open, const std::string& close) {
    std::string text = R"({"name": "", "x": )";
    for (std::size_t i = 0; i < levels; ++i) text += open;
    text += "1";
    for (std::size_t i = 0; i < levels; ++i) text += close;
    return text + "}";
  };
  EXPECT_EQ(mistakes_in(nested(31, "[", "]")), "H536 /x");
  EXPECT_THAT(mistakes_in(nested(32, "[", "]")), HasSubstr("H533 /x/0/0"));
  EXPECT_THAT(mistakes_in(nested(10'000, "[", "]")), HasSubstr("H533"));
  EXPECT_THAT(mistakes_in(nested(10'000, R"({"a":)", "}")), HasSubstr("H533 /x/a"));
  EXPECT_THAT(mistakes_in(std::string(1'000'000, '[')), HasSubstr("H533"));
  std::string many = R"({"name": "", "law": [)";
  for (int i = 0; i < 100'001; ++i) many += "1,";
  EXPECT_THAT(mistakes_in(many + "1]}"), HasSubstr("H533"));
}

TEST(JsonBody, TakesNoNumberThatItCouldChange) {
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": 9223372036854775807})"), "");
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": 9223372036854775808})"), "H538 /seats");
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": -9223372036854775809})"), "H538 /seats");
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": 18446744073709551616})"), "H538 /seats");
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": 1.0})"), "H537 /seats");
  EXPECT_EQ(mistakes_in(R"({"name": "", "seats": 1e2})"), "H537 /seats");
  EXPECT_EQ(mistakes_in(R"({"name": 12.50})"), "H537 /name");
}

TEST(JsonBody, RefusesWhatIsNotJson) {
  for (const char* body : {"",
                           " ",
                           "{",
                           "{]",
                           "nul",
                           R"({"name": NaN})",
                           R"({"name": Infinity})",
                           R"({"seats": 1e400})",
                           R"({"seats": -1e400})",
                           R"({"seats": 01})",
                           R"({"seats": +1})",
                           R"({"seats": .5})",
                           R"({"seats": 0x10})",
                           R"({'name': ''})",
                           R"({"name": ""} x)",
                           R"({"name": ""}{})",
                           R"({"name": "",})",
                           R"({"name": "" /* no */})",
                           R"({"name": "\ud800"})",
                           R"({"name": "\udc00\ud800"})",
                           R"({"name": "\ud800x"})",
                           R"({"name": "\x41"})",
                           "{\"name\": \"a\nb\"}",
                           "\xEF\xBB\xBF{\"name\": \"\"}",
                           R"({name: ""})",
                           R"({"name" ""})"})
    EXPECT_EQ(mistakes_in(body), "H530") << body;
}

TEST(JsonBody, SaysWhereTheJsonEnds) {
  Sample sample;
  const auto mistakes = read("{\n  \"name\": \"é\", x", sample);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].diagnostic.span->begin, (Position{2, 16}));
  const auto cut = read(R"({"name": "a)", sample);
  EXPECT_EQ(cut[0].diagnostic.message, "the body ends in the middle of its JSON");
}

TEST(JsonBody, RefusesWhatIsNotAnObject) {
  for (const char* body : {"[]", "null", "1", "\"name\"", R"([{"name": ""}])", "true", "[[\"a\"]]"})
    EXPECT_EQ(mistakes_in(body), "H531") << body;
}

TEST(JsonBody, RefusesBytesThatAreNotUtf8) {
  for (const char* bytes : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3"})
    EXPECT_EQ(mistakes_in("{\"name\": \"" + std::string(bytes) + "\"}"), "H534");
  Sample sample;
  const auto mistakes = read("{\"name\":\n \"\xFF\"}", sample);
  EXPECT_EQ(mistakes[0].diagnostic.span->begin, (Position{2, 3}));
}

TEST(JsonBody, RefusesListsOfOtherThings) {
  for (const char* list : {"[1]", "[null]", "[[]]", "[{}]", R"(["a", ["b"]])", R"(["a", true])"})
    EXPECT_EQ(mistakes_in(R"({"name": "", "law": )" + std::string(list) + "}"), "H537 /law")
        << list;
  EXPECT_EQ(mistakes_in(R"({"name": "", "law": []})"), "");
  EXPECT_EQ(mistakes_in(R"({"name": {"a": "b"}})"), "H537 /name");
}

TEST(JsonBody, ListsAFewOfVeryManyUnknownMembers) {
  std::string body = R"({"name": "")";
  for (int i = 0; i < 50'000; ++i) body += ", \"m" + std::to_string(i) + "\": \"\"";
  Sample sample;
  EXPECT_EQ(read(body + "}", sample).size(), 50U);
}

}  // namespace
}  // namespace toadlane::http
