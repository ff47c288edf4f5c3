#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/contradiction.h"
#include "engine/meetings/meeting.h"
#include "service/app/example_case.h"

namespace toadlane::app {

/// The facts of an example as a meeting, or a part of one. What they cannot mean, and what a
/// meeting file refuses, is a fault of the example.
class ExampleMeeting {
 public:
  explicit ExampleMeeting(ExampleCase& example);

  /// Nothing where the example names one that the bylaws do not have, or names none and the bylaws
  /// have none that is meant.
  [[nodiscard]] const std::optional<meetings::Body>& body() const { return body_; }
  [[nodiscard]] bool names_body() const { return body_fact_ != nullptr; }
  [[nodiscard]] meetings::Call call() const { return call_; }
  [[nodiscard]] meetings::Manner manner() const { return manner_; }
  [[nodiscard]] const meetings::Headcount& counts() const { return counts_; }
  /// At the opening, then each later count; empty: nobody says.
  [[nodiscard]] const std::vector<Integer>& present() const { return present_; }
  [[nodiscard]] const meetings::Motion& motion() const { return motion_; }

  /// Whether an example of a meeting can give it: `members`, `chair`.
  static bool is_fact(const std::string& name);

 private:
  using Fact = model::Fact;

  void read_facts();
  // The body that the example names, or else the one that takes its decision; the members when both
  // are silent.
  void read_body();
  // What the meeting file refuses, the example refuses.
  void contradictions();
  void report(const std::vector<meetings::Contradiction>& all);
  Integer whole(const Fact& fact);
  void attendance(const Fact& fact);
  void read_call(const Fact& fact);
  // One number, or one for each round.
  void by_round(const Fact& fact, std::optional<Integer>& first,
                std::optional<Integer> meetings::VoteOf::*later);
  bool vote(const Fact& fact);
  // Facts that only some decisions ask.
  bool further_fact(const Fact& fact);
  void affected(const Fact& fact);
  std::vector<std::string> bodies() const;
  // Whether the fact is the first of two words; another word is a mistake.
  bool word_of(const Fact& fact, const std::string& first, const std::string& second);
  // `yes` is one person, `no` none, as in a meeting file.
  Integer persons(const Fact& fact);
  void chair(const Fact& fact);
  bool base(const Fact& fact);
  void other(const Fact& fact);
  // The vote by which an amendment says that it was adopted.
  void amendment(const Fact& fact);

  ExampleCase& example_;
  meetings::Call call_ = meetings::Call::first;
  meetings::Manner manner_ = meetings::Manner::meeting;
  const Fact* body_fact_ = nullptr;
  std::optional<meetings::Body> body_;
  meetings::Headcount counts_;
  std::vector<Integer> present_;
  meetings::Motion motion_;
};

}  // namespace toadlane::app
