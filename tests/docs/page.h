#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::docs {

/// A fenced block of a Markdown page.
struct Block {
  std::string language;            // "console"; empty: none given
  std::string file;                // of ```yaml file=bylaws.yaml: the file that it is; else empty
  std::size_t first = 0;           // the position of its first line in Page::lines
  std::vector<std::string> lines;  // without the fences
};

/// A command of a console block and the output that the page shows for it.
///
///   $ toadlane --version
///   toadlane 0.1.0
///
/// A command that ends with a backslash goes on in the next line, behind `> `.
struct Command {
  std::string text;       // as bash runs it
  std::size_t first = 0;  // the position of its output in Page::lines
  std::vector<std::string> expected;
};

/// A page of the documentation.
struct Page {
  std::filesystem::path path;
  std::vector<std::string> lines;
  std::vector<Block> blocks;
};

std::vector<std::string> lines_of(std::string_view text);
std::string joined_lines(const std::vector<std::string>& lines);

Page read_page(const std::filesystem::path& path);
Page page_of(std::string_view text);
std::vector<Command> commands_of(const Block& block);

/// What a page may not hold: a command that no test would run (a line `$ ...` outside a console
/// block, a block in the language of a shell), a fence that is not at the beginning of its line or
/// is never closed, output in a console block before its first command.
std::vector<std::string> faults_of(const Page& page);

/// What a page points to that is not there: files of its links, and files of the sources that it
/// names in backquotes (`engine/number/columns.cc`; a name in capitals stands for any).
std::vector<std::string> missing_files(const Page& page, const std::filesystem::path& root);

/// README.md and every page below docs, sorted.
std::vector<std::filesystem::path> pages_of(const std::filesystem::path& root);

/// Whether the output is the expected one. A line `...` stands for any lines, also none; `...`
/// within a line stands for any characters.
bool fits(const std::vector<std::string>& expected, const std::vector<std::string>& found);

}  // namespace toadlane::docs
