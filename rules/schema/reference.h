#pragma once

#include <string>
#include <string_view>

#include "rules/document/describe.h"

namespace toadlane::rules {

/// The reference page of a format in Markdown, ending with a line break: a heading for each block
/// (`boards.NAME.term_limit`), and under it a table of its keys with what each may be and means.
std::string reference_page(std::string_view title, const Visitor::Walk& walk);

/// The words that every phrase may use, in Markdown: the bases of fractions, the units of numbers
/// and the events that times are counted from, each with its meaning.
std::string phrase_words();

}  // namespace toadlane::rules
