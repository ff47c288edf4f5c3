#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/clause.h"

namespace toadlane::model {

/// What every rule of the bylaws carries: its address and the article that it encodes.
struct Rule {
  Clause clause;
  std::string cite;  // "Art. 7.3(b)"; empty when the file gives none
};

/// Words of the bylaws kept as written, with their address: a phrase that no computation reads yet.
struct Phrase {
  std::string text;
  Clause clause;

  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// Things under the names that the co-operative gave them, in the order of the file.
template <class T>
using Named = std::vector<std::pair<std::string, T>>;

/// The thing of that name, or nullptr.
template <class T>
const T* find(const Named<T>& things, std::string_view name) {
  for (const auto& [key, thing] : things)
    if (key == name) return &thing;
  return nullptr;
}

/// Their names, in the order of the file.
template <class T>
std::vector<std::string> names_of(const Named<T>& things) {
  std::vector<std::string> names;
  names.reserve(things.size());
  for (const auto& [name, thing] : things) names.push_back(name);
  return names;
}

}  // namespace toadlane::model
