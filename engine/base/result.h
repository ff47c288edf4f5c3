#pragma once

#include <optional>
#include <utility>

#include "engine/base/diagnostic.h"
#include "engine/base/invariant.h"

namespace toadlane {

/// A value, or the diagnostics that say why there is none (never both, never neither).
///
///   Result<Ratio> rate = parse_ratio("2/3");
///   if (!rate) return rate.diagnostics();
///   use(*rate);
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Diagnostic why) { why_.add(std::move(why)); }
  Result(Diagnostics why) : why_(std::move(why)) {
    invariant(why_.has_errors(), "a failed result says why");
  }

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() {
    invariant(ok(), "a failed result has no value");
    return *value_;
  }
  const T& value() const {
    invariant(ok(), "a failed result has no value");
    return *value_;
  }
  [[nodiscard]] const Diagnostics& diagnostics() const& { return why_; }
  [[nodiscard]] Diagnostics diagnostics() && { return std::move(why_); }

 private:
  std::optional<T> value_;
  Diagnostics why_;
};

}  // namespace toadlane
