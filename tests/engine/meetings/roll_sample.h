#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/expression/parse.h"
#include "engine/meetings/roll.h"
#include "tests/engine/meetings/day.h"

namespace toadlane::meetings {

inline std::int32_t number_of(const std::string& text) {
  return text.empty() ? no_day : day(text).day_number();
}

/// The names that the conditions of these tests use.
inline const expression::Vocabulary& roll_names() {
  using expression::Dimension;
  using expression::Role;
  static const expression::Vocabulary names = [] {
    auto all = expression::Vocabulary::with_bases("USD");
    all.add({"hours worked", Role::measure, {Dimension::hours, ""}, ""});
    for (const char* time : {"time worked", "time as member", "unpaid leave", "dues unpaid"})
      all.add({time, Role::measure, {Dimension::time, ""}, ""});
    for (const char* status : {"suspended", "initial contribution paid", "good standing"})
      all.add({status, Role::status, {}, ""});
    all.add({"admit_member", Role::decision, {}, ""});
    return all;
  }();
  return names;
}

inline expression::Condition condition(const std::string& words) {
  auto parsed = expression::parse_condition(words, roll_names());
  EXPECT_TRUE(parsed.value) << words;
  return parsed.value.value();
}

inline model::Test test_of(const std::string& words, const std::string& clause) {
  model::Test test;
  test.text = words;
  test.clause = Clause(clause);
  test.condition = condition(words);
  return test;
}

inline model::Length length_of(const std::string& words, const std::string& clause) {
  const auto amount = expression::parse_amount(words, roll_names());
  model::Length length;
  length.text = words;
  length.clause = Clause(clause);
  length.time = std::get<expression::Number>(amount.value.value().node);
  return length;
}

/// Bylaws with a class `member` of one vote and a class `candidate` of none.
inline model::Bylaws two_classes() {
  model::Bylaws bylaws;
  model::MemberClass member;
  member.clause = Clause("classes.member");
  member.cite = "Art. 1";
  member.votes = 1;
  model::MemberClass candidate;
  candidate.clause = Clause("classes.candidate");
  candidate.cite = "Art. 2";
  candidate.votes = 0;
  bylaws.classes = {{"member", member}, {"candidate", candidate}};
  return bylaws;
}
inline model::MemberClass& member_class(model::Bylaws& bylaws) {
  return bylaws.classes.front().second;
}

/// Facts of members M1, M2, ... of the class `member`, joined on these days.
inline RollFacts joined_on(const std::vector<std::string>& days) {
  static const std::vector<std::string> numbers{"M1", "M2", "M3", "M4", "M5", "M6"};
  RollFacts facts;
  facts.class_names = {"member", "candidate"};
  for (std::size_t i = 0; i < days.size(); ++i) {
    facts.number.push_back(numbers.at(i));
    facts.joined.push_back(number_of(days[i]));
    facts.class_of.push_back(0);
  }
  return facts;
}

inline void add_period(RollFacts& facts, std::uint32_t member, const std::string& name,
                       const std::string& from, const std::string& until = "") {
  facts.periods_given = true;
  const auto found = std::find(facts.period_names.begin(), facts.period_names.end(), name);
  const auto place = static_cast<std::uint16_t>(found - facts.period_names.begin());
  if (found == facts.period_names.end()) facts.period_names.push_back(name);
  facts.periods.push_back({member, place, number_of(from), number_of(until)});
}

/// Hours worked, whole.
inline void add_hours(RollFacts& facts, std::uint32_t member, const std::string& on, int hours) {
  facts.records_given = true;
  facts.record_names = {"hours worked"};
  facts.records.push_back({member, 0, number_of(on), hours});
}

inline Result<Roll> roll_of(const model::Bylaws& bylaws, RollFacts facts, const std::string& on,
                            const std::string& voting = "") {
  put_in_order(facts);
  RollQuestion question{.on = day(on)};
  if (!voting.empty()) question.voting = day(voting);
  return roll_at(bylaws, std::make_shared<const RollFacts>(std::move(facts)), question);
}

/// "entitled", or "not admitted: reason [clause]".
inline std::string standing_of(const Roll& roll, std::size_t member) {
  std::string words(words_for(roll.standing(member)));
  if (roll.entitled(member)) return words;
  const LeftOut why = roll.why(member);
  return words + ": " + why.reason + " [" + why.clause.path() + "]";
}

}  // namespace toadlane::meetings
