#pragma once

#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/render/json_writer.h"

namespace toadlane::render {

/// What a file was given as: "bylaws", "year", "meeting", "members".
struct FileRole {
  std::string file;
  std::string role;
};
using FileRoles = std::vector<FileRole>;

/// Diagnostics as JSON: a list of {code, severity, message, file, line, column, clause, citations,
/// advice}. A file is called by its role, so that the command and the API, which knows texts
/// without names, write the same bytes.
void write(JsonWriter& json, const Diagnostics& diagnostics, const FileRoles& roles = {});

}  // namespace toadlane::render
