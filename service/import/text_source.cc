#include "service/import/text_source.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace toadlane::import {
namespace {

constexpr std::size_t bytes_max = std::size_t{8} << 30U;
constexpr std::size_t mapped_from_bytes = std::size_t{1} << 20U;  // smaller files are copied
constexpr std::size_t chunk_bytes = std::size_t{1} << 16U;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

Diagnostic unreadable(const std::string& name, const std::string& why) {
  return Diagnostic::error(Code::T302, "`" + name + "` cannot be read: " + why)
      .hint("check that it is a file and that you may read it");
}

Diagnostic cannot_open(const std::string& path, int fault) {
  if (fault == ENOENT || fault == ENOTDIR)
    return Diagnostic::error(Code::T301, "there is no file `" + path + "`")
        .hint("check the name and the folder");
  return unreadable(path, std::strerror(fault));
}

Diagnostic too_large(const std::string& name) {
  return unreadable(name, "it is over 8 GiB");
}

}  // namespace

TextSource::~TextSource() {
  if (mapped_ != nullptr) ::munmap(const_cast<char*>(mapped_), mapped_size_);
}

std::shared_ptr<const TextSource> TextSource::of(std::string text) {
  std::shared_ptr<TextSource> source(new TextSource);
  source->owned_ = std::move(text);
  return source;
}

Result<std::shared_ptr<const TextSource>> TextSource::open(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) return cannot_open(path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) return unreadable(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return unreadable(path, "it is a folder");
  const auto bytes = static_cast<std::size_t>(status.st_size);
  if (bytes > bytes_max) return too_large(path);
  if (!S_ISREG(status.st_mode) || bytes < mapped_from_bytes) return read(file.number(), path);
  void* const mapped =
      ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
  if (mapped == MAP_FAILED) return unreadable(path, std::strerror(errno));
  std::shared_ptr<TextSource> source(new TextSource);
  source->mapped_ = static_cast<const char*>(mapped);
  source->mapped_size_ = bytes;
  return std::shared_ptr<const TextSource>(std::move(source));
}

Result<std::shared_ptr<const TextSource>> TextSource::read(int descriptor,
                                                           const std::string& name) {
  std::string text;
  for (;;) {
    const std::size_t so_far = text.size();
    text.resize(so_far + chunk_bytes);
    const ssize_t got = ::read(descriptor, text.data() + so_far, chunk_bytes);
    if (got < 0 && errno == EINTR) {
      text.resize(so_far);
      continue;
    }
    if (got < 0) return unreadable(name, std::strerror(errno));
    text.resize(so_far + static_cast<std::size_t>(got));
    if (got == 0) return of(std::move(text));
    if (text.size() > bytes_max) return too_large(name);
  }
}

}  // namespace toadlane::import
