#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/elections/contest.h"

namespace toadlane::elections {

/// What decides between candidates whom the rule itself leaves equal. Never the order of the input.
struct TieBreak {
  enum class Way {
    stop,      // nothing: the result says who is tied
    recorded,  // an order of candidates drawn by lot before witnesses
    seeded,    // SHA-256 of the seed, the contest, the stage and the candidate, ascending
  };
  Way way = Way::stop;
  std::vector<std::size_t> order;  // recorded: who wins a tie before who loses it
  std::string seed;                // seeded
  /// Seeded: SHA-256 of some bytes as hexadecimal digits. The caller's, as no library for it is
  /// seen here.
  std::string (*sha256_hex)(std::string_view bytes) = nullptr;
};

/// Who of the tied comes first (has the better of it), by the tie break; nothing where it is to
/// stop, or where the order recorded leaves one of them out. `stage` counts from 1.
std::optional<std::size_t> first_of(const TieBreak& tie_break, const Contest& contest,
                                    std::size_t stage, std::span<const std::size_t> tied);

/// Who of the tied comes last: who is excluded where one of them must be.
std::optional<std::size_t> last_of(const TieBreak& tie_break, const Contest& contest,
                                   std::size_t stage, std::span<const std::size_t> tied);

/// "the lot recorded", "the lot of the seed".
std::string words_for(const TieBreak& tie_break);

}  // namespace toadlane::elections
