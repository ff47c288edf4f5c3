#include "rules/schema/json_schema.h"

#include <nlohmann/json.hpp>
#include <regex>

#include "rules/schema/outline.h"

namespace toadlane::rules {
namespace {

using Json = nlohmann::ordered_json;

// Prints an outline. A block that may stand alone or in a list is written once, under $defs.
class Printer {
 public:
  Json value(const Outline& outline, const std::string& path);
  [[nodiscard]] const Json& definitions() const { return definitions_; }

 private:
  Json block(const Block& block, const std::string& path);
  Json block_once(const std::shared_ptr<const Block>& block, const std::string& path);

  Json definitions_ = Json::object();
};

bool fits(const char* text, const std::string& pattern) {
  return std::regex_search(text, std::regex(pattern, std::regex::ECMAScript));
}

// YAML reads 12 and 12.5 as numbers, which a pattern of JSON Schema never sees: a type is allowed
// where the pattern fits such a text.
Json types_of(const std::string& pattern) {
  if (pattern.empty()) return Json::array({"string", "number", "boolean"});
  if (fits("12.5", pattern)) return Json::array({"string", "number"});
  if (fits("12", pattern) || fits("2025", pattern)) return Json::array({"string", "integer"});
  return "string";
}

Json single(const Outline::Single& form) {
  Json schema = Json::object();
  if (!form.words.empty()) {
    schema["enum"] = form.words;
    return schema;
  }
  schema["title"] = form.name;
  schema["type"] = types_of(form.pattern);
  if (!form.pattern.empty()) schema["pattern"] = form.pattern;
  if (schema["type"].is_array() && !fits("-1", form.pattern)) schema["minimum"] = 0;
  if (!form.example.empty()) schema["examples"] = Json::array({form.example});
  return schema;
}

// One shape alone, or whichever of several; with none of them, anything.
Json one_of(const std::vector<Json>& shapes) {
  if (shapes.empty()) return Json::object();
  if (shapes.size() == 1) return shapes.front();
  return Json::object({{"oneOf", shapes}});
}

Json Printer::block(const Block& block, const std::string& path) {
  Json schema = Json::object({{"type", "object"}});
  Json required = Json::array();
  for (const Block::Key& key : block.keys) {
    Json value = this->value(key.value, path.empty() ? key.name : path + "." + key.name);
    Json described = Json::object({{"description", key.help}});
    described.update(value);
    schema["properties"][key.name] = std::move(described);
    if (key.required) required.push_back(key.name);
  }
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  if (block.of_names != nullptr)
    schema["additionalProperties"] = value(*block.of_names, path + "." + std::string(coined_name));
  return schema;
}

Json Printer::block_once(const std::shared_ptr<const Block>& block, const std::string& path) {
  Json written = this->block(*block, path);
  definitions_[path] = std::move(written);
  return Json::object({{"$ref", "#/$defs/" + path}});
}

Json Printer::value(const Outline& outline, const std::string& path) {
  std::vector<Json> shapes;
  if (outline.single) shapes.push_back(single(*outline.single));
  const bool block_also_in_list =
      outline.block != nullptr && outline.item != nullptr && outline.item->block == outline.block;
  Json block_schema;
  if (outline.block != nullptr) {
    block_schema =
        block_also_in_list ? block_once(outline.block, path) : block(*outline.block, path);
    shapes.push_back(block_schema);
  }
  if (outline.item != nullptr) {
    Json items;
    if (block_also_in_list) {
      items = block_schema;
      if (outline.item->single) items = one_of({single(*outline.item->single), block_schema});
    } else {
      items = value(*outline.item, path);
    }
    shapes.push_back(Json::object({{"type", "array"}, {"items", std::move(items)}}));
  }
  return one_of(shapes);
}

}  // namespace

std::string json_schema(std::string_view title, std::string_view id, const Visitor::Walk& walk) {
  Printer printer;
  const Json root = printer.value(outline(walk), "");
  Json schema = Json::object();
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["$id"] = id;
  schema["title"] = title;
  schema.update(root);
  if (!printer.definitions().empty()) schema["$defs"] = printer.definitions();
  return schema.dump(2) + "\n";
}

}  // namespace toadlane::rules
