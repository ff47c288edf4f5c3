#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/count_record.h"
#include "engine/elections/profile.h"
#include "engine/elections/tie_break.h"

namespace toadlane::elections {

/// What every count begins with: method, seats and ballots. `uncontested` is set when there is
/// nothing to count: no seat, or no more candidates than seats; then all who stand are elected.
struct Opening {
  CountRecord record;
  bool uncontested = false;
};
Opening open_count(std::string_view method, const Contest& contest, const Profile& profile);

/// Who of several level candidates it is, and what decided.
struct Choice {
  std::size_t chosen = 0;
  std::string decided_by;  // "fewer votes at stage 2", "the lot recorded"
};
enum class Seeking { most, fewest };

/// What the ties of one stage are settled with.
struct TieRule {
  const Contest& contest;
  const TieBreak& tie_break;
  std::size_t stage;  // where the choice is made, from 1
};

/// By lot alone: who comes first (most) or last (fewest); nothing where the tie break stops.
std::optional<Choice> settle_by_lot(const TieRule& rule, Seeking seeking,
                                    std::vector<std::size_t> tied);

/// Backwards, then by lot: those with the most (fewest) votes at the latest of the stages from
/// `first` on at which the tied were unequal; of those still level, the same further back.
///
///   A and B have 4 each; one stage before A had 3 and B 2: seeking the fewest gives B
std::optional<Choice> settle_backwards(const TieRule& rule, const std::vector<Stage>& stages,
                                       std::size_t first, Seeking seeking,
                                       std::vector<std::size_t> tied);

/// Puts candidates elected together in the order of their votes at the last of the stages. Level
/// ones: backwards, then by lot; without a lot they stay as they stand in the contest and the tie
/// says that nothing decided, as all of them are elected.
std::vector<std::size_t> order_elected(const TieRule& rule, const std::vector<Stage>& stages,
                                       std::size_t first, std::vector<std::size_t> elected,
                                       std::vector<Tie>& ties);

/// Fills the seats from `record.ranking`. A group with more candidates than seats left is drawn
/// by lot; without one the count is undecided.
void fill_from_ranking(const Contest& contest, const TieBreak& tie_break, CountRecord& record);

/// Ranks all who stand by `scores`, the highest first, and fills the seats.
void fill_by_scores(const Contest& contest, const TieBreak& tie_break, std::vector<Ratio> scores,
                    CountRecord& record);

}  // namespace toadlane::elections
