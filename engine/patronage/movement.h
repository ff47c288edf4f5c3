#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/clause.h"
#include "engine/model/rule.h"
#include "engine/number/money.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// One line of the waterfall: what a step (or a loss rule) moved, where to, and why so much.
/// A loss moves negative amounts.
struct Movement {
  Clause clause;
  std::string cite;
  std::string what;  // "10% of surplus"
  std::string to;    // an account, "members", "carried forward", "not distributed"
  Money amount;
  model::Named<Money> taken;  // from which income, parts that sum to `amount`
  model::Named<Money> pools;  // for members in pools: class -> its whole part
  std::vector<Step> why;
};

struct EachParts;  // each_member.h

/// What a step gives to members, to be divided among them.
struct MemberPool {
  Clause clause;
  std::string cite;
  std::string in_proportion_to;
  std::string only_class;  // of a pool; empty: all members
  Ratio exact;             // in minor units: the pool before it was rounded
  Money amount;            // whole, what the members' parts sum to
  bool loss = false;
  std::size_t line = 0;                             // the movement that it divides, by position
  std::optional<Money> floor = std::nullopt;        // of a loss: no member's account goes below it
  std::shared_ptr<const EachParts> each = nullptr;  // the parts, where the step itself made them
  bool paid_outright = false;  // in money, outside the dividend that `pay` splits
};

/// A part of a pool that goes to an account and not to the members who share: of those who are not
/// eligible (`the_rest`), or of a measure of which nobody has any (`empty_measure`).
struct Aside {
  Ratio part;  // of the pool, above 0
  std::string account;
  Clause clause;
  std::string cite;
  std::string why;  // "the part of who is not eligible", "the part of milk, which nobody has"
};

/// Takes an amount out of the sources of a movement, in proportion to what it took from each; what
/// was taken out. A movement of a loss has no sources.
model::Named<Money> split_off(model::Named<Money>& taken, Money amount);

/// Takes an amount out of a movement to members, out of its sources and out of the pool of that
/// class, and gives it a movement of its own, whose place and reason are still to be said. The
/// amount may be below 0: then the members' movement grows.
Movement moved_on(Movement& given, const std::string& of_class, Money amount);

/// Sends parts of a pool to their accounts, before it is divided. The pool is split among them and
/// the members who share by largest remainder; `given`, the movement of the pool, keeps what is
/// theirs. One movement for each account that gets something; the balances are not touched.
///
///   100.00 by hours, a quarter of them by members who are not eligible, `the_rest: to reserve`
///   ->  the pool is 75.00, and 25.00 goes to the reserve
std::vector<Movement> set_aside(MemberPool& pool, Movement& given,
                                const std::vector<Aside>& asides);

}  // namespace toadlane::patronage
