#pragma once

#include <vector>

#include "engine/meetings/weighing.h"

namespace toadlane::meetings {

/// The votes of one class before and after caps.
struct CappedClass {
  Ratio votes;               // of all its members, as the bylaws give them
  std::optional<Ratio> cap;  // the largest part of all votes that it may have; nothing: any
  Ratio capped;              // what they come to
  bool binds = false;        // the cap is below what it would have
};

/// Solves caps on parts of a whole that they themselves make smaller, exactly. With the votes U of
/// all classes whose caps do not bind, and caps c of those that do, all votes are T with
///
///   T = U + c1 T + c2 T + ...   so   T = U / (1 - c1 - c2 - ...)
///
///   class A 10 votes, class B 20 votes capped at 1/3 of all:   x / (10 + x) = 1/3,   x = 5, so
///   each vote of B is worth 1/4; at 2/3 the cap would just be kept by 20
///
/// A cap that binds lowers T, so that others may bind too; none comes free again. Where every class
/// is capped below what it has, no votes satisfy the rule: all come to 0, and nothing is carried.
/// Returns T.
Ratio solve_caps(std::vector<CappedClass>& classes);

/// The largest part of all votes that a class of so many members may have: together, or each of
/// them. Nothing: not capped.
std::optional<Ratio> cap_of(const model::MemberClass& one, const Integer& members);

/// The votes of classes that have other votes than one each, or a cap: a person's votes times what
/// a vote of the class is worth. The caps are on all votes that there are, or on those cast.
WeighedFound weigh_classes(const model::Named<model::MemberClass>& classes,
                           const std::vector<GroupVotes>& votes, const std::string& abstentions,
                           const Headcount& counts);

}  // namespace toadlane::meetings
