#pragma once

#include <string>

#include "engine/expression/grammar.h"

namespace toadlane::expression {

/// The names that the three example co-operatives declare.
inline Vocabulary example_names() {
  const Type usd{Dimension::money, ""};
  Vocabulary names = Vocabulary::with_bases();
  for (const char* account : {"collective account", "reserve", "statutory reserve", "legal reserve",
                              "education fund", "indivisible reserve"})
    names.add({account, Role::account, usd, ""});
  for (const char* income : {"profit", "surplus"}) names.add({income, Role::income, usd, ""});
  for (const char* figure : {"highest capital ever", "paid-in capital"})
    names.add({figure, Role::figure, usd, ""});
  for (const char* rate : {"prime rate", "federal reserve discount rate"})
    names.add({rate, Role::rate, {Dimension::rate, ""}, ""});
  for (const char* hours : {"hours worked", "hours"})
    names.add({hours, Role::measure, {Dimension::hours, ""}, ""});
  for (const char* money : {"value delivered", "purchases", "gross pay"})
    names.add({money, Role::measure, usd, ""});
  for (const char* time : {"dues unpaid", "time worked", "time as member", "unpaid leave"})
    names.add({time, Role::measure, {Dimension::time, ""}, ""});
  for (const char* plain : {"patronage", "lifetime patronage"})
    names.add({plain, Role::measure, {}, ""});
  for (const char* status : {"initial contribution paid", "suspended", "member",
                             "every member has voted", "solvent after payment"})
    names.add({status, Role::status, {}, ""});
  names.add({"admit_member", Role::decision, {}, ""});
  return names;
}

/// The codes of the faults with their places: "X203@12+8 X206@0+5".
inline std::string places(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults)
    text += (text.empty() ? "" : " ") + std::string(entry_of(fault.diagnostic.code).name) + "@" +
            std::to_string(fault.first) + "+" + std::to_string(fault.count);
  return text;
}

}  // namespace toadlane::expression
