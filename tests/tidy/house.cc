#include "tests/tidy/house.h"

#include <algorithm>

#include "tests/tidy/source.h"

namespace toadlane::tidy {

const std::vector<Room>& rooms() {
  static const std::vector<Room> house{
      {"engine/base", {}},
      {"engine/number", {"engine/base"}},
      {"engine/trace", {"engine/number"}},
      {"engine/expression", {"engine/trace"}},
      {"engine/model", {"engine/expression"}},
      {"engine/law", {"engine/model"}},
      {"engine/meetings", {"engine/model"}},
      {"engine/elections", {"engine/model"}},
      {"engine/patronage", {"engine/model"}},
      {"engine/capital", {"engine/patronage"}},
      {"engine/calendar", {"engine/meetings", "engine/patronage"}},
      // All of the engine, for the floors above it.
      {"engine", {"engine/law", "engine/elections", "engine/capital", "engine/calendar"}},

      {"rules/document", {"engine"}},
      {"rules/bylaws", {"rules/document"}},
      {"rules/law", {"rules/document"}},
      {"rules/schema", {"rules/document"}},
      {"rules/text", {"rules/document"}},
      {"rules/year", {"rules/bylaws"}},
      {"rules", {"rules/bylaws", "rules/law", "rules/schema", "rules/text", "rules/year"}},

      {"service/digest", {"engine"}},
      {"service/app", {"rules", "service/digest"}},
      {"service/store", {"service/app"}},
      {"service/import", {"service/app"}},
      {"service/render", {"service/app"}},
      {"service/http", {"service/store", "service/import", "service/render"}},
      {"service/cli", {"service/http"}},

      // A test sees what its room sees, and the room.
      {"tests/engine", {"engine"}},
      // The year-end is tested on bylaws as people write them.
      {"tests/engine/patronage", {"tests/engine", "rules"}},
      {"tests/engine/calendar", {"tests/engine", "rules"}},
      {"tests/rules", {"rules", "tests/engine"}},
      {"tests/tidy", {}},
      {"tests",
       {"service/cli", "tests/engine", "tests/engine/patronage", "tests/engine/calendar",
        "tests/rules"}},
  };
  return house;
}

const std::vector<Library>& libraries() {
  static const std::vector<Library> all{
      {"boost/", {"engine/number", "tests/engine/number", "tests/engine/patronage"}},
      {"yaml-cpp/", {"rules/document", "tests/rules/document", "tests/bench/check"}},
      {"yaml.h", {"rules/document"}},
      {"soci/", {"service/store", "tests/service/store"}},
      {"sqlite3.h", {"service/store", "tests/service/store"}},
      {"libpq-fe.h", {"service/store", "tests/service/store"}},
      {"microhttpd.h", {"service/http"}},
      {"nlohmann/", {"rules/schema", "service/http", "service/import", "service/render", "tests"}},
      {"CLI/", {"service/cli"}},
      {"sodium.h", {"service/digest"}},
      {"xlsxwriter.h", {"service/render"}},
      {"fmt/", {"service"}},
      {"gtest/", {"tests"}},
      {"gmock/", {"tests"}},
      {"rapidcheck", {"tests"}},
  };
  return all;
}

const std::vector<std::string>& top_level() {
  static const std::vector<std::string> names{
      "engine", "rules", "service", "tests",          "examples",          "docs",
      "build",  "try",   "check",   "CMakeLists.txt", "CMakePresets.json", "README.md",
      "LICENSE"};
  return names;
}

const Room* room_of(std::string_view path, const std::vector<Room>& house) {
  const Room* best = nullptr;
  for (const Room& room : house)
    if (is_in(path, room.path) && (best == nullptr || room.path.size() > best->path.size()))
      best = &room;
  return best;
}

bool may_use(const Room& from, const Room& to, const std::vector<Room>& house) {
  if (from.path == to.path) return true;
  return std::ranges::any_of(from.uses, [&](const std::string& path) {
    const auto used = std::ranges::find(house, path, &Room::path);
    return used != house.end() && may_use(*used, to, house);
  });
}

}  // namespace toadlane::tidy
