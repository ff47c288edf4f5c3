#pragma once

#include <string>

#include "engine/expression/parse.h"
#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// A threshold over the bases of bases.def; the phrase has no fault (an invariant of the test).
inline expression::Threshold threshold(const std::string& words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_threshold(words, names, {.comparator = expression::Comparator::at_least})
      .value.value();
}

/// A phrase that says when, as the reader of the bylaws gives it.
inline model::Timing timing(const std::string& words, const std::string& clause) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  model::Timing timing;
  timing.text = words;
  timing.clause = Clause(clause);
  timing.when = expression::parse_when(words, names).value;
  return timing;
}

inline model::ConditionalThreshold always(const std::string& words) {
  return {std::nullopt, false, threshold(words)};
}

/// Bylaws with a body `members` of that quorum, and a board without rules of its own.
inline model::Bylaws bylaws_with_quorum(const std::string& words) {
  model::Bylaws bylaws;
  model::MeetingRules rules;
  rules.clause = Clause("meetings.members");
  rules.cite = "Art. 3";
  if (!words.empty()) rules.quorum.push_back(always(words));
  bylaws.meetings.emplace_back("members", rules);
  return bylaws;
}

/// A decision `it` that passes by that majority.
inline model::Decision passing(const std::string& words) {
  model::Decision decision;
  decision.clause = Clause("decisions.it");
  decision.cite = "Art. 5";
  if (!words.empty()) decision.passes = threshold(words);
  return decision;
}

inline Ruling ruling(const model::Decision& decision) {
  return ruling_of(model::Bylaws{}, decision);
}

inline Motion votes(std::int64_t votes_for, std::int64_t votes_against,
                    std::int64_t abstained = 0) {
  Motion motion;
  motion.title = "a motion";
  motion.decision = "it";
  motion.votes_for = votes_for;
  motion.votes_against = votes_against;
  motion.abstained = abstained;
  return motion;
}

}  // namespace toadlane::meetings
