#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/profile.h"

namespace toadlane::elections {

/// What a contest says about ballots that do not simply rank 1, 2, 3. None of it has a value of its
/// own: two contests that differ here can elect different people from the same ballots.
struct BallotRules {
  /// Several candidates at one rank.
  enum class Overvote {
    exhaust,                         // the ballot ends there
    skip,                            // the rank counts for nobody, the next one is read
    exhaust_if_multiple_continuing,  // decided at each stage: one who continues has it, none: on
    average,                         // they are ranked equal
  };
  /// A candidate who was ranked before.
  enum class Duplicate { skip, exhaust };

  Overvote overvote;
  Duplicate duplicate;
  std::optional<std::size_t> max_skipped;   // ranks left empty one after another; nothing: any
  std::optional<std::size_t> max_rankings;  // ranks that are read; nothing: all

  /// Whether an overvote can be settled only when it is known whom the voter marked.
  [[nodiscard]] bool overvote_needs_names() const {
    return overvote == Overvote::exhaust_if_multiple_continuing || overvote == Overvote::average;
  }
};

/// Why a ballot has no further preference.
enum class BallotEnd : std::uint8_t {
  choices,   // the voter ranked nobody else, or nobody else is read
  overvote,  // several candidates at one rank
  skipped,   // too many empty ranks
  repeated,  // a candidate who was ranked before
};
inline constexpr std::size_t ballot_ends = 4;

/// One ballot as the voter marked it, rank by rank from the first. Cleared and filled again it
/// needs no new memory.
///
///   ballot.add_rank();            // rank 1: nobody
///   ballot.add_rank();            // rank 2:
///   ballot.mark(a);               //   A
///   ballot.mark(d);               //   and D, an overvote
class RawBallot {
 public:
  void clear();
  /// Begins the next rank, at which nobody is marked yet.
  void add_rank() { ranks_.push_back({marks_.size(), false}); }
  /// Somebody at the rank begun last.
  void mark(std::size_t candidate) { marks_.push_back(candidate); }
  /// An overvote of which nobody knows the candidates, at the rank begun last.
  void mark_overvote() { ranks_.back().overvote = true; }

  [[nodiscard]] std::size_t ranks() const { return ranks_.size(); }
  [[nodiscard]] bool unnamed_overvote(std::size_t rank) const { return ranks_[rank].overvote; }
  [[nodiscard]] std::span<const std::size_t> marks(std::size_t rank) const;

 private:
  struct Rank {
    std::size_t first = 0;  // in marks_
    bool overvote = false;
  };
  std::vector<Rank> ranks_;
  std::vector<std::size_t> marks_;
};

/// Settles raw ballots by the rules of a contest, one after another.
///
/// Withdrawn candidates are taken out: their ranks are removed, not skipped, and of an overvote
/// those who stand are left. What was marked stays marked, though: two at one rank are an overvote
/// even if one of them withdrew. An overvote without names where the rule needs them ends the
/// ballot; a reader refuses it before.
///
/// Under `exhaust_if_multiple_continuing` an overvote is a group of level preferences, and every
/// level group of the profile is one: the count looks who of them continues.
class BallotSettler {
 public:
  /// Both must outlive the settler; the contest may get further candidates.
  BallotSettler(const BallotRules& rules, const Contest& contest)
      : rules_(rules), contest_(contest) {}

  struct Settled {
    std::span<const Preference> ranking;  // until the next ballot; empty: not in V
    BallotEnd end = BallotEnd::choices;   // why nothing follows the ranking
    bool marked = false;                  // somebody who stands, or an overvote
  };
  Settled settle(const RawBallot& ballot);

 private:
  // Puts a rank into the ranking; the reason to end the ballot there, if there is one.
  std::optional<BallotEnd> take(const RawBallot& ballot, std::size_t rank);
  bool note_seen(std::size_t candidate);

  const BallotRules& rules_;
  const Contest& contest_;
  std::vector<Preference> ranking_;
  std::vector<std::size_t> fresh_;  // of one rank: who was not ranked before
  std::vector<std::size_t> seen_;   // of each candidate: the last ballot that ranks them
  std::size_t ballot_ = 0;          // from 1
};

}  // namespace toadlane::elections
