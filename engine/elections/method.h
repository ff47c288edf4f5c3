#pragma once

#include <span>
#include <string_view>

#include "engine/elections/contest.h"
#include "engine/elections/count_record.h"
#include "engine/elections/profile.h"
#include "engine/elections/tie_break.h"

namespace toadlane::elections {

/// A way of counting ranked ballots: one row of methods.def and one file.
struct Method {
  using Count = CountRecord (*)(const Contest&, const Profile&, const TieBreak&);

  std::string_view id;      // "scottish-stv"
  unsigned version;         // a correction is a new version
  std::string_view title;   // "Single transferable vote, Scottish local government rules"
  std::string_view source;  // "Scottish Local Government Elections Order 2011, Sch. 1, rules 46-53"
  bool level;               // ballots may rank candidates equal
  Count count;
};

#define METHOD(id, version, title, source, level, function) \
  CountRecord function(const Contest& contest, const Profile& profile, const TieBreak& tie_break);
#include "engine/elections/methods.def"
#undef METHOD

/// All methods, in the order of methods.def.
std::span<const Method> methods();

/// The method of that name; nullptr when there is none.
const Method* find_method(std::string_view id);

}  // namespace toadlane::elections
