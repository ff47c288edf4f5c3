#include "service/http/media_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::http {

std::string media_type_of(std::string_view format) {
  // YAML is UTF-8 by RFC 9512, JSON by RFC 8259.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types{
      {{"json", "application/json"},
       {"text", "text/plain; charset=utf-8"},
       {"csv", "text/csv; charset=utf-8"},
       {"html", "text/html; charset=utf-8"},
       {"ics", "text/calendar; charset=utf-8"},
       {"yaml", "application/yaml"}}};
  const auto* const found =
      std::ranges::find_if(types, [&](const auto& one) { return one.first == format; });
  invariant(found != types.end(), "a format has a media type");
  return std::string(found->second);
}

}  // namespace toadlane::http
