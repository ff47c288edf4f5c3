#pragma once

#include "tests/engine/patronage/oracle_books.h"

namespace toadlane::oracle {

/// Amounts and limits of each member.
class EachOne : public Books {
 protected:
  using Books::Books;

  std::vector<Fraction> base_of(const std::string& of);
  std::vector<Fraction> amounts_of(const Sum& sum, const Whole& pool);
  std::vector<Whole> reckon(const Step& step, const Whole& most);
  std::vector<Whole> limit(const Step& step, const std::vector<Fraction>& weights,
                           const Whole& pool, Whole& back);
};

}  // namespace toadlane::oracle
