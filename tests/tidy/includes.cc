#include "tests/tidy/includes.h"

#include <algorithm>
#include <set>

namespace toadlane::tidy {
namespace {

// "engine" of "engine/base/date.h": the rooms of a house are on its floors.
bool is_on_a_floor(std::string_view path, const std::vector<Room>& house) {
  return std::ranges::any_of(house, [&](const Room& room) {
    return is_in(path, room.path.substr(0, room.path.find('/')));
  });
}

// Walks the includes; `path` is the way from the first file to the present one.
class CircleWalk {
 public:
  explicit CircleWalk(const Sources& sources) : sources_(sources) {}

  void visit(const std::string& file) {
    if (done_.contains(file)) return;
    path_.push_back(file);
    for (const Include& include : includes_of(sources_.at(file))) {
      if (!include.ours || !sources_.contains(include.header)) continue;
      const auto met = std::ranges::find(path_, include.header);
      if (met == path_.end()) {
        visit(include.header);
      } else {
        found_.push_back({file, include.line, "an include circle: " + way(met)});
      }
    }
    path_.pop_back();
    done_.insert(file);
  }

  std::vector<Finding> found() const { return found_; }

 private:
  std::string way(std::vector<std::string>::iterator from) const {
    std::string text;
    for (auto file = from; file != path_.end(); ++file) text += *file + " -> ";
    return text + *from;
  }

  const Sources& sources_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> includes;
  const std::string code = code_of(text);
  const std::vector<std::string_view> lines = lines_of(text);
  const std::vector<std::string_view> code_lines = lines_of(code);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!code_lines[i].starts_with("#include")) continue;
    const std::size_t open = lines[i].find_first_of("<\"");
    const std::size_t close = lines[i].find_first_of(">\"", open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) continue;
    includes.push_back(
        {i + 1, std::string(lines[i].substr(open + 1, close - open - 1)), lines[i][open] == '"'});
  }
  return includes;
}

std::vector<Finding> against_the_arrows(const Sources& sources, const std::vector<Room>& house) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path) || !is_on_a_floor(path, house)) continue;
    const Room* from = room_of(path, house);
    if (from == nullptr) {
      found.push_back({path, 0, "is in no room; give it a row in tests/tidy/house.cc"});
      continue;
    }
    for (const Include& include : includes_of(text)) {
      if (!include.ours) continue;
      const Room* to = room_of(include.header, house);
      if (to == nullptr || !sources.contains(include.header)) {
        found.push_back({path, include.line,
                         "`" + include.header + "` is no file; include by path from the root"});
      } else if (!may_use(*from, *to, house)) {
        found.push_back({path, include.line,
                         from->path + " may not see " + to->path +
                             "; move what it needs down, or the file up"});
      }
    }
  }
  return found;
}

std::vector<Finding> strange_libraries(const Sources& sources, const std::vector<Library>& all) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!is_code(path)) continue;
    for (const Include& include : includes_of(text))
      for (const Library& library : all)
        if (include.header.starts_with(library.header) && !is_in_any(path, library.folders))
          found.push_back({path, include.line,
                           "`" + include.header + "` is seen only in " + library.folders.front() +
                               "; use that room"});
  }
  return found;
}

std::vector<Finding> include_circles(const Sources& sources) {
  CircleWalk walk(sources);
  for (const auto& [path, text] : sources)
    if (is_code(path)) walk.visit(path);
  return walk.found();
}

std::vector<Finding> own_header_not_first(const Sources& sources) {
  std::vector<Finding> found;
  for (const auto& [path, text] : sources) {
    if (!path.ends_with(".cc")) continue;
    const std::string header = path.substr(0, path.size() - 2) + "h";
    if (!sources.contains(header)) continue;
    const std::vector<Include> includes = includes_of(text);
    if (includes.empty() || includes.front().header != header)
      found.push_back({path, includes.empty() ? 0 : includes.front().line,
                       "includes its own header first: `" + header + "`"});
  }
  return found;
}

}  // namespace toadlane::tidy
