#include "rules/document/yaml_cpp_pass.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <streambuf>
#include <string_view>
#include <utility>

#include "engine/base/text.h"

namespace toadlane::document {
namespace {

// Lets yaml-cpp read the text where it lies.
class TextBuffer : public std::streambuf {
 public:
  explicit TextBuffer(const std::string& text) {
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

// yaml-cpp takes these plain words for nothing; we keep them as text.
bool is_word_for_null(std::string_view text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::string shown(const Event& event) {
  switch (event.kind) {
    case Event::Kind::scalar:
      return event.text.empty() ? "an empty value"
                                : "`" + character_range(visible(event.text), 0, 40) + "`";
    case Event::Kind::list_begin:
      return "a list";
    case Event::Kind::map_begin:
      return "a block of keys";
    case Event::Kind::list_end:
      return "the end of a list";
    case Event::Kind::map_end:
      return "the end of a block";
  }
  return "";
}

// Follows yaml-cpp through the document and notes the first step that differs.
class Comparison : public YAML::EventHandler {
 public:
  explicit Comparison(const std::vector<Event>& events) : events_(events) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {
    step({.kind = Event::Kind::scalar}, true);
  }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {
    step({.kind = Event::Kind::scalar, .text = "*"}, false);
  }
  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    const Style style = tag == "?" ? Style::plain : Style::double_quoted;
    step({.kind = Event::Kind::scalar, .style = style, .text = value}, false);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    step({.kind = Event::Kind::list_begin}, false);
  }
  void OnSequenceEnd() override { step({.kind = Event::Kind::list_end}, false); }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    step({.kind = Event::Kind::map_begin}, false);
  }
  void OnMapEnd() override { step({.kind = Event::Kind::map_end}, false); }

  // The place that the comparison has come to.
  [[nodiscard]] std::size_t place() const {
    if (events_.empty()) return 0;
    return next_ < events_.size() ? events_[next_].begin : events_.back().end;
  }

  [[nodiscard]] std::optional<Difference> result() const {
    if (difference_) return difference_;
    if (next_ == events_.size()) return std::nullopt;
    return Difference{
        place(), "one reader sees " + shown(events_[next_]) + ", another stops reading before it"};
  }

 private:
  void step(const Event& theirs, bool null) {
    if (difference_) return;
    if (next_ == events_.size()) {
      difference_ = Difference{
          place(), "one reader sees " + shown(theirs) + " behind the end, another sees nothing"};
      return;
    }
    const Event& ours = events_[next_];
    const bool same_kind = ours.kind == theirs.kind;
    const bool plain = ours.style == Style::plain;
    const bool same_scalar =
        null ? plain && is_word_for_null(ours.text)
             : ours.text == theirs.text && plain == (theirs.style == Style::plain);
    if (!same_kind || (ours.kind == Event::Kind::scalar && !same_scalar)) {
      difference_ =
          Difference{place(), "one reader sees " + shown(ours) + ", another " + shown(theirs)};
      return;
    }
    ++next_;
  }

  const std::vector<Event>& events_;
  std::size_t next_ = 0;
  std::optional<Difference> difference_;
};

}  // namespace

std::optional<Difference> compare_with_yaml_cpp(const SourceFile& source,
                                                const std::vector<Event>& events) {
  Comparison comparison(events);
  try {
    TextBuffer buffer(source.text());
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(comparison);
  } catch (const YAML::Exception& exception) {
    return Difference{comparison.place(), "one reader refuses it: " + exception.msg};
  } catch (const std::exception& exception) {
    return Difference{comparison.place(), std::string("one reader gives up: ") + exception.what()};
  }
  return comparison.result();
}

}  // namespace toadlane::document
