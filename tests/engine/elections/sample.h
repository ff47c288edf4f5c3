#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/profile.h"

namespace toadlane::elections {

/// A contest whose candidates are single letters: contest_of("ABC", 2).
inline Contest contest_of(std::string_view letters, std::size_t seats) {
  Contest contest{.id = "board", .title = "Board", .seats = seats};
  for (const char letter : letters)
    contest.candidates.push_back({std::string(1, letter), std::string(1, letter)});
  return contest;
}

inline std::size_t place_of(const Contest& contest, char letter) {
  std::size_t place = 0;
  while (contest.candidates[place].id.front() != letter) ++place;
  return place;
}

/// Ballots as letters in the order of preference: {{"AB", 4}, {"C", 2}}.
inline Profile profile_of(const Contest& contest,
                          const std::vector<std::pair<std::string, std::uint64_t>>& ballots) {
  Profile profile;
  for (const auto& [letters, papers] : ballots) {
    std::vector<Preference> ranking;
    for (const char letter : letters) ranking.emplace_back(place_of(contest, letter), false);
    profile.add(ranking, papers);
  }
  return profile;
}

/// A recorded lot as letters, who wins a tie before who loses it.
inline std::vector<std::size_t> order_of(const Contest& contest, std::string_view letters) {
  std::vector<std::size_t> order;
  for (const char letter : letters) order.push_back(place_of(contest, letter));
  return order;
}

/// The letters of candidates: "AC".
inline std::string letters_of(const Contest& contest, const std::vector<std::size_t>& who) {
  std::string letters;
  for (const std::size_t one : who) letters += contest.candidates[one].id;
  return letters;
}

}  // namespace toadlane::elections
