#pragma once

#include <vector>

#include "engine/meetings/named_votes.h"
#include "rules/meeting/group_votes.h"

namespace toadlane::rules {

/// The people whom a meeting file names: who may vote, who came, the proxies and delegations.
/// Everything wrong with the names is told where it stands: a person counted twice, a vote, a proxy
/// or a delegation of somebody not entitled (M310, M361 to M364).
class NamedPeople {
 public:
  NamedPeople(const MeetingText& text, const model::Bylaws& bylaws,
              const std::optional<meetings::Body>& body, Report report);

  /// The members and the members of each class, where `entitled` lists them and `counts` does not.
  void count(meetings::Headcount& counts);

  /// Which proxies hold, once the members are counted; they are as many as `present` says.
  void proxies(const meetings::Headcount& counts);

  /// The votes of one motion that are told by name, and the undirected proxies of the others.
  void votes(const MotionText& said, const meetings::Ruling& ruling, meetings::Motion& motion);

 private:
  void people_once();
  void classes();
  void named_once(const MotionText& said, std::vector<meetings::NamedVote>& votes);
  void report_at(const std::vector<meetings::FaultAt>& faults, const Clause& list);
  meetings::Gathering gathering() const;

  const MeetingText& text_;
  const model::Bylaws& bylaws_;
  const model::MeetingRules* rules_ = nullptr;
  Report report_;
  meetings::People people_;
  std::vector<meetings::Voter> voters_;
  meetings::ProxyList proxies_;
  bool delegations_told_ = false;
};

}  // namespace toadlane::rules
