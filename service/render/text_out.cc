#include "service/render/text_out.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::render {
static constexpr std::size_t flush_bytes = std::size_t{1} << 16U;

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

TextOut::TextOut(int descriptor, std::string name)
    : name_(std::move(name)), descriptor_(descriptor) {
  invariant(descriptor >= 0, "a text is written to an open file");
}

TextOut& TextOut::put(std::string_view text) {
  buffer_ += text;
  if (descriptor_ >= 0 && buffer_.size() >= flush_bytes) flush();
  return *this;
}

std::string TextOut::take() {
  return std::exchange(buffer_, {});
}

std::optional<Diagnostic> TextOut::finish() {
  if (descriptor_ >= 0) flush();
  if (fault_ == 0) return std::nullopt;
  return Diagnostic::error(Code::U102, "cannot write `" + name_ + "`: " + std::strerror(fault_))
      .hint("make room or choose another folder, and run the command again");
}

void TextOut::flush() {
  if (fault_ == 0) fault_ = write_all(descriptor_, buffer_);
  buffer_.clear();
}

}  // namespace toadlane::render
