#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clause.h"
#include "engine/base/diagnostic.h"
#include "rules/document/tree.h"

namespace toadlane::rules {

using document::Kind;
using document::Node;

/// What a single value may be, in words that serve the reader's errors, the JSON Schema and the
/// reference page alike.
struct Form {
  std::string_view name;                     // "a date", "a threshold"
  std::string_view example;                  // "2025-12-31"; empty: the name says it all
  std::string_view pattern = {};             // ECMA 262, for editors; empty: any text
  std::vector<std::string_view> words = {};  // a closed list; empty: open
};

/// Names that phrases may use; the reader hands them through without knowing them.
struct Names {
  virtual ~Names() = default;
};

/// A single value met while reading: its text, where it stands, and where mistakes go.
struct Scalar {
  const Node& node;
  const Clause& clause;
  const Names& names;
  Diagnostics& diagnostics;

  /// Adds an error about the whole value, or about `count` bytes of its text from `first`.
  void refuse(Diagnostic diagnostic) const;
  void refuse(Diagnostic diagnostic, std::size_t first, std::size_t count) const;
};

enum class Need { required, optional };

/// A walk over the description of a format. The same describe() functions are walked by the reader
/// (which fills the model), by the JSON Schema writer and by the reference page writer: a key is
/// said once.
///
///   void describe(Visitor& v, Reading& r) {
///     field(v, "of", r.of, Need::required, "the words of the bylaws that can be read two ways");
///     field(v, "taken_as", r.taken_as, Need::required, "how they are read here");
///   }
///
/// A walk that does not read calls every description once, with a value nobody keeps, and never
/// calls an `accept`.
class Visitor {
 public:
  using Walk = std::function<void(Visitor&)>;
  using Entry = std::function<void(Visitor&, const std::string& name)>;

  virtual ~Visitor() = default;

  /// One scalar; `accept` receives what is written and keeps it or refuses it.
  virtual void scalar(const Form& form, const std::function<void(const Scalar&)>& accept) = 0;
  /// A map with the keys that `fields` describes by calls of key().
  virtual void block(const Walk& fields) = 0;
  /// One key of the block being walked.
  virtual void key(std::string_view name, Need need, std::string_view help, const Walk& value) = 0;
  /// A list; `item` is walked once per item. A single value is a list of one where `or_single`.
  virtual void list(bool or_single, const Walk& item) = 0;
  /// A map whose keys are names that the co-operative coins, or names of a closed kind.
  virtual void map(std::string_view names, const Entry& entry) = 0;
  /// A value that may be written in more than one shape: the one that fits what is written.
  struct Shape {
    Kind kind;
    Walk walk;
  };
  virtual void one_of(const std::vector<Shape>& shapes) = 0;
  /// Keys of a block that is also a map of coined names (accounts): after the keys, the names.
  virtual void other_names(std::string_view names, const Entry& entry) = 0;

  /// Refuses a list or block in which nothing is written, unless it was refused already.
  virtual void not_empty() {}

  /// Where the walk stands; empty for walks that do not read.
  [[nodiscard]] virtual const Clause& here() const = 0;
};

// Values of the plain kinds.
void describe(Visitor& v, std::string& text);
void describe_word(Visitor& v, std::string& chosen, const std::vector<std::string_view>& words);
/// One more word of a closed list, which none before it says.
void describe_another_word(Visitor& v, std::vector<std::string>& chosen,
                           const std::vector<std::string_view>& words);

/// A list of anything that can be described; a single value stands for a list of one.
template <class T>
void describe(Visitor& v, std::vector<T>& list) {
  v.list(true, [&](Visitor& item) {
    list.emplace_back();
    describe(item, list.back());
  });
}

/// A key with a value of any kind that can be described.
template <class T>
void field(Visitor& v, std::string_view name, T& value, Need need, std::string_view help) {
  v.key(name, need, help, [&](Visitor& inner) { describe(inner, value); });
}
template <class T>
void field(Visitor& v, std::string_view name, T& value, std::string_view help) {
  field(v, name, value, Need::optional, help);
}

/// A key whose value is one word of a closed list.
inline void word_field(Visitor& v, std::string_view name, std::string& chosen,
                       const std::vector<std::string_view>& words, std::string_view help,
                       Need need = Need::optional) {
  v.key(name, need, help, [&](Visitor& inner) { describe_word(inner, chosen, words); });
}

/// A key whose value is one word of a closed list, or several.
inline void words_field(Visitor& v, std::string_view name, std::vector<std::string>& chosen,
                        const std::vector<std::string_view>& words, std::string_view help) {
  v.key(name, Need::optional, help, [&](Visitor& inner) {
    inner.list(true, [&](Visitor& item) { describe_another_word(item, chosen, words); });
    inner.not_empty();
  });
}

}  // namespace toadlane::rules
