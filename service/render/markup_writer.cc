#include "service/render/markup_writer.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"

namespace toadlane::render {

namespace {

// What stands for a character of markup; empty: the character itself.
std::string_view reference_to(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

}  // namespace

std::string markup_text(std::string_view text) {
  std::string shown = visible(text);
  const auto is_markup = [](char c) { return !reference_to(c).empty(); };
  if (std::none_of(shown.begin(), shown.end(), is_markup)) return shown;
  std::string escaped;
  escaped.reserve(shown.size() + shown.size() / 8);
  for (const char c : shown) {
    const std::string_view reference = reference_to(c);
    if (reference.empty())
      escaped += c;
    else
      escaped += reference;
  }
  return escaped;
}

MarkupWriter& MarkupWriter::begin(std::string_view tag, Attributes attributes) {
  put_tag(tag, attributes, ">\n");
  open_.emplace_back(tag);
  return *this;
}

MarkupWriter& MarkupWriter::end() {
  invariant(!open_.empty(), "an element is ended after it was begun");
  out_.put("</").put(open_.back()).put(">\n");
  open_.pop_back();
  return *this;
}

MarkupWriter& MarkupWriter::line(std::string_view tag, std::string_view text,
                                 Attributes attributes) {
  put_tag(tag, attributes, ">");
  out_.put(markup_text(text)).put("</").put(tag).put(">\n");
  return *this;
}

MarkupWriter& MarkupWriter::alone(std::string_view tag, Attributes attributes) {
  put_tag(tag, attributes, "/>\n");
  return *this;
}

MarkupWriter& MarkupWriter::text(std::string_view text) {
  out_.put(markup_text(text)).put("\n");
  return *this;
}

MarkupWriter& MarkupWriter::raw(std::string_view bytes) {
  out_.put(bytes);
  return *this;
}

void MarkupWriter::put_tag(std::string_view tag, Attributes attributes, std::string_view close) {
  out_.put("<").put(tag);
  for (const auto& [name, value] : attributes)
    out_.put(" ").put(name).put("=\"").put(markup_text(value)).put("\"");
  out_.put(close);
}

}  // namespace toadlane::render
