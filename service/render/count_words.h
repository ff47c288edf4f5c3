#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "service/app/count_election.h"

namespace toadlane::render {

/// Votes with so many decimals; "..." behind them where there are more.
///
///   votes_text(Ratio::of(22, 7), 5)   ->   3.14285...
std::string votes_text(const Ratio& votes, unsigned places);

/// A candidate's name, and a list of them: "Ana, Ben and Chen".
std::string name_in(const app::CountedElection& counted, std::size_t candidate);
std::string names_in(const app::CountedElection& counted, const std::vector<std::size_t>& who);

/// "first preferences", "surplus", "exclusion", "election".
std::string_view action_word(elections::Stage::Action action);

/// What a stage did: "Ben is excluded: 3.14284 votes are the fewest".
std::string action_text(const app::CountedElection& counted, std::size_t stage);

/// How a tie was broken.
std::string tie_text(const app::CountedElection& counted, const elections::Tie& tie);

/// Between whom a lot must be drawn, and how to count again with it; empty where all is decided.
std::string not_decided(const app::CountedElection& counted);

}  // namespace toadlane::render
