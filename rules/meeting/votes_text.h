#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/model/rule.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// Numbers of people as written: one number, a number for each class or group, or the people's
/// names.
///
///   7        {workers: 8, producers: 3}        [Ana, Bo]
struct PeopleText {
  enum class Form { none, number, groups, names };
  Form form = Form::none;
  Clause clause;
  std::optional<long> number;
  model::Named<std::optional<long>> groups;
  std::vector<std::string> names;

  /// All together; nothing while a number of it could not be read.
  [[nodiscard]] std::optional<long> total() const;
};

/// A number of people in any of its forms.
void describe(Visitor& v, PeopleText& people);
/// The same without names.
void describe_people(Visitor& v, PeopleText& people);

/// Who may vote, by name: a list, or a list for each class.
struct EntitledText {
  std::vector<std::string> names;
  model::Named<std::vector<std::string>> classes;
};
void describe(Visitor& v, EntitledText& entitled);

/// One proxy: who gives it, who holds it, how it is to vote.
struct ProxyText {
  Clause clause;
  std::string of;
  std::string held_by;
  std::string directed;  // "for", "against", "abstain"; empty: undirected
  std::optional<bool> in_writing;
  std::optional<bool> revoked;
};
void describe(Visitor& v, ProxyText& proxy);

/// One standing delegation of a vote.
struct DelegationText {
  Clause clause;
  std::string from;
  std::string to;
  std::optional<Date> since;
  std::optional<Date> recalled;
};
void describe(Visitor& v, DelegationText& delegation);

}  // namespace toadlane::rules
