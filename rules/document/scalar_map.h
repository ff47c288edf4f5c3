#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/document/tree.h"

namespace toadlane::document {

/// From byte `begin` up to but without byte `end` of a scalar as it is written.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// For each byte of a scalar's text, where it is written; all bytes of one character share one
/// stretch. A space or line break that folding made has the place of the line break it came from.
struct ScalarMap {
  std::vector<Stretch> bytes = {};
  std::size_t begin = 0;  // where the text begins, behind an opening quote
  std::size_t end = 0;    // where it ends, before a closing quote
};

/// Reads the scalar again, from its first character (a quote, `|`, `>`) to its last. Nothing when
/// what is written does not say `text`.
///
///   map_scalar("'it''s'", Style::single_quoted, "it's")   ->   1-2, 2-3, 3-5, 5-6
std::optional<ScalarMap> map_scalar(std::string_view written, Style style, std::string_view text);

/// Where `count` bytes of the text from byte `first` are written.
Stretch stretch_of(const ScalarMap& map, std::size_t first, std::size_t count);

}  // namespace toadlane::document
