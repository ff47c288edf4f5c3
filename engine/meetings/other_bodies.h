#pragma once

#include <string>
#include <vector>

#include "engine/meetings/course.h"

namespace toadlane::meetings {

/// What other bodies have made of a motion that was carried: each of two that must agree, the one
/// that ratifies, the one that can stop it. What has not been asked yet leaves the motion open.
///
///   by both the board and the members; carried by the members, the board: 3 for, 2 against of 7
///   ->   lost, if the board needs more than half of the directors in office
class OtherBodies {
 public:
  OtherBodies(const Ruling& ruling, const Motion& motion, const Setting& setting)
      : ruling_(ruling), motion_(motion), setting_(setting) {}

  void run(MotionResult& result);
  [[nodiscard]] const std::vector<Missing>& missing() const { return missing_; }

 private:
  void both(MotionResult& result);
  void ratified(MotionResult& result);
  void veto(MotionResult& result);
  std::optional<MotionResult> vote_in(const std::string& body, const expression::Threshold& passes,
                                      const Clause& clause, const std::string& cite);
  std::optional<MotionResult> vote_under(const model::OtherBody& rule, const std::string& may,
                                         MotionResult& result);
  [[nodiscard]] std::string late(const model::OtherBody& rule) const;
  [[nodiscard]] std::string until(const model::OtherBody& rule) const;
  void end(MotionResult& result, Outcome outcome, std::string reason, const Clause& clause) const;

  const Ruling& ruling_;
  const Motion& motion_;
  const Setting& setting_;
  std::vector<Missing> missing_;
};

}  // namespace toadlane::meetings
