#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace toadlane::golden {

/// A folder that is a test: a command, the files that it reads, and what must come out.
///
///   tests/codes/T311/
///     command        # why: the measure of the only step has no column
///                    # with: tests/golden/bakery
///                    allocate bylaws.yaml year.yaml --members members.csv
///     members.csv    replaces the one of tests/golden/bakery
///     expected.err   what stands on standard error; no such file: nothing may
///     status         65
///
/// `# why:` says where the truth of the expectation comes from. `# with:` names a folder of the
/// source tree whose files are laid under those of the case. One line of command is arguments of
/// `toadlane`; several lines are run one after the other by `bash -e -o pipefail`, with the
/// program's folder first in PATH. The command runs in a copy, so nothing is written into the tree.
struct Case {
  std::filesystem::path folder;
  std::string name;  // "codes/T311"
  std::string why;
  std::string with;    // "" or a folder, from the root of the source tree
  std::string script;  // as bash runs it
};

/// What a command did, or what it must do.
struct Outcome {
  std::string output;                        // standard output: expected.txt
  std::string errors;                        // standard error: expected.err
  int status = 0;                            // status
  std::map<std::string, std::string> files;  // expected/PATH: files that the command must write

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Every folder below these that holds a file `command`, sorted by path.
std::vector<std::filesystem::path> case_folders(const std::vector<std::filesystem::path>& roots);

/// Reads a folder. `root` is the source tree.
Case read_case(const std::filesystem::path& folder, const std::filesystem::path& root);

/// What the folder expects. `stated` tells whether it holds any expectation at all.
struct Expected {
  Outcome outcome;
  bool stated = false;
};
Expected read_expected(const Case& one);

/// Runs the case in a copy below `scratch`, which is made anew. Of the files that the command
/// wrote, those named in `wanted` are kept.
Outcome run_case(const Case& one, const std::filesystem::path& root,
                 const std::filesystem::path& program, const std::filesystem::path& scratch,
                 const std::map<std::string, std::string>& wanted);

/// What is wrong with a case, for a person: nothing when it holds.
std::vector<std::string> differences(const Case& one, const Expected& expected,
                                     const Outcome& found);

/// Writes what was found as what is expected (UPDATE_GOLDEN=1).
void update(const Case& one, const Outcome& found);

/// A file's bytes; "" when it is not there.
std::string bytes_of(const std::filesystem::path& file);
void write_bytes(const std::filesystem::path& file, const std::string& bytes);

/// Whether UPDATE_GOLDEN=1 asks to rewrite expectations.
bool updating();

}  // namespace toadlane::golden
