#pragma once

#include <string>
#include <vector>

#include "engine/meetings/delegation.h"
#include "engine/meetings/motion.h"
#include "engine/meetings/proxy_list.h"

namespace toadlane::meetings {

/// One person entitled to vote, with the classes that they belong to, in the order of the bylaws.
struct Voter {
  std::string name;
  std::vector<std::string> classes;
};

/// The classes in which a vote of a person counts: all of them where the rule says `one vote in
/// each class`, otherwise the first. A person without a class has none.
std::vector<std::string> votes_in(const std::optional<model::ClassOverlap>& rule,
                                  const Voter& voter);

/// The votes of one motion by name.
struct NamedVote {
  std::string person;
  Side side = Side::in_favour;
};

/// A vote gathered: who voted themselves, the directed proxies, the undirected ones as the rule
/// says, the delegated votes.
struct Gathering {
  const std::vector<NamedVote>* votes = nullptr;
  const std::vector<Proxy>* proxies = nullptr;  // those that hold
  const model::Proxies* proxy_rule = nullptr;   // nullptr: there are no proxies
  const std::vector<std::pair<std::string, std::string>>* delegated = nullptr;  // whose -> by whom
  const std::vector<Voter>* voters = nullptr;  // nullptr: not told by name
  const std::optional<model::ClassOverlap>* overlap = nullptr;
};

/// Fills the votes of a motion, by class where people's classes are known, and says of every vote
/// that somebody else cast how it came.
///
///   Ana and Bo for, Cy against; the undirected proxy of Di is held by Cy, the holder decides
///   ->   2 for, 2 against
void gather(const Gathering& from, Motion& motion);

/// The same for votes told by number: undirected proxies that count for a fixed side are added.
/// The holder's other proxies are among the numbers.
void add_undirected(const Gathering& from, Motion& motion);

}  // namespace toadlane::meetings
