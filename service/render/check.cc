#include "service/render/check.h"

#include "engine/base/text.h"
#include "service/render/findings.h"

namespace toadlane::render {
namespace {

using Verdict = app::ExampleOutcome::Verdict;

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "passed";
    case Verdict::failed:
      return "failed";
    case Verdict::not_computed:
      return "not computed by this version";
  }
  return "";
}

std::string counted(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

}  // namespace

std::string check_json(const app::CheckedBylaws& checked) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-check 1").field("schema_version", "1");
  json.field("cooperative", checked.bylaws.bylaws.coop.name);
  json.key("well_formed").yes_no(true);
  json.key("not_checked_against").begin_list();
  for (const std::string& pack : checked.law) json.value(pack);
  json.end_list();
  json.key("findings");
  write(json, checked.doubts, {{checked.file, "bylaws"}});
  json.end_object();
  return json.take();
}

std::string refused_json(const std::string& file, const Diagnostics& mistakes) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-check 1").field("schema_version", "1");
  json.key("well_formed").yes_no(false);
  json.key("findings");
  write(json, mistakes, {{file, "bylaws"}});
  json.end_object();
  return json.take();
}

std::string check_text(const std::string& file, const app::CheckedBylaws& checked) {
  const std::size_t warnings = checked.doubts.count(Severity::warning);
  std::string text = visible(file) + ": well formed; ";
  text += warnings == 0 ? "nothing in it is ambiguous" : counted(warnings, "warning", "warnings");
  for (const std::string& pack : checked.law) text += "; not checked against " + visible(pack);
  return text + "\n";
}

std::string examples_text(const std::string& file, const app::ExamplesRun& run) {
  std::string text = visible(file) + "\n";
  for (const app::ExampleOutcome& one : run.outcomes) {
    text += "  " + std::string(name_of(one.verdict)) + ": " + visible(one.name) +
            (one.cite.empty() ? "" : " (" + visible(one.cite) + ")") + "\n";
    for (const std::string& line : one.lines) text += "      " + visible(line) + "\n";
    text += to_text(one.faults);
  }
  return text + "  " + std::to_string(run.count(Verdict::passed)) + " passed, " +
         std::to_string(run.count(Verdict::failed)) + " failed, " +
         std::to_string(run.count(Verdict::not_computed)) + " not computed by this version\n";
}

std::string examples_json(const app::ExamplesRun& run) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-test 1").field("schema_version", "1");
  json.key("examples").begin_list();
  for (const app::ExampleOutcome& one : run.outcomes) {
    json.begin_object().field("name", one.name).said("cite", one.cite);
    json.field("verdict", name_of(one.verdict));
    json.key("lines").begin_list();
    for (const std::string& line : one.lines) json.value(line);
    json.end_list();
    json.key("faults");
    write(json, one.faults);
    json.end_object();
  }
  json.end_list().end_object();
  return json.take();
}

}  // namespace toadlane::render
