#include "engine/expression/source.h"

namespace toadlane::expression {
namespace {

std::string source_text(const AllOf& all) {
  return "all of " + all.name;
}
std::string source_text(const Rest& rest) {
  return rest.of.empty() ? "rest" : "rest of " + rest.of;
}
std::string source_text(const Name& name) {
  return to_text(name);
}
std::string source_text(const Number& number) {
  return to_text(number);
}

std::string source_text(const PartOf& part) {
  return to_text(part.fraction) + " of " +
         std::visit([](const auto& base) { return source_text(base); }, part.base);
}

}  // namespace

std::string to_text(const Source& source) {
  return std::visit([](const auto& node) { return source_text(node); }, source.node);
}

}  // namespace toadlane::expression
