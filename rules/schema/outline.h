#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/document/describe.h"

namespace toadlane::rules {

struct Block;

/// What a value may be: a single value, a list, a block of keys, or more than one of the three.
/// With none of them, anything may stand there.
struct Outline {
  struct Single {
    std::string name;                // "a threshold"
    std::string example;             // "more than 1/2 of votes cast"
    std::string pattern;             // ECMA 262; empty: any text
    std::vector<std::string> words;  // a closed list; empty: open
  };
  std::optional<Single> single;
  std::shared_ptr<const Outline> item;  // of a list
  std::shared_ptr<const Block> block;

  [[nodiscard]] bool anything() const { return !single && !item && !block; }
};

/// The keys of a block, and the coined names that it takes besides them.
struct Block {
  struct Key {
    std::string name;
    bool required = false;
    std::string help;
    Outline value;
  };
  std::vector<Key> keys;                    // in the order described
  std::string names;                        // "classes"; empty: only the keys
  std::shared_ptr<const Outline> of_names;  // what stands under each name; null: only the keys
};

/// Walks a description, without a file, into an outline of all that it accepts. The JSON Schema and
/// the reference page are printed from it.
///
///   outline([](Visitor& v) { model::Bylaws bylaws; describe(v, bylaws); })
Outline outline(const Visitor::Walk& walk);

/// How a name that the co-operative coins is written in an address: `boards.NAME.term`.
inline constexpr std::string_view coined_name = "NAME";

}  // namespace toadlane::rules
