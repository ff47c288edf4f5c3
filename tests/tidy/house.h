#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toadlane::tidy {

/// A room of the house and the rooms that it may include. `uses` reaches further: a room may
/// include whatever the rooms that it uses may include. A folder in a room belongs to the room,
/// unless it has a row of its own.
struct Room {
  std::string path;
  std::vector<std::string> uses;
};

/// An outside library: headers that begin with `header` are included in these folders only.
struct Library {
  std::string header;
  std::vector<std::string> folders;
};

/// The arrows of the house: the one place where they are written for the tidy test.
const std::vector<Room>& rooms();

/// Who may see which outside library.
const std::vector<Library>& libraries();

/// The folders of the top level, and the files beside them; no others.
const std::vector<std::string>& top_level();

/// The row that a file belongs to (the longest path that holds it); null when it has none.
const Room* room_of(std::string_view path, const std::vector<Room>& house);

/// May a file of `from` include a file of `to`?
bool may_use(const Room& from, const Room& to, const std::vector<Room>& house);

}  // namespace toadlane::tidy
