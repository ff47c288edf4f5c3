#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace toadlane {

/// The catalogue of codes.def as a type: a code that has no row does not compile.
enum class Code {
  none,
#define CODE(name, title, meaning, remedy) name,
#include "engine/base/codes.def"
#undef CODE
};

/// One row of the catalogue.
struct CodeEntry {
  Code code;
  std::string_view name;
  std::string_view title;
  std::string_view meaning;
  std::string_view remedy;
};

/// All rows, in the order of codes.def.
std::span<const CodeEntry> code_catalogue();

/// The row of one code; Code::none has an empty one.
const CodeEntry& entry_of(Code code);

/// "D101" -> its row; nothing for a name that is not in the catalogue.
std::optional<CodeEntry> find_code(std::string_view name);

}  // namespace toadlane
