#include "engine/patronage/shares_rounding.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/model/to_account.h"
#include "engine/number/rounding.h"

namespace toadlane::patronage {
namespace {

// How a share became cents, in words.
std::string rounding_words(const Portion& portion, bool topped_up) {
  switch (portion.how) {
    case Apportionment::largest_remainder:
      return topped_up ? "rounded by largest remainder: a cent that was left over"
                       : "rounded by largest remainder: down";
    case Apportionment::half_up_residue:
      return "rounded half up";
    case Apportionment::truncate_residue:
      return "rounded toward zero";
    case Apportionment::half_up_residue_to_largest:
      return topped_up ? "rounded half up; the largest share takes the residue" : "rounded half up";
    case Apportionment::whole_units:
      return topped_up ? "whole units by largest remainder: one that was left over"
                       : "whole units by largest remainder: down";
  }
  broken_invariant("a named apportionment");
}

// A pool's part of the residue, as a movement out of the members' one.
Movement residue_of(const model::RoundingPlan& rounding, MemberPool& pool, Movement& given,
                    Apportionment how, Money residue) {
  Movement move = moved_on(given, pool.only_class, residue);
  move.clause = rounding.clause.key("residue");
  move.cite = rounding.cite;
  move.what = "what rounding the members' shares leaves";
  move.to = model::account_of(rounding.residue);
  const Money shares = pool.amount - residue;
  move.why.push_back({move.clause,
                      move.cite,
                      "the members' shares are rounded: " + std::string(name_of(how)),
                      {{"pool", pool.amount}, {"shares", shares}},
                      residue,
                      {}});
  given.why.push_back({move.clause,
                       move.cite,
                       "what the rounded shares sum to",
                       {{"residue", residue}},
                       given.amount,
                       {}});
  pool.amount = shares;
  return move;
}

}  // namespace

Apportionment rounding_of_shares(const model::RoundingPlan& rounding) {
  return apportionment_named(rounding.shares).value_or(Apportionment::largest_remainder);
}

bool has_ties(Apportionment how) {
  return how != Apportionment::half_up_residue && how != Apportionment::truncate_residue;
}

std::string shares_policy(const model::RoundingPlan& rounding, std::span<const Portion> portions) {
  const Apportionment how = rounding_of_shares(rounding);
  std::string words(name_of(how));
  if (has_ties(how)) words += "; ties to the larger share, then by member number";
  if (leaves_residue(how)) words += "; what they leave, to " + model::account_of(rounding.residue);
  const bool floors = std::any_of(portions.begin(), portions.end(), [](const Portion& portion) {
    return !portion.above_floors.empty();
  });
  if (floors && how != Apportionment::largest_remainder)
    words += "; of a loss with floors, largest remainder";
  return words;
}

Step step_of_rounding(const Portion& portion, std::span<const Division> divisions,
                      std::size_t member, const Ratio& exact) {
  const MemberPool& pool = divisions[portion.divisions.front()].pool;
  const Currency currency = pool.amount.currency();
  const bool topped = std::binary_search(portion.topped_up.begin(), portion.topped_up.end(),
                                         static_cast<std::uint32_t>(member));
  const Money part = Money::of_minor(portion.parts[member], currency);
  Step step{pool.clause, pool.cite, rounding_words(portion, topped), {{"exact", exact}}, part, {}};
  if (portion.how == Apportionment::half_up_residue_to_largest && topped)
    step.from.emplace_back("residue", part - rounded_money(exact, currency, Rounding::half_up));
  if (portion.how != Apportionment::whole_units) return step;
  // The shares are those of the pools' whole units.
  Money shares = Money::zero(currency);
  for (const std::size_t k : portion.divisions) shares += divisions[k].pool.amount;
  step.from.emplace_back("pool", shares + Money::of_minor(portion.residue, currency));
  step.from.emplace_back("in whole units", shares);
  return step;
}

std::optional<Diagnostic> largest_too_small(const model::RoundingPlan& rounding,
                                            const Portion& portion, bool loss,
                                            const Members& members) {
  if (portion.how != Apportionment::half_up_residue_to_largest) return std::nullopt;
  const auto wrong = std::find_if(portion.parts.begin(), portion.parts.end(),
                                  [&](std::int64_t part) { return loss ? part > 0 : part < 0; });
  if (wrong == portion.parts.end()) return std::nullopt;
  const auto member = static_cast<std::size_t>(wrong - portion.parts.begin());
  return Diagnostic::error(Code::P223,
                           "the rounded shares take more than the largest one, that of " +
                               visible(std::string(members.number[member])) + ", can give")
      .in(rounding.clause.key("shares"))
      .cite(rounding.cite)
      .hint("write `shares: largest remainder`, or `shares: half up` with `residue: to ACCOUNT`");
}

std::vector<Movement> place_residue(const model::RoundingPlan& rounding, const Portion& portion,
                                    std::span<Division> divisions, std::span<Movement> movements) {
  std::vector<Movement> residues;
  if (portion.residue == 0) return residues;
  std::vector<std::string> order;  // the shares look at the texts, which must not move
  for (const std::size_t k : portion.divisions) order.push_back(std::to_string(k));
  std::vector<Share> amounts;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Integer amount(divisions[portion.divisions[i]].pool.amount.minor());
    amounts.push_back({Ratio(amount.magnitude()), order[i]});
  }
  const Currency currency = divisions[portion.divisions.front()].pool.amount.currency();
  const std::vector<Money> parts = apportion(Money::of_minor(portion.residue, currency), amounts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].sign() == 0) continue;
    MemberPool& pool = divisions[portion.divisions[i]].pool;
    residues.push_back(residue_of(rounding, pool, movements[pool.line], portion.how, parts[i]));
  }
  return residues;
}

}  // namespace toadlane::patronage
