#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/headcount.h"
#include "engine/model/delegates.h"

namespace toadlane::meetings {

/// How many delegates a group of so many members sends, or what is missing to say it.
///
///   1 below 50 members, otherwise 1 per 50 members   ->   49: 1, 50: 1, 99: 1, 100: 2
///
/// A part of a delegate that the rule leaves is dropped (a default, where it states no rounding).
struct DelegatesFound {
  std::optional<Integer> number;
  std::vector<std::string> missing;
  bool none_fits = false;
  std::vector<Step> why;
};
DelegatesFound delegates_of(const model::Delegates& rule, const Integer& members);

/// The base under which a headcount keeps the delegates of one group: "delegates of North".
std::string delegates_from(std::string_view group);

}  // namespace toadlane::meetings
