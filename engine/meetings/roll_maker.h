#pragma once

#include "engine/meetings/roll_rules.h"

namespace toadlane::meetings {

/// Makes one roll.
class RollMaker {
 public:
  RollMaker(const model::Bylaws& bylaws, std::shared_ptr<const RollFacts> facts,
            const RollQuestion& question);

  Result<Roll> make();

 private:
  void classes_at();
  void prepare();
  void prepare(ClassRules& rules);
  void prepare_waiting(ClassRules& rules) const;
  std::optional<RollCondition> test(const model::Test& test, const std::string& cite);
  void standings();
  Standing judge(std::size_t member);
  Standing judge_class(std::size_t member, const ClassRules& rules);
  bool admitted(std::size_t member, const ClassRules& rules);
  bool kept(std::size_t member, const ClassRules& rules, std::int32_t admission);
  bool holds(const RollCondition& test, const Clause& clause, const std::string& cite,
             std::size_t member);
  void lower_minimum(std::size_t member, const ClassRules& rules);
  void count();
  void count_outside_quorum(const std::vector<ClassCount>& counts,
                            const std::vector<std::int64_t>& standing);
  bool in_good_standing(std::size_t member);
  void report(Diagnostic diagnostic);
  [[nodiscard]] std::string person(std::size_t member) const;

  const model::Bylaws& bylaws_;
  const RollFacts& facts_;
  std::int32_t day_;
  Date voting_;
  std::shared_ptr<Roll::Rules> rules_;
  Roll roll_;
  Diagnostics mistakes_;
  bool good_standing_known_ = true;
};

}  // namespace toadlane::meetings
