#include "engine/expression/vocabulary.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/expression/tokens.h"

namespace toadlane::expression {
namespace {

bool begin_with(std::span<const std::string_view> words, const std::vector<std::string>& name) {
  return name.size() <= words.size() && std::equal(name.begin(), name.end(), words.begin());
}

}  // namespace

std::string_view words_for(Role role) {
  switch (role) {
#define ROLE(identifier, words) \
  case Role::identifier:        \
    return words;
#include "engine/expression/roles.def"
#undef ROLE
  }
  broken_invariant("a role");
}

Vocabulary Vocabulary::with_bases(std::string_view currency) {
  Vocabulary vocabulary;
  vocabulary.set_currency(currency);
#define BASE(name, definition) \
  vocabulary.add({name, Role::base, {Dimension::count, ""}, definition});
#include "engine/expression/bases.def"
#undef BASE
#define EVENT(name, definition) vocabulary.add({name, Role::event, {}, definition});
#include "engine/expression/events.def"
#undef EVENT
  return vocabulary;
}

Vocabulary& Vocabulary::add(Entry entry) {
  const std::vector<std::string_view> words = words_of(entry.name);
  invariant(!words.empty(), "a name of a vocabulary is not empty");
  std::vector<Known>& known = by_first_word_[std::string(words.front())];
  known.push_back({{words.begin(), words.end()}, entries_.size()});
  std::stable_sort(known.begin(), known.end(),
                   [](const Known& a, const Known& b) { return a.words.size() > b.words.size(); });
  entries_.push_back(std::move(entry));
  return *this;
}

Vocabulary& Vocabulary::declare_unit(std::string plural) {
  units_.push_back(std::move(plural));
  return *this;
}

Vocabulary::Match Vocabulary::match(std::span<const std::string_view> words, Roles roles) const {
  if (words.empty()) return {};
  const auto found = by_first_word_.find(words.front());
  if (found == by_first_word_.end()) return {};
  for (const Known& known : found->second)
    if (roles.has(entries_[known.entry].role) && begin_with(words, known.words))
      return {&entries_[known.entry], known.words.size()};
  return {};
}

const Entry* Vocabulary::find(std::string_view name, Roles roles) const {
  const std::vector<std::string_view> words = words_of(name);
  const Match match = this->match(words, roles);
  return match.words == words.size() ? match.entry : nullptr;
}

std::vector<std::string> Vocabulary::names(Roles roles) const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_)
    if (roles.has(entry.role)) names.push_back(entry.name);
  return names;
}

}  // namespace toadlane::expression
