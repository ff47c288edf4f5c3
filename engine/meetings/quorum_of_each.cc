#include "engine/meetings/quorum_of_each.h"

namespace toadlane::meetings {
namespace {

// The number in "at least 3 members"; 0 when there is none.
Integer least_members(const std::string& exists_with) {
  std::size_t first = exists_with.find_first_of("0123456789");
  if (first == std::string::npos) return 0;
  const std::size_t last = exists_with.find_first_not_of("0123456789", first);
  const auto number = Integer::parse(exists_with.substr(first, last - first));
  return number.value_or(Integer(0));
}

class Groups {
 public:
  Groups(const model::Bylaws& bylaws, const Body& body, const Meeting& meeting)
      : bylaws_(bylaws), rules_(*body.meeting), meeting_(meeting) {}

  GroupQuorums run() {
    for (const auto& [name, threshold] : rules_.quorum_of_each) {
      if (name == "college" && bylaws_.colleges)
        for (const auto& [college, weight] : bylaws_.colleges->weights)
          one(college, name, threshold, least_members(bylaws_.colleges->exists_with.text));
      else if (name == "class" || name == "college")
        for (const auto& [group, rule] : bylaws_.classes) {
          if (rule.votes.value_or(1) > 0) one(group, name, threshold, 0);
        }
      else
        one(name, name, threshold, 0);
    }
    return std::move(found_);
  }

 private:
  void one(const std::string& group, const std::string& key, const expression::Threshold& threshold,
           const Integer& least) {
    const GroupAttendance* there = model::find(meeting_.groups, group);
    if (there == nullptr || !there->present || (least.sign() > 0 && !there->members)) {
      found_.missing.push_back(group);
      return;
    }
    GroupQuorum quorum{.group = group,
                       .clause = rules_.clause.key("quorum_of_each").key(key),
                       .cite = rules_.cite,
                       .rule = to_text(threshold),
                       .present = *there->present};
    Step step{.clause = quorum.clause,
              .citation = quorum.cite,
              .what = "quorum of the " + group + ": " + quorum.rule,
              .from = {{"present", Ratio(quorum.present)}}};
    if (there->members && *there->members < least) {
      step.what = "the college of the " + group + " does not exist with " + there->members->text() +
                  " members";
      step.result = std::string("no quorum is asked of it");
      found_.why.push_back(std::move(step));
      return;
    }
    Headcount counts = meeting_.counts;
    if (there->members)
      counts.set("members", *there->members).set("members of the class", *there->members);
    Trace because;
    const auto resolved =
        expression::resolve(threshold, counts, {quorum.clause, quorum.cite}, because);
    if (!resolved.limit || (!there->members && resolved.limit->base)) {
      found_.missing.push_back(group);
      return;
    }
    quorum.required = resolved.limit->smallest();
    quorum.met = resolved.limit->met_by(quorum.present);
    step.because = because.steps();
    step.result = std::string(quorum.met ? "a quorum" : "no quorum");
    found_.why.push_back(std::move(step));
    found_.groups.push_back(std::move(quorum));
  }

  const model::Bylaws& bylaws_;
  const model::MeetingRules& rules_;
  const Meeting& meeting_;
  GroupQuorums found_;
};

}  // namespace

GroupQuorums quorums_of_groups(const model::Bylaws& bylaws, const Body& body,
                               const Meeting& meeting) {
  if (body.meeting == nullptr || body.meeting->quorum_of_each.empty()) return {};
  // A second call with a quorum of its own has this one in place of all others.
  if (meeting.call == Call::second && body.meeting->second_call) return {};
  return Groups(bylaws, body, meeting).run();
}

}  // namespace toadlane::meetings
