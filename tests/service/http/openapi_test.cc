#include "service/http/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "service/http/problem.h"
#include "tests/service/http/serving.h"

namespace toadlane::http {
namespace {

using nlohmann::json;
using testing::UnorderedElementsAre;

json document() {
  const Router router = api_router(test::echo_use_cases(), "1.2.3");
  return json::parse(openapi_document(router.routes(), "1.2.3"));
}

template <class Visit>
void each_object(const json& node, const Visit& visit) {
  if (node.is_object()) visit(node);
  if (node.is_structured())
    for (const json& child : node) each_object(child, visit);
}

std::vector<std::string> names_of(const json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

TEST(OpenApi, HoldsEveryRoute) {
  const json api = document();
  EXPECT_EQ(api["openapi"], "3.1.0");
  EXPECT_EQ(api["info"]["version"], "1.2.3");
  const Router router = api_router(test::echo_use_cases(), "1.2.3");
  std::size_t operations = 0;
  for (const auto& [path, item] : api["paths"].items()) operations += item.size();
  EXPECT_EQ(operations, router.routes().size());
  std::set<std::string> identifiers;
  for (const Route& route : router.routes()) {
    std::string method(route.method);
    for (char& c : method) c = static_cast<char>(std::tolower(c));
    const json& operation = api["paths"][std::string(route.path)][method];
    EXPECT_EQ(operation["operationId"], route.operation);
    EXPECT_EQ(operation["summary"], route.summary);
    EXPECT_TRUE(operation["responses"].contains("200"));
    EXPECT_EQ(operation.contains("requestBody"), route.method == "POST") << route.path;
    identifiers.insert(operation["operationId"]);
  }
  EXPECT_EQ(identifiers.size(), operations);
}

TEST(OpenApi, ResolvesEveryReference) {
  const json api = document();
  std::set<std::string> used;
  each_object(api, [&](const json& object) {
    if (!object.contains("$ref")) return;
    const std::string reference = object["$ref"];
    ASSERT_EQ(reference.substr(0, 2), "#/");
    EXPECT_TRUE(api.contains(json::json_pointer(reference.substr(1)))) << reference;
    used.insert(reference);
  });
  for (const char* section : {"schemas", "responses"})
    for (const std::string& name : names_of(api["components"][section]))
      EXPECT_TRUE(used.contains("#/components/" + std::string(section) + "/" + name)) << name;
}

TEST(OpenApi, DescribesEveryMemberOfAQuestion) {
  const json schemas = document()["components"]["schemas"];
  EXPECT_THAT(names_of(schemas["AllocateQuestion"]["properties"]),
              UnorderedElementsAre("bylaws", "year", "members"));
  EXPECT_EQ(schemas["AllocateQuestion"]["required"], json({"bylaws", "year", "members"}));
  const json& check = schemas["CheckQuestion"];
  EXPECT_THAT(names_of(check["properties"]),
              UnorderedElementsAre("bylaws", "law", "facts", "format"));
  EXPECT_EQ(check["required"], json({"bylaws"}));
  EXPECT_EQ(check["properties"]["law"]["items"]["type"], "string");
  EXPECT_EQ(check["properties"]["format"]["enum"], json({"text", "json"}));
  EXPECT_EQ(check["properties"]["format"]["default"], "json");
  EXPECT_EQ(check["properties"]["facts"]["minLength"], 1);
  EXPECT_EQ(check["additionalProperties"], false);
  for (const json& member : check["properties"])
    EXPECT_FALSE(member["description"].get<std::string>().empty());
}

TEST(OpenApi, NamesTheMediaTypesOfAnAnswer) {
  const json paths = document()["paths"];
  const auto types = [&](const char* path) {
    return names_of(paths[path]["post"]["responses"]["200"]["content"]);
  };
  EXPECT_THAT(types("/v1/allocate"), UnorderedElementsAre("application/json"));
  EXPECT_THAT(types("/v1/check"),
              UnorderedElementsAre("application/json", "text/plain; charset=utf-8"));
}

TEST(OpenApi, DeclaresTheParametersOfAPath) {
  const json api = document();
  for (const auto& [path, item] : api["paths"].items()) {
    const bool has_parameter = path.find('{') != std::string::npos;
    for (const json& operation : item) {
      EXPECT_EQ(operation.contains("parameters"), has_parameter) << path;
      if (!has_parameter) continue;
      EXPECT_EQ(operation["parameters"][0]["in"], "path");
      EXPECT_EQ(operation["parameters"][0]["required"], true);
      EXPECT_NE(path.find("{" + operation["parameters"][0]["name"].get<std::string>() + "}"),
                std::string::npos);
    }
  }
}

// The members that problems really have are those that the document promises.
TEST(OpenApi, DescribesTheProblemsThatAreSent) {
  const json schemas = document()["components"]["schemas"];
  Diagnostic diagnostic = Diagnostic::error(Code::D101, "a")
                              .in(Clause("c"))
                              .at({.file = "f", .begin = {}, .end = {}, .excerpt = ""})
                              .cite("Art. 1")
                              .hint("h");
  const json sent = json::parse(
      problem("/v1/check", std::vector<Mistake>{{std::move(diagnostic), "/bylaws"}}).body);
  EXPECT_THAT(names_of(sent),
              testing::UnorderedElementsAreArray(names_of(schemas["Problem"]["properties"])));
  EXPECT_THAT(names_of(sent["errors"][0]),
              testing::UnorderedElementsAreArray(names_of(schemas["Mistake"]["properties"])));
}

}  // namespace
}  // namespace toadlane::http
