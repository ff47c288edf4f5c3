#include "engine/patronage/movement.h"

#include <algorithm>

#include "engine/number/apportion.h"

namespace toadlane::patronage {

model::Named<Money> split_off(model::Named<Money>& taken, Money amount) {
  model::Named<Money> off;
  if (taken.empty()) return off;
  std::vector<Share> shares;
  for (const auto& [name, money] : taken) shares.push_back({Ratio(Integer(money.minor())), name});
  const std::vector<Money> parts = apportion(amount, shares);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    taken[i].second -= parts[i];
    if (parts[i].sign() != 0) off.emplace_back(taken[i].first, parts[i]);
  }
  std::erase_if(taken, [](const auto& one) { return one.second.sign() == 0; });
  return off;
}

Movement moved_on(Movement& given, const std::string& of_class, Money amount) {
  Movement on;
  given.amount -= amount;
  for (auto& [name, money] : given.pools)
    if (name == of_class) money -= amount;
  std::erase_if(given.pools, [](const auto& one) { return one.second.sign() == 0; });
  on.amount = amount;
  on.taken = split_off(given.taken, amount);
  return on;
}

std::vector<Movement> set_aside(MemberPool& pool, Movement& given,
                                const std::vector<Aside>& asides) {
  std::vector<Movement> away;
  if (asides.empty()) return away;
  std::vector<std::string> order;  // the shares look at the texts, which must not move
  for (std::size_t i = 0; i <= asides.size(); ++i) order.push_back(std::to_string(i));
  Ratio sharing = 1;
  for (const Aside& aside : asides) sharing -= aside.part;
  std::vector<Share> shares{{sharing, order.front()}};
  for (std::size_t i = 0; i < asides.size(); ++i) shares.push_back({asides[i].part, order[i + 1]});
  const std::vector<Money> parts = apportion(pool.amount, shares);
  for (std::size_t i = 0; i < asides.size(); ++i) {
    const Aside& aside = asides[i];
    const Money part = parts[i + 1];
    if (part.sign() == 0) continue;
    Movement move = moved_on(given, pool.only_class, part);
    move.clause = aside.clause;
    move.cite = aside.cite;
    move.what = aside.why;
    move.to = aside.account;
    move.why.push_back({aside.clause,
                        aside.cite,
                        aside.why + " goes to " + aside.account,
                        {{"part", aside.part}, {"pool", pool.amount}},
                        part,
                        {}});
    given.why.push_back({aside.clause,
                         aside.cite,
                         aside.why + " goes to " + aside.account,
                         {{"of that part", part}},
                         given.amount,
                         {}});
    away.push_back(std::move(move));
  }
  pool.amount = parts.front();
  pool.exact = pool.exact * sharing;
  return away;
}

}  // namespace toadlane::patronage
