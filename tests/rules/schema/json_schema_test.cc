#include "rules/schema/json_schema.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/rules/schema/orchard.h"

namespace toadlane::rules {
namespace {

using Json = nlohmann::ordered_json;

std::string orchard_text() {
  return json_schema("An orchard", "orchard-1.schema.json", describe_orchard);
}
Json orchard() {
  return Json::parse(orchard_text());
}

TEST(JsonSchema, NamesItsDialectItselfAndItsTitle) {
  const Json schema = orchard();
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(schema["$id"], "orchard-1.schema.json");
  EXPECT_EQ(schema["title"], "An orchard");
  EXPECT_EQ(schema["type"], "object");
}

TEST(JsonSchema, IsTheSameTextEachTime) {
  EXPECT_EQ(orchard_text(), orchard_text());
  EXPECT_TRUE(orchard_text().ends_with("}\n"));
}

TEST(JsonSchema, ClosesABlockOfKeys) {
  const Json schema = orchard();
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_EQ(schema["required"], Json::array({"format", "steps"}));
  EXPECT_EQ(schema["properties"]["opened"]["description"], "the first day");
}

TEST(JsonSchema, ListsTheWordsOfAClosedList) {
  EXPECT_EQ(orchard()["properties"]["beds"]["properties"]["colour"],
            Json::parse(R"({"description": "the colour of the signs", "enum": ["red", "green"]})"));
}

TEST(JsonSchema, LetsANumberBeANumberOnlyWhereThePatternFitsOne) {
  const Json schema = orchard();
  EXPECT_EQ(schema["properties"]["rows"]["type"], Json::array({"string", "integer"}));
  EXPECT_EQ(schema["properties"]["rows"]["minimum"], 0);
  EXPECT_EQ(schema["properties"]["opened"]["type"], "string");
  EXPECT_EQ(schema["properties"]["opened"]["pattern"], "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  EXPECT_EQ(schema["properties"]["opened"]["examples"], Json::array({"2025-12-31"}));
}

TEST(JsonSchema, TakesOneOrAList) {
  const Json keepers = orchard()["properties"]["keepers"];
  ASSERT_EQ(keepers["oneOf"].size(), 2U);
  EXPECT_EQ(keepers["oneOf"][0], keepers["oneOf"][1]["items"]);
  EXPECT_EQ(keepers["oneOf"][1]["type"], "array");
}

TEST(JsonSchema, OpensABlockToCoinedNames) {
  const Json beds = orchard()["properties"]["beds"];
  EXPECT_EQ(beds["additionalProperties"]["required"], Json::array({"size"}));
  EXPECT_EQ(beds["additionalProperties"]["additionalProperties"], false);
}

TEST(JsonSchema, WritesABlockThatMayStandInAListOnce) {
  const Json schema = orchard();
  const Json reference = Json::parse(R"({"$ref": "#/$defs/steps"})");
  const Json steps = schema["properties"]["steps"];
  ASSERT_EQ(steps["oneOf"].size(), 3U);
  EXPECT_EQ(steps["oneOf"][0]["enum"], Json::array({"rest"}));
  EXPECT_EQ(steps["oneOf"][1], reference);
  EXPECT_EQ(steps["oneOf"][2]["items"]["oneOf"][1], reference);
  EXPECT_EQ(schema["$defs"]["steps"]["required"], Json::array({"do"}));
}

TEST(JsonSchema, AcceptsAnythingWhereNothingIsDescribed) {
  EXPECT_EQ(orchard()["properties"]["notes"]["additionalProperties"], Json::object());
}

}  // namespace
}  // namespace toadlane::rules
