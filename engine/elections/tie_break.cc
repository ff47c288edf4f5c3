#include "engine/elections/tie_break.h"

#include <algorithm>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::elections {
namespace {

// The tied with what their lot is, the better first.
using Drawn = std::vector<std::pair<std::string, std::size_t>>;

// Candidate ids differ, and so do their fingerprints.
Drawn drawn_by_seed(const TieBreak& tie_break, const Contest& contest, std::size_t stage,
                    std::span<const std::size_t> tied) {
  invariant(tie_break.sha256_hex != nullptr, "a seeded lot comes with its SHA-256");
  constexpr char separator = '\x1F';
  Drawn drawn;
  drawn.reserve(tied.size());
  for (const std::size_t one : tied) {
    const std::string drawn_on = tie_break.seed + separator + contest.id + separator +
                                 std::to_string(stage) + separator + contest.candidates[one].id;
    drawn.emplace_back(tie_break.sha256_hex(drawn_on), one);
  }
  std::ranges::sort(drawn);
  return drawn;
}

// Empty where the order does not name them all.
std::vector<std::size_t> in_recorded_order(const TieBreak& tie_break,
                                           std::span<const std::size_t> tied) {
  std::vector<std::size_t> ordered;
  ordered.reserve(tied.size());
  for (const std::size_t one : tie_break.order)
    if (std::ranges::find(tied, one) != tied.end()) ordered.push_back(one);
  if (ordered.size() < tied.size()) ordered.clear();
  return ordered;
}

// The tied, who wins before who loses; empty where nothing decides.
std::vector<std::size_t> ordered(const TieBreak& tie_break, const Contest& contest,
                                 std::size_t stage, std::span<const std::size_t> tied) {
  switch (tie_break.way) {
    case TieBreak::Way::stop:
      return {};
    case TieBreak::Way::recorded:
      return in_recorded_order(tie_break, tied);
    case TieBreak::Way::seeded:
      break;
  }
  std::vector<std::size_t> order;
  order.reserve(tied.size());
  for (const auto& [print, one] : drawn_by_seed(tie_break, contest, stage, tied))
    order.push_back(one);
  return order;
}

}  // namespace

std::optional<std::size_t> first_of(const TieBreak& tie_break, const Contest& contest,
                                    std::size_t stage, std::span<const std::size_t> tied) {
  const std::vector<std::size_t> order = ordered(tie_break, contest, stage, tied);
  if (order.empty()) return std::nullopt;
  return order.front();
}

std::optional<std::size_t> last_of(const TieBreak& tie_break, const Contest& contest,
                                   std::size_t stage, std::span<const std::size_t> tied) {
  const std::vector<std::size_t> order = ordered(tie_break, contest, stage, tied);
  if (order.empty()) return std::nullopt;
  return order.back();
}

std::string words_for(const TieBreak& tie_break) {
  switch (tie_break.way) {
    case TieBreak::Way::stop:
      return "nothing: no lot is given";
    case TieBreak::Way::recorded:
      return "the lot recorded";
    case TieBreak::Way::seeded:
      return "the lot of the seed";
  }
  return "";
}

}  // namespace toadlane::elections
