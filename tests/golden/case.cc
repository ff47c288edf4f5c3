#include "tests/golden/case.h"

#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

namespace toadlane::golden {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> own_files{"command", "expected.txt", "expected.err",
                                                    "status",  "expected",     "request"};

bool is_own(const fs::path& entry) {
  return std::ranges::find(own_files, entry.filename().string()) != own_files.end();
}

std::string in_quotes(const fs::path& path) {
  std::string text = "'";
  for (const char c : path.string()) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

// "# why: the reason" -> "the reason"; nothing for another line.
std::string note(const std::string& line, const std::string& name) {
  const std::string begin = "# " + name + ": ";
  return line.starts_with(begin) ? line.substr(begin.size()) : "";
}

void read_command(const std::string& text, Case& one) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("#")) {
      one.why += note(line, "why");
      one.with += note(line, "with");
    } else if (!line.empty()) {
      lines.push_back(line);
    }
  }
  if (lines.size() == 1) lines.front().insert(0, "toadlane ");
  for (const std::string& line : lines) one.script += line + "\n";
}

void lay_files(const fs::path& from, const fs::path& to) {
  for (const fs::directory_entry& entry : fs::directory_iterator(from))
    if (!is_own(entry.path()))
      fs::copy(entry.path(), to / entry.path().filename(),
               fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

// The line and the text of the first difference of two texts.
std::string first_difference(const std::string& wanted, const std::string& found) {
  std::size_t line = 1;
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < wanted.size() && at < found.size() && wanted[at] == found[at]) {
    if (wanted[at] == '\n') {
      ++line;
      begin = at + 1;
    }
    ++at;
  }
  const auto line_at = [begin](const std::string& text) {
    return begin >= text.size() ? std::string("(the end)")
                                : text.substr(begin, text.find('\n', begin) - begin);
  };
  return "line " + std::to_string(line) + "\n    expected: " + line_at(wanted) +
         "\n    found:    " + line_at(found);
}

void compare(const std::string& what, const std::string& wanted, const std::string& found,
             std::vector<std::string>& wrong) {
  if (wanted != found)
    wrong.push_back(what + " differs at " + first_difference(wanted, found) +
                    "\n  all that was found:\n" + found);
}

void write_or_remove(const fs::path& file, const std::string& bytes) {
  if (bytes.empty())
    fs::remove(file);
  else
    write_bytes(file, bytes);
}

}  // namespace

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

bool updating() {
  const char* wish = std::getenv("UPDATE_GOLDEN");
  return wish != nullptr && std::string_view(wish) == "1";
}

std::vector<fs::path> case_folders(const std::vector<fs::path>& roots) {
  std::vector<fs::path> folders;
  for (const fs::path& root : roots)
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
      if (entry.is_regular_file() && entry.path().filename() == "command")
        folders.push_back(entry.path().parent_path());
  std::ranges::sort(folders);
  return folders;
}

Case read_case(const fs::path& folder, const fs::path& root) {
  Case one{.folder = folder, .name = fs::relative(folder, root / "tests").string()};
  read_command(bytes_of(folder / "command"), one);
  return one;
}

Expected read_expected(const Case& one) {
  Expected expected;
  Outcome& outcome = expected.outcome;
  outcome.output = bytes_of(one.folder / "expected.txt");
  outcome.errors = bytes_of(one.folder / "expected.err");
  const std::string status = bytes_of(one.folder / "status");
  outcome.status = status.empty() ? 0 : std::stoi(status);
  const fs::path files = one.folder / "expected";
  if (fs::is_directory(files))
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(files))
      if (entry.is_regular_file())
        outcome.files[fs::relative(entry.path(), files).string()] = bytes_of(entry.path());
  expected.stated = outcome != Outcome{};
  return expected;
}

Outcome run_case(const Case& one, const fs::path& root, const fs::path& program,
                 const fs::path& scratch, const std::map<std::string, std::string>& wanted) {
  fs::remove_all(scratch);
  const fs::path here = scratch / "here";
  fs::create_directories(here);
  if (!one.with.empty()) lay_files(root / one.with, here);
  lay_files(one.folder, here);
  write_bytes(scratch / "script", one.script);
  const std::string command =
      "cd " + in_quotes(here) + " && PATH=" + in_quotes(program.parent_path()) +
      ":/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC timeout 120 bash -e -o pipefail ../script </dev/null "
      ">../output 2>../errors";
  const int status = std::system(command.c_str());
  Outcome found{.output = bytes_of(scratch / "output"),
                .errors = bytes_of(scratch / "errors"),
                .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                .files = {}};
  for (const auto& [path, text] : wanted)
    if (fs::is_regular_file(here / path)) found.files[path] = bytes_of(here / path);
  fs::remove_all(scratch);
  return found;
}

std::vector<std::string> differences(const Case& one, const Expected& expected,
                                     const Outcome& found) {
  std::vector<std::string> wrong;
  if (one.why.empty()) wrong.emplace_back("`command` has no line `# why:`");
  if (!expected.stated)
    wrong.emplace_back("the folder expects nothing: UPDATE_GOLDEN=1 writes what was found");
  compare("standard output", expected.outcome.output, found.output, wrong);
  compare("standard error", expected.outcome.errors, found.errors, wrong);
  if (expected.outcome.status != found.status)
    wrong.push_back("the exit status is " + std::to_string(found.status) + ", not " +
                    std::to_string(expected.outcome.status));
  for (const auto& [path, text] : expected.outcome.files) {
    const auto written = found.files.find(path);
    if (written == found.files.end())
      wrong.push_back(path + " was not written");
    else
      compare(path, text, written->second, wrong);
  }
  return wrong;
}

void update(const Case& one, const Outcome& found) {
  write_or_remove(one.folder / "expected.txt", found.output);
  write_or_remove(one.folder / "expected.err", found.errors);
  write_or_remove(one.folder / "status",
                  found.status == 0 ? "" : std::to_string(found.status) + "\n");
  for (const auto& [path, text] : found.files) write_bytes(one.folder / "expected" / path, text);
}

}  // namespace toadlane::golden
