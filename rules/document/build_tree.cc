#include "rules/document/build_tree.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/base/text.h"
#include "rules/document/characters.h"
#include "rules/document/raw_lines.h"

namespace toadlane::document {
namespace {

// Up to here a walk over the entries is quicker than a table.
constexpr std::size_t short_map_max = 12;

// What to write for `1,234.00`, or for `1.234,00` and others whose comma may mean decimals.
std::string advice_for_commas(std::string_view number) {
  const std::size_t dot = std::min(number.find('.'), number.size());
  const std::string_view decimals = number.substr(dot);
  std::string plain;
  std::string grouped;
  bool thousands = decimals.find(',') == std::string_view::npos;
  std::size_t digits = 0;  // of the group, from its end
  for (std::size_t i = dot; i-- > 0;) {
    const bool comma = number[i] == ',';
    if (comma && digits != 3) thousands = false;
    digits = comma ? 0 : digits + 1;
    if (!comma) plain.insert(plain.begin(), number[i]);
    grouped.insert(grouped.begin(), comma ? '_' : number[i]);
  }
  if (!thousands || plain.size() > 40)
    return "write digits with a dot for the decimals and no comma, as in `1234.50`";
  return "write `" + plain.append(decimals) + "`, or `" + grouped.append(decimals) +
         "` to mark the thousands";
}

// A list or map whose end has not come yet.
struct Open {
  bool is_map = false;
  bool flow = false;
  std::size_t begin = 0;
  std::vector<Node> items = {};
  std::vector<Entry> entries = {};
  std::unordered_map<std::string_view, std::size_t> positions = {};  // of a long map
  std::optional<Node> key = {};                                      // waits for its value
  bool key_refused = false;                                          // its value is dropped
};

class Builder {
 public:
  Builder(const std::shared_ptr<const SourceFile>& source, Diagnostics& diagnostics)
      : source_(source), text_(source->text()), diagnostics_(diagnostics) {}

  Node build(std::vector<Event> events) {
    for (Event& event : events) {
      if (enough(diagnostics_)) break;
      take(std::move(event));
    }
    while (!open_.empty()) close(open_.back().begin);
    return root_;
  }

 private:
  void take(Event event) {
    switch (event.kind) {
      case Event::Kind::scalar:
        return put(scalar(std::move(event)));
      case Event::Kind::list_begin:
      case Event::Kind::map_begin:
        open_.push_back({.is_map = event.kind == Event::Kind::map_begin,
                         .flow = event.flow,
                         .begin = event.begin});
        return;
      case Event::Kind::list_end:
      case Event::Kind::map_end:
        return close(event.end);
    }
  }

  Place place(std::size_t begin, std::size_t end) const { return {source_, begin, end}; }
  SourceSpan span(std::size_t begin, std::size_t end) const { return source_->span(begin, end); }

  Node scalar(Event event) {
    if (event.style == Style::plain && event.text.empty())
      return Node::null(place(event.begin, event.begin));
    if (event.style == Style::block) event.end = end_of_block(text_, event.begin, event.end);
    check_lines(event);
    check_escapes(event);
    return Node::scalar(std::move(event.text), place(event.begin, event.end), event.style);
  }

  // A value in quotes, or without, that goes on over lines which look like something else.
  void check_lines(const Event& event) {
    if (event.style == Style::block) return;
    const std::size_t first = source_->line_of(event.begin);
    const std::size_t last = source_->line_of(event.end);
    const std::size_t indent = indent_of(source_->line_text(first));
    for (std::size_t line = first + 1; line <= last; ++line) {
      const std::string_view raw = source_->line_text(line);
      const std::string_view words = trimmed(raw);
      if (words.empty()) continue;
      const std::size_t begin = source_->line_begin(line) + indent_of(raw);
      if (event.style == Style::plain && (words.starts_with("- ") || words == "-")) {
        diagnostics_.add(
            Diagnostic::error(Code::D122, "this line goes on with the value above; it is no list")
                .at(span(begin, source_->line_end(line)))
                .label(span(event.begin, source_->line_end(first)), "the value begins here")
                .hint("delete the value behind the key, or the dash"));
        return;
      }
      if (event.style != Style::plain && indent_of(raw) <= indent && !open_.empty() &&
          line_has_key(words)) {
        diagnostics_.add(
            Diagnostic::error(Code::D108, "the quoted text goes on over this line")
                .at(span(begin, source_->line_end(line)))
                .label(span(event.begin, source_->line_end(first)), "its quote was opened here")
                .hint("close the quote on its line, or indent the lines that belong to it"));
        return;
      }
    }
  }

  void check_escapes(const Event& event) {
    if (event.style != Style::double_quoted) return;
    const std::uint32_t bad = first_forbidden(event.text);
    if (bad == no_character) return;
    diagnostics_.add(Diagnostic::error(Code::D124, "an escape in this text stands for " +
                                                       name_of_character(bad) +
                                                       ", which may not stand in a text")
                         .at(span(event.begin, event.end))
                         .hint("delete the escape"));
  }

  void put(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& open = open_.back();
    if (!open.is_map) {
      open.items.push_back(std::move(node));
    } else if (!open.key) {
      open.key_refused = !accept_key(open, node);
      open.key = std::move(node);
    } else {
      if (!open.key_refused) add_entry(open, std::move(*open.key), std::move(node));
      open.key.reset();
    }
  }

  // The key's own rules; whether it can stand in the tree.
  bool accept_key(const Open& open, const Node& key) {
    const Place& at = key.place();
    if (key.kind() == Kind::list || key.kind() == Kind::map) {
      diagnostics_.add(Diagnostic::error(Code::D116, "a key must be a single name")
                           .at(key.span())
                           .hint("write `name: value`; a name with brackets goes in quotes"));
      return false;
    }
    const std::size_t mark = question_mark_before(*source_, at.begin);
    if (mark != std::string_view::npos) {
      diagnostics_.add(Diagnostic::error(Code::D116, "`?` begins a key over several lines")
                           .at(span(mark, at.end))
                           .hint("write `" + key.text() + ": ` and the value on one line"));
      return false;
    }
    if (key.kind() == Kind::null) {
      diagnostics_.add(Diagnostic::error(Code::D117, "there is no key before the colon")
                           .at(key.span())
                           .hint("write the name of the key before the `:`"));
      return false;
    }
    if (key.text() == "<<") {
      diagnostics_.add(Diagnostic::error(Code::D114, "`<<` (merge) is not read here")
                           .at(key.span())
                           .hint("write the keys out, or use `like:` where it is known"));
      return false;
    }
    return has_colon(open, key);
  }

  bool has_colon(const Open& open, const Node& key) {
    const std::size_t end = key.place().end;
    const std::size_t next = text_.find_first_not_of(" \t", end);
    if (next != std::string_view::npos && text_[next] == ':') return true;
    const std::string& name = key.text();
    const std::size_t glued = key.quoted() ? std::string::npos : glued_colon(name);
    if (glued != std::string::npos) {
      diagnostics_.add(
          Diagnostic::error(Code::D118, "there is no space behind the colon")
              .at(key.span_of(glued, 1))
              .hint("write `" + name.substr(0, glued) + ": " + name.substr(glued + 1) + "`"));
    } else if (open.flow && !open.entries.empty()) {
      const Entry& before = open.entries.back();
      if (key.place().begin < number_end_) return false;  // told at the number's first comma
      const std::string_view number = number_at(before.value);
      // A unit may stand behind it: `1.200,00 EUR`.
      const bool inside = key.place().begin < before.value.place().begin + number.size();
      if (inside) number_end_ = before.value.place().begin + number.size();
      diagnostics_.add(
          Diagnostic::error(Code::D121, "`" + name +
                                            "` has no `:`; inside braces a comma begins "
                                            "the next entry")
              .at(key.span())
              .label(before.value.span(), "the entry before ends here")
              .hint(inside ? advice_for_commas(number)
                           : "put a value with a comma in quotes: `" + before.key.text() + ": \"" +
                                 before.value.text() + ", " + name + "\"`"));
    } else {
      diagnostics_.add(Diagnostic::error(Code::D117, "`" + name + "` has no `:`")
                           .at(key.span())
                           .hint("write `" + name + ": ` and its value"));
    }
    return false;
  }

  // The number with commas that a value begins: `1,234.00`, which YAML ends at the comma.
  std::string_view number_at(const Node& value) const {
    if (value.quoted()) return "";
    const std::size_t begin = value.place().begin;
    std::string_view number = text_.substr(begin);
    number = number.substr(0, number.find_first_not_of("0123456789_.,-"));
    while (number.ends_with(',')) number.remove_suffix(1);  // the comma behind the number
    return number;
  }

  void add_entry(Open& open, Node key, Node value) {
    const Node* first = earlier(open, key.text());
    if (first == nullptr) {
      open.entries.push_back({std::move(key), std::move(value)});
      if (open.entries.size() > short_map_max) remember(open);
      return;
    }
    diagnostics_.add(Diagnostic::error(Code::D101, "`" + key.text() + "` is given twice")
                         .at(key.span())
                         .label(first->span(), "first given here")
                         .hint("keep one of the two and delete the other"));
  }

  static const Node* earlier(const Open& open, std::string_view key) {
    if (!open.positions.empty()) {
      const auto found = open.positions.find(key);
      return found == open.positions.end() ? nullptr : &open.entries[found->second].key;
    }
    for (const Entry& entry : open.entries)
      if (entry.key.text() == key) return &entry.key;
    return nullptr;
  }

  static void remember(Open& open) {
    for (std::size_t i = open.positions.size(); i < open.entries.size(); ++i)
      open.positions.emplace(open.entries[i].key.text(), i);
  }

  void close(std::size_t bracket_end) {
    Open open = std::move(open_.back());
    open_.pop_back();
    std::size_t end = bracket_end;
    if (!open.flow) end = end_of_last(open);
    if (end < open.begin) end = open.begin;
    Place where = place(open.begin, end);
    if (open.is_map)
      put(Node::map(std::move(open.entries), std::move(where)));
    else
      put(Node::list(std::move(open.items), std::move(where)));
  }

  // A block ends with its last value, not with the comments and empty lines behind it.
  static std::size_t end_of_last(const Open& open) {
    if (open.is_map && !open.entries.empty()) {
      const Entry& last = open.entries.back();
      return std::max(last.key.place().end, last.value.place().end);
    }
    if (!open.is_map && !open.items.empty()) return open.items.back().place().end;
    return open.begin;
  }

  const std::shared_ptr<const SourceFile>& source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::size_t number_end_ = 0;  // of a number with commas that was told
  Node root_;
};

}  // namespace

Node build_tree(const std::shared_ptr<const SourceFile>& source, std::vector<Event> events,
                Diagnostics& diagnostics) {
  return Builder(source, diagnostics).build(std::move(events));
}

}  // namespace toadlane::document
