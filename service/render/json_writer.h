#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/number/integer.h"
#include "engine/number/money.h"
#include "engine/number/ratio.h"

namespace toadlane::render {

/// Writes JSON text, indented by two spaces, in the order of the calls: the same question always
/// has the same bytes. Money is a decimal string, exact values are "n/d"; there are no numbers but
/// small whole ones, because readers lose digits of others.
///
///   JsonWriter json;
///   json.begin_object().key("dividend").value("41250.00").end_object();
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_list();
  JsonWriter& end_list();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(Money money) { return value(money.text()); }
  JsonWriter& value(const Ratio& ratio) { return value(ratio.text()); }
  JsonWriter& number(std::int64_t whole);  // within 2^53 either way (an invariant)
  JsonWriter& yes_no(bool answer);
  JsonWriter& nothing();

  /// A key and its value.
  template <class T>
  JsonWriter& field(std::string_view name, const T& what) {
    return key(name).value(what);
  }
  /// A key and its number as text, or null where there is none.
  JsonWriter& optional_field(std::string_view name, const std::optional<Integer>& number) {
    return number ? key(name).value(number->text()) : key(name).nothing();
  }
  /// A key and its text, left out when it is empty.
  JsonWriter& said(std::string_view name, const std::string& text) {
    return text.empty() ? *this : key(name).value(text);
  }

  /// The text so far, ending with a line break once the outermost value is closed.
  [[nodiscard]] const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  void before_value();
  void quoted(std::string_view text);
  JsonWriter& close(char bracket);

  std::string text_;
  std::vector<bool> has_items_;  // of each open object or list
  bool after_key_ = false;
};

}  // namespace toadlane::render
