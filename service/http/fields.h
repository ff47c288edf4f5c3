#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::http {

/// Visits the members of a JSON body. One description of a question drives the reader of the body
/// and the OpenAPI schema:
///
///   void describe(Fields& fields, CheckQuestion& question) {
///     fields.text("bylaws", question.bylaws, "the bylaws, as YAML text");
///     fields.texts("law", question.law, "identifiers of the statute packs to check against");
///     fields.one_of("format", question.format, {"json", "text"}, "how the answer is written");
///     fields.answers_in({"json", "text"});
///   }
///
/// A `text` must be there; the others may be left out. There are no numbers with a fraction: money
/// and exact numbers travel as texts ("12.50").
class Fields {
 public:
  virtual ~Fields() = default;
  virtual void text(std::string_view name, std::string& value, std::string_view description) = 0;
  /// Left out means as it is: empty, unless said otherwise before. Given, it is not empty.
  virtual void optional_text(std::string_view name, std::string& value,
                             std::string_view description) = 0;
  /// One of a few words. Left out means as it is.
  virtual void one_of(std::string_view name, std::string& value,
                      const std::vector<std::string>& words, std::string_view description) = 0;
  /// Left out means no.
  virtual void flag(std::string_view name, bool& value, std::string_view description) = 0;
  virtual void whole_number(std::string_view name, std::optional<std::int64_t>& value,
                            std::string_view description) = 0;
  /// Left out means none.
  virtual void texts(std::string_view name, std::vector<std::string>& value,
                     std::string_view description) = 0;
  /// The formats that the answer may have, by the names of media_type.h. Silent: JSON.
  virtual void answers_in(const std::vector<std::string>& formats) = 0;
};

/// A description bound to the question that it fills.
using Describe = std::function<void(Fields&)>;

}  // namespace toadlane::http
