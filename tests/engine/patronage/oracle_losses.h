#pragma once

#include "tests/engine/patronage/oracle_each.h"

namespace toadlane::oracle {

/// Who bears a loss; all amounts are negative.
class Losing : public EachOne {
 protected:
  using EachOne::EachOne;

  void lay(const Whole& loss);

 private:
  [[nodiscard]] bool may_fall(const std::string& account) const;
  void lay_in_order(Whole loss);
  Whole lay_on_members(const std::string& measure, Whole borne);
  Whole bear(const std::string& bearer, const Whole& amount);
  void bear_as_members(const std::string& measure, const Whole& amount);

  const Losses* rule_ = nullptr;  // the one that holds
};

}  // namespace toadlane::oracle
