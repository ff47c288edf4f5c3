#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/document/tree.h"
#include "rules/schema/outline.h"

namespace toadlane::rules {

/// What stands in a value of that outline under a key; nullptr: anything, and outlines may be
/// nullptr themselves.
const Outline* under(const Outline* outline, std::string_view key);
/// What the items of a list of that outline are.
const Outline* item_of(const Outline* outline);

/// Whether a key is one of the described ones, and not a name that the co-operative coined.
bool is_described(const Outline* outline, std::string_view key);

/// The positions of the entries of a map in the order in which they are to stand: coined names
/// and what names an entry (`id`, `name`) first, then the described keys in the order described,
/// then what is not known; each group otherwise as it was. Without an outline, as they are.
///
///   {passes, cite, by} of a decision   ->   1, 2, 0
std::vector<std::size_t> key_order(const document::Node& map, const Outline* outline);

}  // namespace toadlane::rules
