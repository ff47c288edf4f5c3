#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/render/year_end.h"

namespace toadlane::render {

/// What the files of a result folder are written from.
struct FolderFacts {
  const app::ClosedYear& closed;
  std::vector<InputHash> inputs;
  std::vector<std::string> columns;  // of the register; empty: all
};

/// A file of the result folder: its name, and what writes it into an open descriptor. A failure is
/// U102, of the register T329 or, for a column of the register that there is not, U107.
struct FolderFile {
  std::string_view name;
  std::optional<Diagnostic> (*write)(const FolderFacts& facts, int descriptor,
                                     const std::string& name);
};

/// All of them, from folder_files.def.
std::span<const FolderFile> folder_files();

/// "register.csv, register.json, ..."
std::string folder_file_names();

}  // namespace toadlane::render
