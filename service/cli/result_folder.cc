#include "service/cli/result_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "service/cli/command.h"
#include "service/digest/digest.h"
#include "service/import/text_source.h"
#include "service/render/text_out.h"

namespace toadlane::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic cannot_make(const std::string& folder, const std::string& why,
                       const std::string& advice) {
  return Diagnostic::error(Code::U101, "cannot write to `" + folder + "`: " + why).hint(advice);
}

// What was written into a folder is on the disk.
void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

// The highest folder of a path that is not there yet; the path itself when only it is missing.
std::string first_missing(fs::path path) {
  std::error_code fault;
  while (path.has_parent_path() && !fs::exists(path.parent_path(), fault))
    path = path.parent_path();
  return path.string();
}

}  // namespace

Result<ResultFolder> ResultFolder::begin(const std::string& folder) {
  std::string path = folder;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  std::error_code fault;
  const bool there = fs::exists(path, fault);
  if (there && (!fs::is_directory(path, fault) || !fs::is_empty(path, fault)))
    return cannot_make(path, "it exists and is not an empty folder",
                       "name a new folder; results are never mixed with what is there");
  ResultFolder result;
  result.folder_ = path;
  result.partial_ = path + ".partial";
  if (fs::exists(result.partial_, fault))
    return cannot_make(path, "`" + result.partial_ + "` is there, left by a run that was stopped",
                       "delete `" + result.partial_ + "` and run the command again");
  result.topmost_ = first_missing(result.partial_);
  result.open_ = true;
  if (!fs::create_directories(result.partial_ + "/inputs", fault))
    return cannot_make(path, fault.message(), "choose a folder that you may write to");
  return result;
}

ResultFolder::ResultFolder(ResultFolder&& other) noexcept
    : folder_(std::move(other.folder_)),
      partial_(std::move(other.partial_)),
      topmost_(std::move(other.topmost_)),
      failure_(std::move(other.failure_)),
      open_(std::exchange(other.open_, false)) {}

ResultFolder::~ResultFolder() {
  if (!open_) return;
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
  fs::path above = partial_;
  while (above != topmost_) {
    above = above.parent_path();
    if (!fs::remove(above, ignored)) return;  // somebody else put something there
  }
}

void ResultFolder::write(const std::string& name, std::string_view text) {
  write(name, [&](int descriptor) {
    render::TextOut out(descriptor, path(name));
    out.put(text);
    return out.finish();
  });
}

void ResultFolder::write(const std::string& name, const Put& put) {
  if (failure_) return;
  const std::string file = path(name);
  const auto cannot_write = [&](int fault) {
    return Diagnostic::error(Code::U102, "cannot write `" + file + "`: " + std::strerror(fault))
        .hint("make room or choose another folder, and run the command again");
  };
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    failure_ = cannot_write(errno);
    return;
  }
  failure_ = put(descriptor);
  if (::fsync(descriptor) != 0 && !failure_) failure_ = cannot_write(errno);
  if (::close(descriptor) != 0 && !failure_) failure_ = cannot_write(errno);
}

std::vector<render::FileHash> ResultFolder::hashes() {
  std::vector<render::FileHash> hashes;
  if (failure_) return hashes;
  std::error_code fault;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(partial_, fault)) {
    if (!entry.is_regular_file(fault)) continue;
    const auto text = import::TextSource::open(entry.path().string());
    if (!text) {
      failure_ = text.diagnostics().all().front();
      return {};
    }
    hashes.push_back({fs::relative(entry.path(), partial_, fault).generic_string(),
                      blake2b_256_hex((*text)->text())});
  }
  std::sort(hashes.begin(), hashes.end(),
            [](const auto& a, const auto& b) { return a.file < b.file; });
  return hashes;
}

std::optional<Diagnostic> ResultFolder::prepare() {
  if (failure_) return failure_;
  sync_folder(partial_ + "/inputs");
  sync_folder(partial_);
  return std::nullopt;
}

std::optional<Diagnostic> ResultFolder::finish() {
  std::error_code fault;
  fs::remove(folder_, fault);  // an empty one
  fs::rename(partial_, folder_, fault);
  if (fault) return cannot_make(folder_, fault.message(), "choose a folder that you may write to");
  open_ = false;
  const fs::path above = fs::path(folder_).parent_path();
  sync_folder(above.empty() ? "." : above.string());
  return std::nullopt;
}

}  // namespace toadlane::cli
