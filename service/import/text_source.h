#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace toadlane::import {

/// The bytes of one input, which stay where they are as long as someone holds them: whatever is
/// read from them may point into them.
///
/// A large file is mapped, not copied. It must not be shortened while it is read.
class TextSource {
 public:
  /// A file. Missing: T301. A folder, no permission, a fault of the disk, over 8 GiB: T302.
  static Result<std::shared_ptr<const TextSource>> open(const std::string& path);
  /// Standard input or another open descriptor, read to its end; `name` is for messages.
  static Result<std::shared_ptr<const TextSource>> read(int descriptor, const std::string& name);
  /// A text that is already in memory.
  static std::shared_ptr<const TextSource> of(std::string text);

  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;
  ~TextSource();

  [[nodiscard]] std::string_view text() const {
    return mapped_ != nullptr ? std::string_view(mapped_, mapped_size_) : std::string_view(owned_);
  }

 private:
  TextSource() = default;

  std::string owned_;
  const char* mapped_ = nullptr;
  std::size_t mapped_size_ = 0;
};

}  // namespace toadlane::import
