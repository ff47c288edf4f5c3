#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/contradiction.h"
#include "engine/meetings/proxies.h"

namespace toadlane::meetings {

/// One side of a vote.
enum class Side { in_favour, against, abstained };

/// One proxy as it was handed in. People are names or numbers.
struct Proxy {
  std::string of;
  std::string held_by;
  std::optional<Side> directed;  // nothing: the holder was not told how to vote
  bool in_writing = true;
  bool revoked = false;
};

/// Who is known by name. An empty list: it is not told, and nothing is held against it.
struct People {
  std::vector<std::string> entitled;
  std::vector<std::string> attending;  // who took part themselves

  [[nodiscard]] bool may_vote(const std::string& person) const;
  [[nodiscard]] bool is_there(const std::string& person) const;
};

/// A mistake about one of several things, by its place in the list.
struct FaultAt {
  std::size_t place = 0;
  Contradiction what;
};

/// The proxies that hold, and why the others do not.
struct ProxyList {
  std::vector<Proxy> good;
  std::vector<FaultAt> faults;
  std::vector<Step> told;  // one step for each that is set aside
};

/// Which proxies hold under the rule and its limit. One that was revoked, or whose giver came
/// themselves, is set aside. Refused are: a second proxy of one giver, one to oneself, one handed
/// on (its holder gave their own away, or is not there), one from or to somebody not entitled, one
/// not in writing where that is asked, and each beyond the limit of its holder (M310, M362).
///
///   M3 and M4 give theirs to M1, limit 1   ->   the second is refused;
///   M4 comes after all                     ->   both are fine, and one holds
ProxyList proxies_that_hold(const model::Proxies& rule, const ProxyLimit& limit,
                            const std::vector<Proxy>& proxies, const People& people);

/// On which side undirected proxies count; nothing: the holder decides, or nobody does.
std::optional<Side> undirected_side(const model::Proxies& rule);

}  // namespace toadlane::meetings
