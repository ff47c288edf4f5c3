#include "rules/meeting/group_votes.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/meetings/colleges.h"
#include "engine/meetings/delegates.h"
#include "engine/meetings/quorum_count.h"
#include "rules/meeting/gaps.h"

namespace toadlane::rules {
namespace {

using meetings::members_of;

Diagnostic unknown_group(const std::string& name, const std::vector<std::string>& known) {
  return Diagnostic::error(Code::M360, "`" + name + "` is not a group that votes here")
      .hint(near_word_or(name, known,
                         known.empty() ? std::string("the bylaws have no classes; write one number")
                                       : "write " + joined(backquoted(known), "or")));
}

std::string people(const Integer& number, const std::string& what) {
  return number.text() + " " + what;
}

// One motion's votes by group.
class ByGroup {
 public:
  ByGroup(const MeetingText& text, const MotionText& said, const model::Bylaws& bylaws,
          const std::optional<meetings::Body>& body, const meetings::Ruling& ruling,
          const meetings::Headcount& counts, const Report& report)
      : said_(said), ruling_(ruling), counts_(counts), report_(report) {
    if (body && body->meeting != nullptr && body->meeting->delegates)
      delegates_ = &*body->meeting->delegates;
    by_delegates_ = delegates_ != nullptr && !text.delegates.empty();
    if (by_delegates_)
      for (const auto& [group, members] : text.delegates) known_.push_back(group);
    else if (ruling.weighing.colleges)
      for (const auto& [name, weight] : ruling.weighing.colleges->weights) known_.push_back(name);
    else
      known_ = model::names_of(bylaws.classes);
  }

  void read(meetings::Motion& motion) {
    if (!one_form()) return;
    add(said_.for_said, motion, &meetings::GroupVotes::votes_for);
    add(said_.against_said, motion, &meetings::GroupVotes::votes_against);
    add(said_.abstain_said, motion, &meetings::GroupVotes::abstained);
    for (const meetings::GroupVotes& one : motion.by_group) {
      if (!has(known_, one.group)) continue;
      too_many(one);
      votes_without_right(one);
      if (by_delegates_) split(one);
    }
  }

 private:
  bool one_form() const {
    const PeopleText* first = nullptr;
    for (const PeopleText* one : {&said_.for_said, &said_.against_said, &said_.abstain_said}) {
      if (one->form == PeopleText::Form::none) continue;
      if (first == nullptr) first = one;
      const bool nobody = one->form == PeopleText::Form::number && one->number == 0;
      if (one->form == first->form || nobody) continue;
      report_(Diagnostic::error(Code::M365, "the votes of this motion are told in two ways")
                  .hint("write numbers, numbers by group, or names, for all of its votes"),
              one->clause, "");
      return false;
    }
    return true;
  }

  void add(const PeopleText& said, meetings::Motion& motion,
           Integer meetings::GroupVotes::*side) const {
    for (const auto& [group, number] : said.groups) {
      if (!has(known_, group)) report_(unknown_group(group, known_), said.clause.key(group), "");
      auto found = std::find_if(motion.by_group.begin(), motion.by_group.end(),
                                [&, &name = group](const auto& one) { return one.group == name; });
      if (found == motion.by_group.end())
        found = motion.by_group.insert(found, meetings::GroupVotes{.group = group});
      (*found).*side = Integer(number.value_or(0));
    }
  }

  // Where a group's votes are written, for messages.
  Clause place_of(const std::string& group) const {
    for (const PeopleText* one : {&said_.for_said, &said_.against_said, &said_.abstain_said})
      if (model::find(one->groups, group) != nullptr) return one->clause.key(group);
    return said_.clause;
  }

  void too_many(const meetings::GroupVotes& one) const {
    const std::string base =
        by_delegates_ ? meetings::delegates_from(one.group) : members_of(one.group);
    const auto most = counts_.of(base);
    if (!most || one.all() <= *most) return;
    report_(Diagnostic::error(
                Code::M307, people(one.all(), "votes or abstentions of the ") + people(*most, base))
                .hint("correct the votes, or the number of members of `" + one.group + "`"),
            place_of(one.group), by_delegates_ ? delegates_->cite : ruling_.cite);
  }

  void votes_without_right(const meetings::GroupVotes& one) const {
    if (one.all().sign() == 0) return;
    if (const auto* rule = model::find(ruling_.weighing.voteless, one.group)) {
      const std::string on =
          rule->votes == 0 ? "s" : " on this: " + joined(backquoted(ruling_.decision.about));
      return report_(Diagnostic::error(Code::M361, "`" + one.group + "` have no vote" + on)
                         .hint("leave their votes out"),
                     place_of(one.group), rule->cite);
    }
    if (!ruling_.weighing.colleges) return;
    const auto& rule = *ruling_.weighing.colleges;
    const auto found = meetings::colleges_of(rule, counts_);
    if (!found.missing.empty()) return;
    std::string name = one.group;
    for (std::size_t steps = 0; steps <= found.colleges.size(); ++steps)
      for (const auto& college : found.colleges)
        if (college.name == name && !college.exists && !college.votes_with.empty())
          name = college.votes_with;
    for (const auto& college : found.colleges)
      if (college.name == name && !college.exists)
        report_(Diagnostic::error(Code::M361, people(one.all(), "votes of `") + one.group +
                                                  "` count nowhere: " + college.note)
                    .hint("leave them out, or correct the number of its members"),
                place_of(one.group), rule.cite);
  }

  void split(const meetings::GroupVotes& one) const {
    if (delegates_->split.value_or(true)) return;
    const int sides = (one.votes_for.sign() > 0 ? 1 : 0) + (one.votes_against.sign() > 0 ? 1 : 0) +
                      (one.abstained.sign() > 0 ? 1 : 0);
    if (sides < 2) return;
    report_(Diagnostic::error(Code::M365, "the delegates of `" + one.group +
                                              "` vote on two sides, and they vote together")
                .hint("put all of its votes on one side"),
            place_of(one.group), delegates_->cite);
  }

  const MotionText& said_;
  const meetings::Ruling& ruling_;
  const meetings::Headcount& counts_;
  const Report& report_;
  const model::Delegates* delegates_ = nullptr;
  bool by_delegates_ = false;
  std::vector<std::string> known_;
};

// More persons in two classes than fit, or where nobody is in two.
void check_two_classes(const MeetingText& text, const model::Bylaws& bylaws, const Integer& sum,
                       const Report& report) {
  const Integer twice(*text.in_two_classes);
  const std::string cite = bylaws.overlap ? bylaws.overlap->cite : "";
  if (bylaws.overlap && bylaws.overlap->rule == "one class each" && twice.sign() > 0)
    report(Diagnostic::error(Code::M340, people(twice,
                                                "persons are counted in two classes, and "
                                                "each belongs to one"))
               .hint("count each person in one class, by the rule of the bylaws"),
           Clause("in_two_classes"), cite);
  else if (twice + twice > sum)
    report(Diagnostic::error(Code::M308, people(twice, "persons in two classes, of ") +
                                             people(sum, "memberships in all"))
               .hint("correct `in_two_classes`, or the members of the classes"),
           Clause("in_two_classes"), cite);
}

// Whether members of a class are in a count of members. Those who never vote are in "all members"
// alone; a class that the file does not declare is in all.
bool is_counted(const model::Bylaws& bylaws, const std::string& name, std::string_view base) {
  const model::MemberClass* rule = model::find(bylaws.classes, name);
  if (rule == nullptr) return true;
  if (!rule->counts_among.empty() && rule->counts_among != base) return false;
  return base != "members" || rule->votes.value_or(1) > 0;
}

}  // namespace

void count_by_class(const MeetingText& text, const model::Bylaws& bylaws,
                    meetings::Headcount& counts, const Report& report) {
  const std::vector<std::string> known = model::names_of(bylaws.classes);
  for (const auto& [base, said] : text.counts_by_class) {
    Integer sum = 0;
    Integer all = 0;
    Integer outside = 0;  // of the quorum
    Integer all_outside = 0;
    for (const auto& [group, number] : said.groups) {
      if (!has(known, group)) report(unknown_group(group, known), said.clause.key(group), "");
      if (!number) continue;
      if (is_counted(bylaws, group, base)) sum += Integer(*number);
      if (is_counted(bylaws, group, "all members")) all += Integer(*number);
      const model::MemberClass* rule = model::find(bylaws.classes, group);
      if (rule != nullptr && meetings::outside_quorum(*rule)) {
        if (is_counted(bylaws, group, base)) outside += Integer(*number);
        if (is_counted(bylaws, group, "all members")) all_outside += Integer(*number);
      }
      if (base == "members") counts.set(members_of(group), Integer(*number));
    }
    counts.set(base, sum);
    if (outside.sign() > 0) counts.set(meetings::outside_quorum(base), outside);
    if (base != "members") continue;
    if (!counts.of("all members") && !text.in_two_classes) counts.set("all members", all);
    if (all_outside.sign() > 0) counts.set(meetings::outside_quorum("all members"), all_outside);
    if (!text.in_two_classes) continue;
    check_two_classes(text, bylaws, sum, report);
    const Integer persons = sum - Integer(*text.in_two_classes);
    if (persons.sign() >= 0) counts.set("members", persons);
    const bool vote_in_each = bylaws.overlap && bylaws.overlap->rule == "one vote in each class";
    if (!counts.of("votes")) counts.set("votes", vote_in_each ? sum : persons);
  }
}

void count_outside_quorum(const MeetingText& text, const model::Bylaws& bylaws,
                          const std::optional<meetings::Body>& body, meetings::Headcount& counts,
                          const Report& report) {
  const auto together = counts.of("members");
  if (!together || !body || body->meeting == nullptr) return;
  const auto& quorum = body->meeting->quorum;
  if (std::none_of(quorum.begin(), quorum.end(), [](const auto& one) {
        return one.is && one.is->kind != expression::Threshold::Kind::none;
      }))
    return;
  if (model::find(text.counts_by_class, "members") != nullptr) return;
  Integer outside = 0;
  for (const auto& [name, rule] : bylaws.classes) {
    if (!meetings::outside_quorum(rule) || !is_counted(bylaws, name, "members")) continue;
    const GroupText* group = model::find(text.groups, name);
    if (group == nullptr || !group->members) {
      report(Diagnostic::warning(Code::M313, "nothing says how many of the " + together->text() +
                                                 " members are " + name +
                                                 ", who do not count in the quorum; all count here")
                 .hint("write the members of each class, as in `counts: {members: {" + name +
                       ": NUMBER, ...}}`"),
             Clause("counts").key("members"), rule.cite);
      return;
    }
    outside += Integer(*group->members);
  }
  if (outside.sign() > 0) counts.set(meetings::outside_quorum("members"), outside);
}

void count_delegates(const MeetingText& text, const std::optional<meetings::Body>& body,
                     meetings::Headcount& counts, const Report& report) {
  if (text.delegates.empty() || !body) return;
  const model::MeetingRules* rules = body->meeting;
  if (rules == nullptr || !rules->delegates) {
    report(Diagnostic::error(Code::M361,
                             "the bylaws know no delegates in a meeting of `" + body->name + "`")
               .hint("add `delegates:` to this body in the bylaws, or leave them out"),
           Clause("delegates"), rules != nullptr ? rules->cite : "");
    return;
  }
  for (const auto& [group, members] : text.delegates) {
    if (!members) continue;
    const auto found = meetings::delegates_of(*rules->delegates, Integer(*members));
    if (found.number) counts.set(meetings::delegates_from(group), *found.number);
    if (found.none_fits)
      report(none_fits(rules->delegates->clause.key("number"), Integer(*members), "number"),
             Clause("delegates").key(group), rules->delegates->cite);
  }
}

void votes_by_group(const MeetingText& text, const MotionText& said, const model::Bylaws& bylaws,
                    const std::optional<meetings::Body>& body, const meetings::Ruling& ruling,
                    const meetings::Headcount& counts, meetings::Motion& motion,
                    const Report& report) {
  ByGroup(text, said, bylaws, body, ruling, counts, report).read(motion);
  const bool vote_in_each = bylaws.overlap && bylaws.overlap->rule == "one vote in each class";
  if (vote_in_each && text.in_two_classes) motion.second_votes = Integer(*text.in_two_classes);
}

}  // namespace toadlane::rules
