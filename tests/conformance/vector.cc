#include "tests/conformance/vector.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/number/money.h"
#include "rules/document/read_yaml.h"

namespace toadlane::conformance {
namespace {

constexpr std::string_view schema = "patronage-vector/1";
constexpr int bad_input = 65;

[[noreturn]] void refuse(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(bad_input);
}

std::string text_of(const document::Node& node, std::string_view key) {
  const document::Node* found = node.find(key);
  return found == nullptr ? "" : found->text();
}

document::Node part_of(const document::Node& node, std::string_view key) {
  const document::Node* found = node.find(key);
  return found == nullptr ? document::Node() : *found;
}

// The vector's currency, or another one with its number of decimals: the digits decide, not the
// name.
std::string currency_of(const document::Node& node) {
  std::string code = text_of(node, "currency");
  const std::string decimals = text_of(node, "minor_unit");
  const auto found = Currency::find(code);
  if (found && std::to_string(found->decimals()) == decimals) return code;
  if (decimals == "0") return "JPY";
  return decimals == "3" ? "BHD" : "USD";
}

}  // namespace

std::vector<Vector> read_vectors(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) refuse("cannot read `" + path + "`");
  const Result<document::Node> read = document::read_yaml(path, text.str());
  if (!read) refuse(to_text(read.diagnostics()));
  if (text_of(*read, "schema") != schema)
    refuse("`" + path + "` is not of schema " + std::string(schema));
  std::vector<Vector> vectors;
  for (const document::Node& node : part_of(*read, "vectors").items())
    vectors.push_back({text_of(node, "id"), text_of(node, "op"), currency_of(node),
                       Given(part_of(node, "given")), part_of(node, "expect"),
                       part_of(node, "source_prints")});
  return vectors;
}

}  // namespace toadlane::conformance
