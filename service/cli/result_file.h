#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"

namespace toadlane::cli {

/// A file of results that is whole or as it was: it is written as FILE.partial, and renamed once
/// nothing else can fail. A file that was there is replaced.
///
///   Result<ResultFile> file = ResultFile::begin("register.csv");
///   write(file->path());
///   file->finish();
class ResultFile {
 public:
  static Result<ResultFile> begin(const std::string& file);
  ResultFile(ResultFile&& other) noexcept;
  ResultFile(const ResultFile&) = delete;
  ResultFile& operator=(const ResultFile&) = delete;
  ResultFile& operator=(ResultFile&&) = delete;
  /// What was not finished is taken away.
  ~ResultFile();

  /// Where it is written meanwhile.
  [[nodiscard]] const std::string& path() const { return partial_; }
  /// Writes all of it and brings it to the disk, or says why not.
  std::optional<Diagnostic> write(std::string_view text);
  /// Puts the file in its place, or says why not.
  std::optional<Diagnostic> finish();

 private:
  ResultFile() = default;

  std::string file_;
  std::string partial_;
  bool open_ = false;
};

}  // namespace toadlane::cli
