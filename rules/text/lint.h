#pragma once

#include "engine/base/diagnostic.h"
#include "rules/text/legal_text.h"

namespace toadlane::text {

/// The faults of a legal text that can be seen without knowing what it means, in the order of their
/// places, all of them warnings: numbers left out (A101) or given twice (A102), doubled headings
/// (A103), references to articles that are not there (A104), lists announced and absent (A105),
/// exhibits that are not there (A106), no quorum beside a meeting at which one is present (A107),
/// and one office filled both by election and by lot (A108). A text without numbered articles is
/// A109, and what does not hang on numbers is looked for all the same.
///
///   "4.1 ...", "4.3 ..."   ->   bylaws.md:9:1: warning A101: 4.2 is left out
///
/// References to statutes ("section 501(c)(3) of the Internal Revenue Code") are nobody's articles
/// here and are not followed.
Diagnostics lint(const LegalText& text);

}  // namespace toadlane::text
