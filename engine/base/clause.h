#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace toadlane {

/// The one address of a rule: `surplus.steps[2].move`, `meetings.members.quorum`. Diagnostics,
/// traces, findings, statements and URLs all use it. List positions count from 0.
///
///   Clause{"surplus"}.key("steps").item(2)   ->   surplus.steps[2]
class Clause {
 public:
  Clause() = default;
  explicit Clause(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] Clause key(std::string_view name) const {
    return Clause(path_.empty() ? std::string(name) : path_ + "." + std::string(name));
  }
  [[nodiscard]] Clause item(std::size_t position) const {
    return Clause(path_ + "[" + std::to_string(position) + "]");
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool empty() const { return path_.empty(); }

  friend auto operator<=>(const Clause&, const Clause&) = default;

 private:
  std::string path_;
};

}  // namespace toadlane
