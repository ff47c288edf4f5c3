#include "service/render/json_writer.h"

#include "engine/base/invariant.h"

namespace toadlane::render {

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_items_.empty()) return;
  if (has_items_.back()) text_ += ',';
  has_items_.back() = true;
  text_ += '\n';
  text_.append(2 * has_items_.size(), ' ');
}

void JsonWriter::quoted(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  text_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text_ += '\\';
      text_ += c;
    } else if (c == '\n') {
      text_ += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      text_ += "\\u00";
      text_ += digits[byte >> 4U];
      text_ += digits[byte & 0xFU];
    } else {
      text_ += c;
    }
  }
  text_ += '"';
}

JsonWriter& JsonWriter::close(char bracket) {
  invariant(!has_items_.empty(), "an open object or list to close");
  const bool had_items = has_items_.back();
  has_items_.pop_back();
  if (had_items) {
    text_ += '\n';
    text_.append(2 * has_items_.size(), ' ');
  }
  text_ += bracket;
  if (has_items_.empty()) text_ += '\n';
  return *this;
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  return close('}');
}

JsonWriter& JsonWriter::begin_list() {
  before_value();
  text_ += '[';
  has_items_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_list() {
  return close(']');
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  quoted(name);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  before_value();
  quoted(text);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t whole) {
  constexpr std::int64_t most = std::int64_t{1} << 53;
  invariant(whole <= most && whole >= -most, "a number that every reader of JSON keeps");
  before_value();
  text_ += std::to_string(whole);
  return *this;
}

JsonWriter& JsonWriter::yes_no(bool answer) {
  before_value();
  text_ += answer ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::nothing() {
  before_value();
  text_ += "null";
  return *this;
}

}  // namespace toadlane::render
