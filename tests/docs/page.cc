#include "tests/docs/page.h"

#include <algorithm>
#include <array>
#include <regex>

#include "tests/golden/case.h"

namespace toadlane::docs {
namespace {

constexpr std::string_view fence = "```";
constexpr std::string_view anything = "...";

std::string_view without_indent(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

std::string after(std::string_view line, std::string_view mark) {
  const std::size_t at = line.find(mark);
  if (at == std::string_view::npos) return "";
  const std::string_view rest = line.substr(at + mark.size());
  return std::string(rest.substr(0, rest.find(' ')));
}

bool line_fits(std::string_view expected, std::string_view found) {
  const std::size_t at = expected.find(anything);
  if (at == std::string_view::npos) return expected == found;
  if (!found.starts_with(expected.substr(0, at))) return false;
  const std::string_view rest = expected.substr(at + anything.size());
  for (std::size_t i = at; i <= found.size(); ++i)
    if (line_fits(rest, found.substr(i))) return true;
  return false;
}

bool fits_from(const std::vector<std::string>& expected, std::size_t e,
               const std::vector<std::string>& found, std::size_t f) {
  for (; e < expected.size(); ++e, ++f) {
    if (expected[e] == anything) {
      for (std::size_t i = f; i <= found.size(); ++i)
        if (fits_from(expected, e + 1, found, i)) return true;
      return false;
    }
    if (f == found.size() || !line_fits(expected[e], found[f])) return false;
  }
  return f == found.size();
}

bool in_console(const Page& page, std::size_t line) {
  return std::ranges::any_of(page.blocks, [&](const Block& block) {
    return block.language == "console" && line >= block.first &&
           line < block.first + block.lines.size();
  });
}

std::string at_line(std::size_t position, const std::string& what) {
  return "line " + std::to_string(position + 1) + ": " + what;
}

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Page page_of(std::string_view text) {
  Page page;
  page.lines = lines_of(text);
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string_view head = page.lines[i];
    if (!head.starts_with(fence)) continue;
    Block block;
    const std::string_view info = head.substr(fence.size());
    block.language = info.substr(0, info.find(' '));
    block.file = after(info, " file=");
    block.first = i + 1;
    while (++i < page.lines.size() && page.lines[i] != fence) block.lines.push_back(page.lines[i]);
    page.blocks.push_back(std::move(block));
  }
  return page;
}

Page read_page(const std::filesystem::path& path) {
  Page page = page_of(golden::bytes_of(path));
  page.path = path;
  return page;
}

std::vector<Command> commands_of(const Block& block) {
  std::vector<Command> commands;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const std::string& line = block.lines[i];
    if (line.starts_with("$ ")) {
      Command command{line.substr(2), 0, {}};
      while (command.text.ends_with('\\') && i + 1 < block.lines.size() &&
             block.lines[i + 1].starts_with("> "))
        command.text += "\n" + block.lines[++i].substr(2);
      command.first = block.first + i + 1;
      commands.push_back(std::move(command));
    } else if (!commands.empty()) {
      commands.back().expected.push_back(line);
    }
  }
  return commands;
}

std::vector<std::string> faults_of(const Page& page) {
  constexpr std::array<std::string_view, 5> shells{"sh", "bash", "shell", "zsh", "shell-session"};
  std::vector<std::string> faults;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string_view line = without_indent(page.lines[i]);
    if (line.starts_with("$ ") && !in_console(page, i))
      faults.push_back(at_line(i, "a command outside a console block is run by no test"));
    if (line.starts_with(fence) && line.size() != page.lines[i].size() && !in_console(page, i))
      faults.push_back(at_line(i, "a fence begins its line"));
  }
  for (const Block& block : page.blocks) {
    const std::size_t line = block.first - 1;
    if (std::ranges::find(shells, block.language) != shells.end())
      faults.push_back(at_line(line, "commands go into a console block"));
    if (block.first + block.lines.size() >= page.lines.size())
      faults.push_back(at_line(line, "this block is not closed"));
    if (block.language == "http" && block.lines.empty())
      faults.push_back(at_line(line, "an http block is a request or an answer"));
    if (block.language != "console") continue;
    if (block.lines.empty() || !block.lines.front().starts_with("$ "))
      faults.push_back(at_line(line, "a console block begins with a command"));
  }
  return faults;
}

std::vector<std::string> missing_files(const Page& page, const std::filesystem::path& root) {
  static const std::regex link(R"(\]\(([^):#]+)(#[^)]*)?\))");
  static const std::regex source("`((?:engine|rules|service|tests|examples)/[a-z_0-9/.-]+)`");
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& line = page.lines[i];
    const auto look = [&](const std::regex& words, const std::filesystem::path& folder) {
      for (std::sregex_iterator one(line.begin(), line.end(), words), end; one != end; ++one)
        if (!std::filesystem::exists(folder / (*one)[1].str()))
          missing.push_back(at_line(i, "there is no " + (*one)[1].str()));
    };
    look(link, page.path.parent_path());
    look(source, root);
  }
  return missing;
}

std::vector<std::filesystem::path> pages_of(const std::filesystem::path& root) {
  std::vector<std::filesystem::path> pages{root / "README.md"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::ranges::sort(pages);
  return pages;
}

bool fits(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
  return fits_from(expected, 0, found, 0);
}

}  // namespace toadlane::docs
