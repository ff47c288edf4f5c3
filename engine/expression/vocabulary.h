#pragma once

#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/unit.h"

namespace toadlane::expression {

/// What a name stands for in a phrase: `all members` is a base, `legal reserve` an account.
enum class Role {
#define ROLE(identifier, words) identifier,
#include "engine/expression/roles.def"
#undef ROLE
};

/// "a base", "an account": for messages.
std::string_view words_for(Role role);

/// One name that phrases may use.
struct Entry {
  std::string name;
  Role role = Role::figure;
  Type type;  // of a base, account, income, figure, measure or rate
  std::string definition;
};

/// A set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) bits_ |= bit(role);
  }
  [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }

  /// What can stand as a number: a base, an income, a figure, a measure, a rate.
  static constexpr Roles numeric() {
    return {Role::base, Role::income, Role::figure, Role::measure, Role::rate};
  }
  static constexpr Roles all() {
    Roles roles = numeric();
    for (const Role role : {Role::account, Role::status, Role::decision, Role::event})
      roles.bits_ |= bit(role);
    return roles;
  }

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned bits_ = 0;
};

/// The names that a phrase may use: the bases, and what the bylaws declare. Names may have spaces;
/// upper and lower case differ; the longest name that fits is meant. One name may have two
/// roles (`members` is a base and may be a destination of money).
///
///   Vocabulary vocabulary = Vocabulary::with_bases("USD");
///   vocabulary.add({"legal reserve", Role::account, {Dimension::money}, "the legal reserve"});
class Vocabulary {
 public:
  Vocabulary() = default;
  /// The closed list of bases.def and the events of events.def.
  static Vocabulary with_bases(std::string_view currency = "");

  Vocabulary& add(Entry entry);
  /// A unit for measures, in the plural: "litres".
  Vocabulary& declare_unit(std::string plural);
  /// The co-operative's currency; with none, any currency of ISO 4217 is accepted.
  void set_currency(std::string_view code) { currency_ = code; }

  struct Match {
    const Entry* entry = nullptr;  // null: no name fits
    std::size_t words = 0;         // how many of them the name takes
  };
  /// The longest name with one of the roles that the words begin with.
  [[nodiscard]] Match match(std::span<const std::string_view> words, Roles roles) const;
  [[nodiscard]] const Entry* find(std::string_view name, Roles roles) const;

  /// In the order in which they were added.
  [[nodiscard]] std::vector<std::string> names(Roles roles) const;
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const std::vector<std::string>& units() const { return units_; }
  [[nodiscard]] const std::string& currency() const { return currency_; }

 private:
  struct Known {
    std::vector<std::string> words;
    std::size_t entry;
  };
  std::vector<Entry> entries_;
  std::map<std::string, std::vector<Known>, std::less<>> by_first_word_;
  std::vector<std::string> units_;
  std::string currency_;
};

}  // namespace toadlane::expression
