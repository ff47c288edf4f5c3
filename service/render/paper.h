#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "service/render/markup_writer.h"

namespace toadlane::render {

/// How everything looks that is printed: black on white, and no colour means anything.
extern const std::string_view paper_style;

/// A page to print, from its title to its end: HTML that is well-formed XML, loads nothing and runs
/// nothing.
std::string paper(const std::string& title, const std::function<void(MarkupWriter&)>& body);

}  // namespace toadlane::render
