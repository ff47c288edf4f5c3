#pragma once

#include <string>
#include <vector>

#include "rules/document/describe.h"

namespace toadlane::rules {

/// The key `notice_holds` of a meeting and of a decision: what a member reads in the notice.
inline void notice_holds_field(Visitor& v, std::vector<std::string>& holds) {
  words_field(v, "notice_holds", holds,
              {"place and time", "agenda", "purpose", "full text", "summary of changes",
               "right to dissent"},
              "what the notice holds; `full text` is that of what is to be adopted");
}

}  // namespace toadlane::rules
