#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"
#include "rules/document/source_file.h"

namespace toadlane::document {

/// What a node is. `null` is a value that is not there (`key:` and nothing behind it); the words
/// `null` and `~` are text like any other, so that a member may be called Null.
enum class Kind { null, scalar, list, map };

/// How a scalar is written. `block` is a literal `|` or folded `>` text; `synthetic` is a value
/// that no file holds: its text has no place of its own.
enum class Style { plain, single_quoted, double_quoted, block, synthetic };

/// A stretch of a file in bytes, `end` just behind its last one.
struct Place {
  std::shared_ptr<const SourceFile> source;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Entry;

/// One node of a document as written, with its place in the file. Immutable and cheap to copy:
/// copies share what they hold, and an overlay shares all that it does not change.
///
///   Node root = *read_yaml("a.yaml", "quorum: at least 3% of members\n");
///   const Node* quorum = root.find("quorum");
///   quorum->text()          ->  at least 3% of members
///   quorum->span()          ->  a.yaml, line 1, columns 9 to 31
///   quorum->span_of(9, 2)   ->  a.yaml, line 1, columns 18 to 20: the `3%`
class Node {
 public:
  /// A null without a place.
  Node();

  static Node null(Place place);
  /// `style` says how the text stands at `place`; span_of() is exact only if it really stands so.
  static Node scalar(std::string text, Place place, Style style = Style::synthetic);
  static Node list(std::vector<Node> items, Place place);
  /// The keys are scalars, no two with the same text (an invariant).
  static Node map(std::vector<Entry> entries, Place place);

  [[nodiscard]] Kind kind() const;
  /// The text of a scalar as YAML reads it: quotes, escapes and folding resolved; else empty.
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] Style style() const;
  /// Whether a scalar is written in single or double quotes.
  [[nodiscard]] bool quoted() const;
  /// The items of a list, else none.
  [[nodiscard]] const std::vector<Node>& items() const;
  /// The entries of a map in the order written, else none.
  [[nodiscard]] const std::vector<Entry>& entries() const;
  /// The value of a key of this map; nullptr when it is not there, or when this is no map. Looks
  /// at one entry after the other: walk entries() where all of a long map is wanted.
  [[nodiscard]] const Node* find(std::string_view key) const;

  /// The whole node, from its first character to its last.
  [[nodiscard]] SourceSpan span() const;
  /// The stretch of the file in which `count` bytes of text(), from byte `first`, are written:
  /// exact through quotes, escapes and the lines of a folded text. Always inside the node; bytes
  /// behind the text count as its end. The whole node where the text has no place of its own.
  [[nodiscard]] SourceSpan span_of(std::size_t first, std::size_t count) const;
  /// Null when the node has no place.
  [[nodiscard]] const std::shared_ptr<const SourceFile>& source() const;
  [[nodiscard]] const Place& place() const;

  /// A copy of this map in which the key has that value: in its old place, or at the end.
  [[nodiscard]] Node with(std::string_view key, Node value) const;
  /// A copy of this map without the key (the same map when it has none).
  [[nodiscard]] Node without(std::string_view key) const;
  /// A copy of this list in which item `index`, counted from 0, is that one; index < size.
  [[nodiscard]] Node with_item(std::size_t index, Node value) const;
  /// A copy of this list with one more item at the end.
  [[nodiscard]] Node with_added(Node value) const;

 private:
  struct Data;
  explicit Node(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

/// One `key: value` of a map.
struct Entry {
  Node key;
  Node value;
};

/// Whether both say the same: kinds, texts, and order; places, quotes and styles do not count.
bool same_content(const Node& a, const Node& b);

}  // namespace toadlane::document
