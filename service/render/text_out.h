#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"

namespace toadlane::render {

/// Writes all bytes to an open descriptor, whatever interrupts it: 0, or the errno of the failure.
int write_all(int descriptor, std::string_view bytes);

/// Where a long text goes piece by piece: into memory, or into an open file of which only a part is
/// held at a time.
///
///   TextOut out(descriptor, "statements.html");
///   out.put("<p>").put("10.00");
///   if (auto why = out.finish()) ...
class TextOut {
 public:
  /// Into a string.
  TextOut() = default;
  /// Into an open descriptor, which stays the caller's; `name` is for the message.
  TextOut(int descriptor, std::string name);
  TextOut(const TextOut&) = delete;
  TextOut& operator=(const TextOut&) = delete;

  TextOut& put(std::string_view text);

  /// What was written into memory; nothing of it is left.
  std::string take();
  /// Hands the last bytes to the file. A fault of any write (U102), once; nothing when all is well.
  /// Not yet on the disk: that is the caller's fsync.
  std::optional<Diagnostic> finish();

 private:
  void flush();

  std::string buffer_;
  std::string name_;
  int descriptor_ = -1;
  int fault_ = 0;  // errno of the first failed write
};

}  // namespace toadlane::render
