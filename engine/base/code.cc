#include "engine/base/code.h"

#include <cstddef>

namespace toadlane {
namespace {

constexpr CodeEntry catalogue[] = {
    CodeEntry{Code::none, "", "", "", ""},
#define CODE(name, title, meaning, remedy) CodeEntry{Code::name, #name, title, meaning, remedy},
#include "engine/base/codes.def"
#undef CODE
};

}  // namespace

std::span<const CodeEntry> code_catalogue() {
  return std::span(catalogue).subspan(1);
}

const CodeEntry& entry_of(Code code) {
  return catalogue[static_cast<std::size_t>(code)];
}

std::optional<CodeEntry> find_code(std::string_view name) {
  for (const CodeEntry& entry : code_catalogue())
    if (entry.name == name) return entry;
  return std::nullopt;
}

}  // namespace toadlane
