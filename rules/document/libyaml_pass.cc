#include "rules/document/libyaml_pass.h"

#include <yaml.h>

#include <string>
#include <string_view>
#include <utility>

namespace toadlane::document {
namespace {

// libyaml counts characters, we count bytes. It asks for places that lie near one another.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) : text_(text) {}

  std::size_t of(const yaml_mark_t& mark) {
    while (character_ < mark.index && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && continues(byte_)) ++byte_;
      ++character_;
    }
    while (character_ > mark.index && byte_ > 0) {
      --byte_;
      while (byte_ > 0 && continues(byte_)) --byte_;
      --character_;
    }
    return byte_;
  }

 private:
  [[nodiscard]] bool continues(std::size_t at) const {
    return (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
  }
  std::string_view text_;
  std::size_t character_ = 0;
  std::size_t byte_ = 0;
};

// Owns what libyaml allocates.
class Parser {
 public:
  explicit Parser(std::string_view text) : ready_(yaml_parser_initialize(&parser_) != 0) {
    if (!ready_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (ready_) yaml_parser_delete(&parser_);
  }

  bool parse(yaml_event_t& event) { return ready_ && yaml_parser_parse(&parser_, &event) != 0; }

  [[nodiscard]] SyntaxError error(ByteOffsets& offsets) const {
    SyntaxError error;
    error.problem = ready_ && parser_.problem != nullptr ? parser_.problem : "out of memory";
    if (!ready_) return error;
    error.at = offsets.of(parser_.problem_mark);
    if (parser_.context != nullptr) {
      error.context = parser_.context;
      error.context_at = offsets.of(parser_.context_mark);
    }
    return error;
  }

 private:
  yaml_parser_t parser_{};
  bool ready_;
};

Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::block;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
      return Style::plain;
  }
  return Style::plain;
}

class Pass {
 public:
  Pass(const SourceFile& source, const Limits& limits, Diagnostics& diagnostics)
      : source_(source), limits_(limits), diagnostics_(diagnostics), offsets_(source.text()) {}

  LibyamlPass run() {
    Parser parser(source_.text());
    bool go_on = true;
    while (go_on) {
      yaml_event_t event;
      if (!parser.parse(event)) {
        pass_.error = parser.error(offsets_);
        break;
      }
      go_on = take(event) && !enough(diagnostics_);
      yaml_event_delete(&event);
    }
    return std::move(pass_);
  }

 private:
  // Whether to go on.
  bool take(const yaml_event_t& event) {
    const std::size_t begin = offsets_.of(event.start_mark);
    const std::size_t end = offsets_.of(event.end_mark);
    switch (event.type) {
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_DOCUMENT_END_EVENT:
        return true;
      case YAML_STREAM_END_EVENT:
        pass_.whole = true;
        return false;
      case YAML_DOCUMENT_START_EVENT:
        return document(event, begin, end);
      case YAML_ALIAS_EVENT:
        refuse_alias(begin, end);
        return add({.kind = Event::Kind::scalar,
                    .text = source_.text().substr(begin, end - begin),
                    .begin = begin,
                    .end = end});
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        refuse_decorations(scalar.anchor, scalar.tag, begin);
        return add({.kind = Event::Kind::scalar,
                    .style = style_of(scalar.style),
                    .text = std::string(reinterpret_cast<const char*>(scalar.value), scalar.length),
                    .begin = begin,
                    .end = end});
      }
      case YAML_SEQUENCE_START_EVENT: {
        const auto& list = event.data.sequence_start;
        refuse_decorations(list.anchor, list.tag, begin);
        const bool flow = list.style == YAML_FLOW_SEQUENCE_STYLE;
        return open({.kind = Event::Kind::list_begin, .flow = flow, .begin = begin, .end = end});
      }
      case YAML_MAPPING_START_EVENT: {
        const auto& map = event.data.mapping_start;
        refuse_decorations(map.anchor, map.tag, begin);
        const bool flow = map.style == YAML_FLOW_MAPPING_STYLE;
        return open({.kind = Event::Kind::map_begin, .flow = flow, .begin = begin, .end = end});
      }
      case YAML_SEQUENCE_END_EVENT:
        return close({.kind = Event::Kind::list_end, .begin = begin, .end = end});
      case YAML_MAPPING_END_EVENT:
        return close({.kind = Event::Kind::map_end, .begin = begin, .end = end});
    }
    return false;
  }

  bool add(Event event) {
    const bool counts = event.kind != Event::Kind::list_end && event.kind != Event::Kind::map_end;
    if (counts && ++nodes_ > limits_.nodes_max) {
      diagnostics_.add(
          Diagnostic::error(
              Code::D111, "the file has more than " + std::to_string(limits_.nodes_max) + " values")
              .at(source_.span(event.begin, event.end))
              .hint("put long tables into a CSV file"));
      return false;
    }
    pass_.events.push_back(std::move(event));
    return true;
  }

  bool open(Event event) {
    if (++depth_ > limits_.depth_max) {
      diagnostics_.add(Diagnostic::error(Code::D110, "lists and blocks are nested more than " +
                                                         std::to_string(limits_.depth_max) +
                                                         " levels deep")
                           .at(source_.span(event.begin, event.end))
                           .hint("take out brackets or dashes that are not needed"));
      return false;
    }
    return add(std::move(event));
  }

  bool close(Event event) {
    --depth_;
    return add(std::move(event));
  }

  bool document(const yaml_event_t& event, std::size_t begin, std::size_t end) {
    const auto& start = event.data.document_start;
    if (documents_++ > 0) {
      diagnostics_.add(Diagnostic::error(Code::D109, "a second document begins here")
                           .at(source_.span(begin, end))
                           .hint("delete the `---`, or put the rest into a file of its own"));
      return false;
    }
    if (start.version_directive != nullptr ||
        start.tag_directives.start != start.tag_directives.end)
      diagnostics_.add(Diagnostic::error(Code::D115, "a directive is not read here")
                           .at(source_.span(begin, source_.line_end(source_.line_of(begin))))
                           .hint("delete the line that begins with `%`"));
    return true;
  }

  void refuse_alias(std::size_t begin, std::size_t end) {
    const std::string name = source_.text().substr(begin, std::min<std::size_t>(end - begin, 40));
    diagnostics_.add(
        Diagnostic::error(Code::D112, "`" + name + "` refers to another place of the file")
            .at(source_.span(begin, end))
            .hint("write the value itself again; if a text begins with `*`, put it in quotes"));
  }

  void refuse_decorations(const yaml_char_t* anchor, const yaml_char_t* tag, std::size_t begin) {
    if (anchor == nullptr && tag == nullptr) return;
    const std::string& text = source_.text();
    for (std::size_t at = begin; at < text.size() && (text[at] == '&' || text[at] == '!');) {
      const std::size_t end = std::min(text.find_first_of(" \t\r\n,[]{}", at), text.size());
      const std::string name = text.substr(at, std::min<std::size_t>(end - at, 40));
      if (text[at] == '&')
        diagnostics_.add(
            Diagnostic::error(Code::D112, "`" + name + "` names a place of the file")
                .at(source_.span(at, end))
                .hint("delete it; if the text begins with `&`, put the whole text in quotes"));
      else
        diagnostics_.add(
            Diagnostic::error(Code::D113, "`" + name + "` is a tag")
                .at(source_.span(at, end))
                .hint("delete it; if the text begins with `!`, put the whole text in quotes"));
      at = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
    }
  }

  const SourceFile& source_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  ByteOffsets offsets_;
  LibyamlPass pass_;
  std::size_t nodes_ = 0;
  int depth_ = 0;
  int documents_ = 0;
};

}  // namespace

LibyamlPass read_with_libyaml(const SourceFile& source, const Limits& limits,
                              Diagnostics& diagnostics) {
  return Pass(source, limits, diagnostics).run();
}

}  // namespace toadlane::document
