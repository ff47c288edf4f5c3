#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

namespace toadlane::golden {

/// The folders below `examples` that hold bylaws, sorted: "bicycle-collective", "corpus/w1".
inline std::vector<std::string> example_folders(const std::filesystem::path& examples) {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(examples))
    if (entry.path().filename() == "bylaws.yaml")
      folders.push_back(entry.path().parent_path().lexically_relative(examples).generic_string());
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// A folder as the name of a test: "corpus/w1" is corpus_w1.
inline std::string test_name_of(std::string folder) {
  for (char& c : folder)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return folder;
}

}  // namespace toadlane::golden
