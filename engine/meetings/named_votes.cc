#include "engine/meetings/named_votes.h"

#include <algorithm>

namespace toadlane::meetings {
namespace {

std::string words_for(Side side) {
  switch (side) {
    case Side::in_favour:
      return "for";
    case Side::against:
      return "against";
    case Side::abstained:
      return "abstains";
  }
  return "";
}

class Gather {
 public:
  Gather(const Gathering& from, Motion& motion) : from_(from), motion_(motion) {}

  void all() {
    motion_.votes_for = Integer(0);
    motion_.votes_against = Integer(0);
    motion_.abstained = Integer(0);
    for (const NamedVote& one : *from_.votes) cast(one.person, one.side);
    proxies();
    if (from_.delegated != nullptr)
      for (const auto& [whose, holder] : *from_.delegated) {
        const NamedVote* vote = vote_of(holder);
        if (vote != nullptr) cast(whose, vote->side);
      }
  }

  void proxies() {
    if (from_.proxies == nullptr) return;
    for (const Proxy& proxy : *from_.proxies) {
      if (proxy.directed) {
        tell(proxy, "directed, " + words_for(*proxy.directed));
        cast(proxy.of, *proxy.directed);
        continue;
      }
      undirected(proxy);
    }
  }

  void fixed_side_only() {
    if (from_.proxies == nullptr || from_.proxy_rule == nullptr) return;
    if (!undirected_side(*from_.proxy_rule)) return;
    for (const Proxy& proxy : *from_.proxies)
      if (!proxy.directed) undirected(proxy);
  }

 private:
  void undirected(const Proxy& proxy) {
    const std::string& rule = from_.proxy_rule->undirected;
    if (const auto side = undirected_side(*from_.proxy_rule)) {
      tell(proxy, "undirected, " + rule);
      cast(proxy.of, *side);
    } else if (rule == "not counted") {
      tell(proxy, "undirected, not counted");
    } else if (from_.votes != nullptr) {
      const NamedVote* vote = vote_of(proxy.held_by);
      tell(proxy, "undirected, the holder decides" +
                      std::string(rule.empty() ? " (default, not stated)" : "") + ": " +
                      (vote != nullptr ? words_for(vote->side) : "does not vote"));
      if (vote != nullptr) cast(proxy.of, vote->side);
    }
  }

  void tell(const Proxy& proxy, std::string result) {
    motion_.told.push_back({.clause = from_.proxy_rule->clause,
                            .citation = from_.proxy_rule->cite,
                            .what = "the proxy of " + proxy.of + ", held by " + proxy.held_by,
                            .result = std::move(result)});
  }

  const NamedVote* vote_of(const std::string& person) const {
    const auto found = std::find_if(from_.votes->begin(), from_.votes->end(),
                                    [&](const NamedVote& one) { return one.person == person; });
    return found != from_.votes->end() ? &*found : nullptr;
  }

  void cast(const std::string& person, Side side) {
    std::vector<std::string> classes;
    if (from_.voters != nullptr)
      for (const Voter& voter : *from_.voters)
        if (voter.name == person) classes = votes_in(*from_.overlap, voter);
    count(motion_, side);
    for (std::size_t i = 0; i < classes.size(); ++i) {
      count(group(classes[i]), side);
      if (i == 0) continue;
      count(motion_, side);
      motion_.second_votes += 1;
    }
  }

  GroupVotes& group(const std::string& name) {
    for (GroupVotes& one : motion_.by_group)
      if (one.group == name) return one;
    motion_.by_group.push_back({.group = name});
    return motion_.by_group.back();
  }

  static void count(GroupVotes& votes, Side side) {
    (side == Side::in_favour ? votes.votes_for
     : side == Side::against ? votes.votes_against
                             : votes.abstained) += 1;
  }

  static void count(Motion& motion, Side side) {
    if (side == Side::abstained)
      motion.abstained += 1;
    else if (side == Side::in_favour)
      motion.votes_for = motion.votes_for.value_or(0) + 1;
    else
      motion.votes_against = motion.votes_against.value_or(0) + 1;
  }

  const Gathering& from_;
  Motion& motion_;
};

}  // namespace

std::vector<std::string> votes_in(const std::optional<model::ClassOverlap>& rule,
                                  const Voter& voter) {
  if (voter.classes.size() < 2 || (rule && rule->rule == "one vote in each class"))
    return voter.classes;
  return {voter.classes.front()};
}

void gather(const Gathering& from, Motion& motion) {
  Gather(from, motion).all();
}

void add_undirected(const Gathering& from, Motion& motion) {
  if (!motion.votes_for || !motion.votes_against) return;
  Gather(from, motion).fixed_side_only();
}

}  // namespace toadlane::meetings
