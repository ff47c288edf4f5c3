#pragma once

#include <string>

#include "rules/document/tree.h"
#include "rules/schema/outline.h"

namespace toadlane::rules {

/// The text of a file in which the entries of each map in brackets stand in order, and no value is
/// quoted that needs no quotes. A map with a comment between its entries stays as it is.
///
///   {passes: "unanimous", by: members}   ->   {by: members, passes: unanimous}
std::string arranged_in_lines(const document::Node& root, const Outline& outline);

/// The text of a file in which the entries of each block stand in order, each with the comments
/// and blank lines above it and those deeper than it below.
std::string arranged_blocks(const document::Node& root, const Outline& outline);

}  // namespace toadlane::rules
