#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"
#include "service/render/certificate.h"

namespace toadlane::cli {

/// A folder of results that is whole or not there: it is written as FOLDER.partial, and renamed
/// once everything is on the disk. FOLDER must be absent or empty.
///
///   Result<ResultFolder> folder = ResultFolder::begin("DIR");
///   folder->write("register.csv", text);
///   if (!folder->prepare()) folder->finish();
class ResultFolder {
 public:
  static Result<ResultFolder> begin(const std::string& folder);
  ResultFolder(ResultFolder&& other) noexcept;
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;
  ResultFolder& operator=(ResultFolder&&) = delete;
  /// What was not finished is taken away, with the folders above it that were made for it.
  ~ResultFolder();

  /// Writes a file; after a failure the others are not tried.
  void write(const std::string& name, std::string_view text);
  /// The hash of every file that was written so far, sorted by name.
  [[nodiscard]] std::vector<render::FileHash> hashes();
  /// The same for a file that is written piece by piece, into the descriptor that `put` is given.
  using Put = std::function<std::optional<Diagnostic>(int descriptor)>;
  void write(const std::string& name, const Put& put);
  /// Brings everything to the disk, or says what failed.
  std::optional<Diagnostic> prepare();
  /// Puts the prepared folder in its place, or says why not.
  std::optional<Diagnostic> finish();

 private:
  ResultFolder() = default;

  [[nodiscard]] std::string path(const std::string& name) const { return partial_ + "/" + name; }

  std::string folder_;
  std::string partial_;
  std::string topmost_;  // the highest folder that was not there before
  std::optional<Diagnostic> failure_;
  bool open_ = false;
};

}  // namespace toadlane::cli
