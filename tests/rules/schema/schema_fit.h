#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "rules/document/tree.h"

namespace toadlane::rules {

/// The part of JSON Schema that our schemas use, applied to a document as an editor applies it:
/// what does not fit, each with its path; nothing when all fits.
class SchemaFit {
 public:
  explicit SchemaFit(nlohmann::ordered_json schema) : schema_(std::move(schema)) {}

  std::vector<std::string> misfits(const document::Node& node) const {
    std::vector<std::string> found;
    check(schema_, node, "", found);
    return found;
  }

 private:
  using Json = nlohmann::ordered_json;

  const Json& resolved(const Json& schema) const {
    if (!schema.contains("$ref")) return schema;
    return schema_.at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
  }

  void check(const Json& written, const document::Node& node, const std::string& path,
             std::vector<std::string>& found) const {
    const Json& schema = resolved(written);
    if (schema.contains("oneOf")) {
      int fitting = 0;
      std::vector<std::string> why;
      for (const Json& shape : schema["oneOf"]) {
        std::vector<std::string> of_shape;
        check(shape, node, path, of_shape);
        if (of_shape.empty()) ++fitting;
        why.insert(why.end(), of_shape.begin(), of_shape.end());
      }
      if (fitting == 0) found.insert(found.end(), why.begin(), why.end());
      if (fitting > 1) found.push_back(path + " fits more than one shape");
      return;
    }
    if (schema.contains("enum") || schema.contains("type")) check_kind(schema, node, path, found);
  }

  void check_kind(const Json& schema, const document::Node& node, const std::string& path,
                  std::vector<std::string>& found) const {
    const std::string type = schema.contains("enum")      ? "enum"
                             : schema["type"].is_string() ? schema["type"].get<std::string>()
                                                          : "string";
    if (type == "object") {
      check_block(schema, node, path, found);
    } else if (type == "array") {
      if (node.kind() != document::Kind::list) {
        found.push_back(path + " is not a list");
        return;
      }
      for (const document::Node& item : node.items())
        check(schema["items"], item, path + "[]", found);
    } else if (node.kind() != document::Kind::scalar) {
      found.push_back(path + " is not a single value");
    } else if (type == "enum") {
      const Json& words = schema["enum"];
      if (std::find(words.begin(), words.end(), node.text()) == words.end())
        found.push_back(path + ": `" + node.text() + "` is not one of the words");
    } else if (schema.contains("pattern") &&
               !std::regex_search(node.text(), std::regex(schema["pattern"].get<std::string>()))) {
      found.push_back(path + ": `" + node.text() + "` does not fit the pattern");
    }
  }

  void check_block(const Json& schema, const document::Node& node, const std::string& path,
                   std::vector<std::string>& found) const {
    if (node.kind() != document::Kind::map) {
      found.push_back(path + " is not a block");
      return;
    }
    for (const auto& [key, value] : node.entries()) {
      const std::string& name = key.text();
      if (schema.contains("properties") && schema["properties"].contains(name))
        check(schema["properties"][name], value, path + "." + name, found);
      else if (schema["additionalProperties"].is_object())
        check(schema["additionalProperties"], value, path + "." + name, found);
      else
        found.push_back(path + "." + name + " is not in the schema");
    }
    if (!schema.contains("required")) return;
    for (const Json& name : schema["required"])
      if (node.find(name.get<std::string>()) == nullptr)
        found.push_back(path + "." + name.get<std::string>() + " is missing");
  }

  Json schema_;
};

}  // namespace toadlane::rules
