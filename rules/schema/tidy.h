#pragma once

#include <string>

#include "engine/base/result.h"
#include "rules/document/tree.h"
#include "rules/schema/outline.h"

namespace toadlane::rules {

/// The text of a file put into order: the keys of each block as its description lists them, `id`,
/// `name` and names that the co-operative coined before them and as they were, quotes only where
/// they are needed, no blanks at the ends of lines, one blank line at most, one line break at the
/// end. Comments stay with what stands under or beside them; the head of the file stays where it
/// is.
///
///   passes: at least 2/3 of votes cast      ->   cite: Art. 5    # of 2012
///   cite: "Art. 5"    # of 2012                  passes: at least 2/3 of votes cast
///
/// Only a text that reads the same before and after comes out; otherwise U111, and the errors of
/// reading it (D101 to D126). Tidying twice is tidying once.
Result<std::string> tidied(const std::string& name, const std::string& text,
                           const Outline& outline);

/// The tidied text, if it says what the text said; otherwise U111.
Result<std::string> unless_changed(const std::string& name, const document::Node& before,
                                   std::string tidy, const Outline& outline);

/// Whether two trees say the same where the keys of a described block may stand in any order, and
/// coined names and lists may not.
bool same_meaning(const document::Node& a, const document::Node& b, const Outline& outline);

}  // namespace toadlane::rules
