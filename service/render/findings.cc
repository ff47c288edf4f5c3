#include "service/render/findings.h"

#include <algorithm>

namespace toadlane::render {
namespace {

const std::string& role_of(const std::string& file, const FileRoles& roles) {
  const auto found =
      std::ranges::find_if(roles, [&](const FileRole& one) { return one.file == file; });
  return found == roles.end() ? file : found->role;
}

}  // namespace

void write(JsonWriter& json, const Diagnostics& diagnostics, const FileRoles& roles) {
  json.begin_list();
  for (const Diagnostic& one : diagnostics.all()) {
    json.begin_object();
    json.field("code", entry_of(one.code).name).field("severity", name_of(one.severity));
    json.field("message", one.message);
    if (one.span) {
      json.field("file", role_of(one.span->file, roles));
      json.key("line").number(static_cast<std::int64_t>(one.span->begin.line));
      json.key("column").number(static_cast<std::int64_t>(one.span->begin.column));
    }
    json.said("clause", one.clause.path());
    json.key("citations").begin_list();
    for (const std::string& citation : one.citations) json.value(citation);
    json.end_list().said("advice", one.advice);
    json.end_object();
  }
  json.end_list();
}

}  // namespace toadlane::render
