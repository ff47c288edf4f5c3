#include "service/render/markup_writer.h"

#include "engine/base/invariant.h"
#include "engine/base/text.h"

namespace toadlane::render {

std::string markup_text(std::string_view text) {
  std::string escaped;
  for (const char c : visible(text)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
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
