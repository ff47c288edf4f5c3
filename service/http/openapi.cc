#include "service/http/openapi.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "engine/base/text.h"
#include "service/http/media_type.h"

namespace toadlane::http {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view section, std::string_view name) {
  return {{"$ref", "#/components/" + std::string(section) + "/" + std::string(name)}};
}

/// Writes the JSON Schema of the members that it visits.
class SchemaWriter : public Fields {
 public:
  Json properties = Json::object();
  Json required = Json::array();
  std::vector<std::string> formats;

  void text(std::string_view name, std::string& /*unused*/, std::string_view description) override {
    add(name, {{"type", "string"}}, description);
    required.push_back(name);
  }
  void optional_text(std::string_view name, std::string& /*unused*/,
                     std::string_view description) override {
    add(name, {{"type", "string"}, {"minLength", 1}}, description);
  }
  void one_of(std::string_view name, std::string& value, const std::vector<std::string>& words,
              std::string_view description) override {
    Json schema{{"type", "string"}, {"enum", words}};
    if (!value.empty()) schema["default"] = value;
    add(name, std::move(schema), description);
  }
  void flag(std::string_view name, bool& /*unused*/, std::string_view description) override {
    add(name, {{"type", "boolean"}, {"default", false}}, description);
  }
  void whole_number(std::string_view name, std::optional<std::int64_t>& /*unused*/,
                    std::string_view description) override {
    add(name, {{"type", "integer"}, {"format", "int64"}}, description);
  }
  void texts(std::string_view name, std::vector<std::string>& /*unused*/,
             std::string_view description) override {
    add(name, {{"type", "array"}, {"items", {{"type", "string"}}}}, description);
  }
  void answers_in(const std::vector<std::string>& all) override { formats = all; }

 private:
  void add(std::string_view name, Json schema, std::string_view description) {
    schema["description"] = description;
    properties[std::string(name)] = std::move(schema);
  }
};

Json schema_of(const Shape& shape) {
  Json schema{{"type", "object"}, {"description", shape.description}};
  if (!shape.describe) return schema;
  SchemaWriter writer;
  shape.describe(writer);
  schema["properties"] = writer.properties;
  if (!writer.required.empty()) schema["required"] = writer.required;
  schema["additionalProperties"] = false;
  return schema;
}

Json texts_schema(std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
  Json properties = Json::object();
  for (const auto& [name, description] : members)
    properties[std::string(name)] = {{"type", "string"}, {"description", description}};
  return properties;
}

Json problem_schema() {
  Json schema{{"type", "object"},
              {"description", "What is wrong with a request (RFC 9457)."},
              {"required", {"type", "title", "status", "detail", "code", "errors"}}};
  schema["properties"] = texts_schema({{"type", "where the kind of mistake is explained"},
                                       {"title", "the kind of mistake, in a few words"},
                                       {"detail", "the first mistake, in a sentence"},
                                       {"instance", "the path that was asked"},
                                       {"code", "the code of the first mistake"}});
  schema["properties"]["status"] = {{"type", "integer"}, {"description", "the HTTP status"}};
  schema["properties"]["errors"] = {{"type", "array"},
                                    {"description", "every mistake found"},
                                    {"items", reference("schemas", "Mistake")}};
  return schema;
}

Json mistake_schema() {
  Json schema{{"type", "object"},
              {"description", "One mistake and what to do about it."},
              {"required", {"code", "severity", "message"}}};
  schema["properties"] = texts_schema({{"code", "names the kind of mistake; never reused"},
                                       {"severity", "how grave it is"},
                                       {"message", "what is wrong"},
                                       {"pointer", "the member of the body, as a JSON Pointer"},
                                       {"file", "the text in which the place is counted"},
                                       {"clause", "the clause of the bylaws that it is about"},
                                       {"advice", "what to write or do"}});
  Json& properties = schema["properties"];
  properties["severity"]["enum"] = {"note", "warning", "error"};
  properties["line"] = {{"type", "integer"}, {"minimum", 1}};
  properties["column"] = {{"type", "integer"}, {"minimum", 1}};
  properties["citations"] = {{"type", "array"},
                             {"description", "the articles behind it"},
                             {"items", {{"type", "string"}}}};
  return schema;
}

Json content(std::string_view media_type, Json schema) {
  return {{std::string(media_type), {{"schema", std::move(schema)}}}};
}

struct ProblemAnswer {
  std::string_view status;
  std::string_view name;
  std::string_view description;
  bool with_body;  // only given where a body is taken
};

constexpr std::array<ProblemAnswer, 11> problem_answers{{
    {"400", "Malformed", "The request or its JSON is not well formed.", false},
    {"403", "OtherSite", "The request comes from a page of another site.", true},
    {"404", "NotThere", "There is nothing at this path.", false},
    {"405", "OtherMethod", "The path does not take this method; Allow lists those it takes.",
     false},
    {"408", "TooSlow", "The request did not arrive in time.", true},
    {"413", "TooLarge", "The body is larger than the service takes.", true},
    {"414", "TooLong", "The path is longer than the service takes.", false},
    {"415", "NotJson", "The body is not application/json.", true},
    {"421", "OtherHost", "The Host is not this machine.", false},
    {"422", "Refused", "The files or the question hold mistakes; all of them are listed.", true},
    {"503", "Busy", "The service is busy; ask again after Retry-After.", true},
}};

Json parameters_of(std::string_view path) {
  Json parameters = Json::array();
  for (std::size_t open = path.find('{'); open != std::string_view::npos;
       open = path.find('{', open + 1)) {
    const std::string_view name = path.substr(open + 1, path.find('}', open) - open - 1);
    parameters.push_back(
        {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  }
  return parameters;
}

std::vector<std::string> formats_of(const Route& route) {
  SchemaWriter writer;
  if (route.question.describe) route.question.describe(writer);
  if (writer.formats.empty()) return {"json"};
  return writer.formats;
}

Json operation_of(const Route& route) {
  Json operation{{"operationId", route.operation}, {"summary", route.summary}};
  if (const Json parameters = parameters_of(route.path); !parameters.empty())
    operation["parameters"] = parameters;
  if (route.takes_body())
    operation["requestBody"] = {
        {"required", true},
        {"content", content("application/json", reference("schemas", route.question.name))}};
  Json& responses = operation["responses"];
  responses["200"] = {{"description", route.answer.description}};
  for (const std::string& format : formats_of(route))
    responses["200"]["content"][media_type_of(format)] = {
        {"schema",
         format == "json" ? reference("schemas", route.answer.name) : Json{{"type", "string"}}}};
  for (const ProblemAnswer& answer : problem_answers)
    if (route.takes_body() || !answer.with_body)
      responses[std::string(answer.status)] = reference("responses", answer.name);
  return operation;
}

}  // namespace

std::string openapi_document(std::span<const Route> routes, std::string_view version) {
  Json document{{"openapi", "3.1.0"}};
  document["info"] = {
      {"title", "Toad Lane"},
      {"summary", "Votes, dividends and capital accounts of co-operatives, from their bylaws."},
      {"version", version},
      {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
  document["servers"] = {{{"url", "/"}}};
  document["paths"] = Json::object();
  Json schemas = Json::object();
  for (const Route& route : routes) {
    document["paths"][std::string(route.path)][lower(route.method)] = operation_of(route);
    if (route.takes_body()) schemas[route.question.name] = schema_of(route.question);
    const std::vector<std::string> formats = formats_of(route);
    if (std::ranges::find(formats, "json") != formats.end())
      schemas[route.answer.name] = schema_of(route.answer);
  }
  schemas["Problem"] = problem_schema();
  schemas["Mistake"] = mistake_schema();
  Json responses = Json::object();
  for (const ProblemAnswer& answer : problem_answers)
    responses[std::string(answer.name)] = {
        {"description", answer.description},
        {"content", content("application/problem+json", reference("schemas", "Problem"))}};
  document["components"] = {{"schemas", schemas}, {"responses", responses}};
  return document.dump(2) + "\n";
}

}  // namespace toadlane::http
