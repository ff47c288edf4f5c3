#include "engine/elections/meek_shares.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/number/ratio.h"

namespace toadlane::elections {
namespace {

/// Averages of products are kept with 15 decimals: with 300,000 level candidates their products
/// with a weight and a factor still fit in 128 bits.
constexpr uint128 meek_average_one = 1'000'000'000'000'000;

/// Distributes one ballot after another.
class Sharing {
 public:
  Sharing(const std::vector<std::uint64_t>& factors, Keeping keeping)
      : factors_(factors), keeping_(keeping) {
    shares_.votes.resize(factors.size());
  }

  void add(std::span<const Preference> ranking, std::uint64_t ballots) {
    std::uint64_t rest = meek_one;
    for (std::size_t at = 0; at < ranking.size() && rest > 0;) {
      level_.clear();
      do {
        const std::size_t candidate = ranking[at].candidate();
        if (factors_[candidate] > 0) level_.push_back(candidate);
        ++at;
      } while (at < ranking.size() && ranking[at].level());
      if (level_.size() == 1) rest -= give_one(level_.front(), rest, ballots);
      if (level_.size() > 1) rest = give_level(rest, ballots);
    }
    shares_.non_transferable += uint128{rest} * ballots;
  }

  MeekShares take() { return std::move(shares_); }

 private:
  std::uint64_t give_one(std::size_t candidate, std::uint64_t rest, std::uint64_t ballots) {
    const std::uint64_t factor = factors_[candidate];
    const std::uint64_t kept =
        keeping_ == Keeping::warren
            ? std::min(rest, factor)
            : static_cast<std::uint64_t>((uint128{rest} * factor + meek_one - 1) / meek_one);
    shares_.votes[candidate] += uint128{kept} * ballots;
    return kept;
  }

  /// Gives each of `level_` their average part; returns what goes on.
  std::uint64_t give_level(std::uint64_t rest, std::uint64_t ballots) {
    std::vector<std::uint64_t> sorted;
    sorted.reserve(level_.size());
    for (const std::size_t one : level_) sorted.push_back(factors_[one]);
    std::sort(sorted.begin(), sorted.end());  // so that no name decides a rounding
    std::uint64_t given = 0;
    std::map<std::uint64_t, std::uint64_t> part_of;  // equal factors get equal parts
    for (const std::size_t one : level_) {
      const auto [known, is_new] = part_of.try_emplace(factors_[one], 0);
      if (is_new)
        known->second = keeping_ == Keeping::warren ? warren_part(sorted, factors_[one], rest)
                                                    : meek_part(sorted, factors_[one], rest);
      shares_.votes[one] += uint128{known->second} * ballots;
      given += known->second;
    }
    const std::uint64_t onward =
        keeping_ == Keeping::warren ? warren_onward(sorted, rest) : meek_onward(sorted, rest);
    shares_.loss += uint128{rest - given - onward} * ballots;
    return onward;
  }

  static std::uint64_t meek_onward(const std::vector<std::uint64_t>& sorted, std::uint64_t rest) {
    for (const std::uint64_t factor : sorted)
      rest = static_cast<std::uint64_t>(uint128{rest} * (meek_one - factor) / meek_one);
    return rest;
  }

  /// Each number m of others before the candidate is as likely as any other, and so is each set of
  /// m others; means[m] is the mean of the products of (1 - factor) over these sets.
  static std::uint64_t meek_part(const std::vector<std::uint64_t>& sorted, std::uint64_t factor,
                                 std::uint64_t rest) {
    std::vector<uint128> means{meek_average_one};
    bool left_out = false;
    for (const std::uint64_t other : sorted) {
      if (other == factor && !left_out) {
        left_out = true;
        continue;
      }
      const uint128 size = means.size();  // of the set with this other
      const uint128 open = meek_one - other;
      means.push_back(0);
      for (std::size_t m = means.size() - 1; m > 0; --m)
        means[m] = ((size - m) * means[m] * meek_one + m * open * means[m - 1]) / (size * meek_one);
    }
    uint128 sum = 0;
    for (const uint128 mean : means) sum += mean;
    return static_cast<std::uint64_t>(uint128{rest} * factor * sum /
                                      (sorted.size() * meek_average_one * meek_one));
  }

  static std::uint64_t warren_onward(const std::vector<std::uint64_t>& sorted, std::uint64_t rest) {
    for (const std::uint64_t price : sorted) rest -= std::min(rest, price);
    return rest;
  }

  /// The sets of others that leave something, by what they cost and how many they are. Their number
  /// grows with the different prices below one in one place of a ballot, which are at most as many
  /// as the seats.
  static std::uint64_t warren_part(const std::vector<std::uint64_t>& sorted, std::uint64_t price,
                                   std::uint64_t rest) {
    std::map<std::pair<std::uint64_t, std::size_t>, Integer> sets{{{0, 0}, Integer(1)}};
    bool left_out = false;
    for (const std::uint64_t other : sorted) {
      if (other == price && !left_out) {
        left_out = true;
        continue;
      }
      std::map<std::pair<std::uint64_t, std::size_t>, Integer> more;
      for (const auto& [set, ways] : sets)
        if (set.first + other < rest) more[{set.first + other, set.second + 1}] += ways;
      for (const auto& [set, ways] : more) sets[set] += ways;
    }
    std::vector<Integer> choose{Integer(1)};  // of the others, m
    const std::size_t others = sorted.size() - 1;
    for (std::size_t m = 1; m <= others; ++m)
      choose.push_back((choose.back() * Integer::of(uint128{others - m + 1}))
                           .divided_down(Integer::of(uint128{m})));
    Ratio part = 0;
    for (const auto& [set, ways] : sets)
      part += Ratio::of(ways * Integer::of(uint128{std::min(price, rest - set.first)}),
                        choose[set.second] * Integer::of(uint128{sorted.size()}));
    return static_cast<std::uint64_t>(part.floor().to_uint128().value_or(0));
  }

  const std::vector<std::uint64_t>& factors_;
  Keeping keeping_;
  MeekShares shares_;
  std::vector<std::size_t> level_;  // those in the place at hand who keep something
};

}  // namespace

MeekShares meek_shares(const Profile& profile, const std::vector<std::uint64_t>& factors,
                       Keeping keeping) {
  Sharing sharing(factors, keeping);
  for (std::size_t index = 0; index < profile.size(); ++index)
    sharing.add(profile.ranking(index), profile.weight(index));
  return sharing.take();
}

}  // namespace toadlane::elections
