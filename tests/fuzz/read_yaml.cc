// Any bytes are either read or refused with diagnostics that point into them; what is read has
// places that lead back to what is written.

#include "rules/document/read_yaml.h"

#include <cstdint>
#include <string>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "rules/document/scalar_map.h"

using toadlane::invariant;
using toadlane::document::Entry;
using toadlane::document::Kind;
using toadlane::document::map_scalar;
using toadlane::document::Node;
using toadlane::document::Style;

namespace {

void check_span(const toadlane::SourceSpan& span) {
  invariant(span.begin <= span.end, "a span runs forwards");
  invariant(span.begin.line >= 1 && span.begin.column >= 1, "lines and columns count from 1");
  invariant(!toadlane::first_bad_utf8(span.excerpt), "an excerpt is text");
  invariant(span.excerpt.find('\n') == std::string::npos, "an excerpt is one line");
  invariant(span.begin.column <= toadlane::characters_in(span.excerpt) + 2,
            "a column lies on its line");
}

bool inside(const toadlane::SourceSpan& inner, const toadlane::SourceSpan& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

void check_scalar(const Node& node) {
  const std::string& text = node.text();
  const auto whole = node.span();
  for (const std::size_t first : {std::size_t{0}, text.size() / 2, text.size()}) {
    const auto part = node.span_of(first, 3);
    check_span(part);
    invariant(inside(part, whole), "a part lies inside its node");
  }
  if (node.style() == Style::block) return;
  const auto& place = node.place();
  const std::string written = place.source->text().substr(place.begin, place.end - place.begin);
  invariant(map_scalar(written, node.style(), text).has_value(), "the text is what is written");
}

void check(const Node& node) {
  check_span(node.span());
  if (node.kind() == Kind::scalar) check_scalar(node);
  for (const Node& item : node.items()) check(item);
  for (const Entry& entry : node.entries()) {
    check(entry.key);
    check(entry.value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  const auto result = toadlane::document::read_yaml("fuzz.yaml", text);
  if (result) {
    check(*result);
    return 0;
  }
  invariant(result.diagnostics().has_errors(), "a refusal says why");
  for (const toadlane::Diagnostic& one : result.diagnostics().all()) {
    invariant(one.span.has_value() && !one.advice.empty(), "a mistake has a place and advice");
    check_span(*one.span);
    for (const toadlane::Label& label : one.labels) check_span(label.span);
  }
  invariant(!toadlane::to_text(result.diagnostics()).empty(), "a mistake can be shown");
  return 0;
}
