#include "service/cli/result_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

#include "service/render/text_out.h"

namespace toadlane::cli {
namespace {

Diagnostic not_written(const std::string& file, int fault) {
  return Diagnostic::error(Code::U102, "cannot write `" + file + "`: " + std::strerror(fault))
      .hint("choose a file that you may write to");
}

}  // namespace

Result<ResultFile> ResultFile::begin(const std::string& file) {
  std::error_code fault;
  if (std::filesystem::is_directory(file, fault)) return not_written(file, EISDIR);
  ResultFile result;
  result.file_ = file;
  result.partial_ = file + ".partial";
  result.open_ = true;
  return result;
}

ResultFile::ResultFile(ResultFile&& other) noexcept
    : file_(std::move(other.file_)),
      partial_(std::move(other.partial_)),
      open_(std::exchange(other.open_, false)) {}

ResultFile::~ResultFile() {
  if (open_) ::unlink(partial_.c_str());
}

std::optional<Diagnostic> ResultFile::write(std::string_view text) {
  const int descriptor = ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return not_written(file_, errno);
  int fault = render::write_all(descriptor, text);
  if (fault == 0 && ::fsync(descriptor) != 0) fault = errno;
  if (::close(descriptor) != 0 && fault == 0) fault = errno;
  if (fault != 0) return not_written(file_, fault);
  return std::nullopt;
}

std::optional<Diagnostic> ResultFile::finish() {
  if (::rename(partial_.c_str(), file_.c_str()) != 0) return not_written(file_, errno);
  open_ = false;
  return std::nullopt;
}

}  // namespace toadlane::cli
