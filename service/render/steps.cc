#include "service/render/steps.h"

#include <variant>

#include "engine/base/text.h"

namespace toadlane::render {
namespace {

// Exact values as "n/d" where a program reads them.
std::string exact_text(const TraceValue& value) {
  const auto* ratio = std::get_if<Ratio>(&value);
  return ratio != nullptr ? ratio->text() : toadlane::to_text(value);
}

}  // namespace

std::string line_of(const Step& step) {
  std::string line = step.what;
  std::string from;
  for (const auto& [name, value] : step.from)
    from += (from.empty() ? ": " : ", ") + name + " " + toadlane::to_text(value);
  line += from;
  const std::string result = toadlane::to_text(step.result);
  if (!result.empty()) line += " -> " + result;
  const std::string& source = step.citation.empty() ? step.clause.path() : step.citation;
  if (!source.empty()) line += "   [" + source + "]";
  return visible(line);
}

std::string to_text(const std::vector<Step>& steps, std::size_t indent) {
  std::string text;
  for (const Step& step : steps)
    text += std::string(indent, ' ') + line_of(step) + "\n" + to_text(step.because, indent + 2);
  return text;
}

void write(JsonWriter& json, const std::vector<Step>& steps) {
  json.begin_list();
  for (const Step& step : steps) {
    json.begin_object();
    json.said("clause", step.clause.path()).said("cite", step.citation).field("what", step.what);
    json.key("from").begin_list();
    for (const auto& [name, value] : step.from)
      json.begin_object().field("name", name).field("value", exact_text(value)).end_object();
    json.end_list();
    json.field("result", exact_text(step.result));
    if (!step.because.empty()) {
      json.key("because");
      write(json, step.because);
    }
    json.end_object();
  }
  json.end_list();
}

}  // namespace toadlane::render
