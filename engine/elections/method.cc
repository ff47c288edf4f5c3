#include "engine/elections/method.h"

#include <algorithm>
#include <array>

namespace toadlane::elections {

std::span<const Method> methods() {
  static constexpr std::array all{
#define METHOD(id, version, title, source, level, function) \
  Method{id, version, title, source, level, function},
#include "engine/elections/methods.def"
#undef METHOD
  };
  return all;
}

const Method* find_method(std::string_view id) {
  const auto found = std::ranges::find(methods(), id, &Method::id);
  return found == methods().end() ? nullptr : &*found;
}

}  // namespace toadlane::elections
