#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/render/text_out.h"

namespace toadlane::render {

/// The text as HTML and SVG may hold it, also between quotes: & < > " ' are written as references,
/// control characters as \xNN.
///
///   Fish & <Chips>   ->   Fish &amp; &lt;Chips&gt;
std::string markup_text(std::string_view text);

/// Writes HTML or SVG that is well-formed XML as well: whatever is begun is ended, every text is
/// escaped. One element a line.
///
///   html.begin("ol").line("li", "1 & 2").end();   ->   <ol>
///                                                      <li>1 &amp; 2</li>
///                                                      </ol>
class MarkupWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string>>;

  explicit MarkupWriter(TextOut& out) : out_(out) {}

  MarkupWriter& begin(std::string_view tag, Attributes attributes = {});
  /// Ends what was begun last; something was (an invariant).
  MarkupWriter& end();
  /// An element that holds a text and nothing else.
  MarkupWriter& line(std::string_view tag, std::string_view text, Attributes attributes = {});
  /// An element that holds nothing.
  MarkupWriter& alone(std::string_view tag, Attributes attributes = {});
  /// A text inside the element that was begun last.
  MarkupWriter& text(std::string_view text);
  /// Bytes of the program's own, as they are: a style, a document type.
  MarkupWriter& raw(std::string_view bytes);

 private:
  void put_tag(std::string_view tag, Attributes attributes, std::string_view close);

  TextOut& out_;
  std::vector<std::string> open_;
};

}  // namespace toadlane::render
