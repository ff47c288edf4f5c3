#include "engine/elections/ballot_rules.h"

#include <algorithm>

namespace toadlane::elections {

void RawBallot::clear() {
  ranks_.clear();
  marks_.clear();
}

std::span<const std::size_t> RawBallot::marks(std::size_t rank) const {
  const std::size_t first = ranks_[rank].first;
  const std::size_t end = rank + 1 < ranks_.size() ? ranks_[rank + 1].first : marks_.size();
  return std::span(marks_).subspan(first, end - first);
}

BallotSettler::Settled BallotSettler::settle(const RawBallot& ballot) {
  ++ballot_;
  ranking_.clear();
  seen_.resize(contest_.candidates.size());
  Settled settled;
  std::size_t skipped = 0;
  bool ended = false;
  const std::size_t ranks = std::min(ballot.ranks(), rules_.max_rankings.value_or(ballot.ranks()));
  for (std::size_t rank = 0; rank < ranks; ++rank) {
    const auto marks = ballot.marks(rank);
    const bool stands = std::any_of(marks.begin(), marks.end(), [&](std::size_t candidate) {
      return !contest_.candidates[candidate].withdrawn;
    });
    settled.marked = settled.marked || stands || ballot.unnamed_overvote(rank);
    if (ended) continue;
    if (!marks.empty() || ballot.unnamed_overvote(rank)) {
      skipped = 0;
      if (const auto end = take(ballot, rank)) {
        settled.end = *end;
        ended = true;
      }
    } else if (++skipped > rules_.max_skipped.value_or(ranks)) {
      settled.end = BallotEnd::skipped;
      ended = true;
    }
  }
  settled.ranking = ranking_;
  return settled;
}

std::optional<BallotEnd> BallotSettler::take(const RawBallot& ballot, std::size_t rank) {
  using Overvote = BallotRules::Overvote;
  fresh_.clear();
  std::size_t different = 0;
  bool repeated = false;
  const auto marks = ballot.marks(rank);
  for (auto mark = marks.begin(); mark != marks.end(); ++mark) {
    if (std::find(marks.begin(), mark, *mark) != mark) continue;  // twice at one rank is once
    ++different;
    if (!note_seen(*mark)) {
      repeated = true;
    } else if (!contest_.candidates[*mark].withdrawn) {
      fresh_.push_back(*mark);
    }
  }
  if (repeated && rules_.duplicate == BallotRules::Duplicate::exhaust) return BallotEnd::repeated;
  if (ballot.unnamed_overvote(rank)) {
    if (rules_.overvote == Overvote::skip) return std::nullopt;
    return BallotEnd::overvote;
  }
  if (different > 1 && rules_.overvote == Overvote::exhaust) return BallotEnd::overvote;
  if (different > 1 && rules_.overvote == Overvote::skip) return std::nullopt;
  for (std::size_t i = 0; i < fresh_.size(); ++i) ranking_.emplace_back(fresh_[i], i > 0);
  return std::nullopt;
}

bool BallotSettler::note_seen(std::size_t candidate) {
  if (seen_[candidate] == ballot_) return false;
  seen_[candidate] = ballot_;
  return true;
}

}  // namespace toadlane::elections
