#include "engine/meetings/delegation.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/parse.h"

namespace toadlane::meetings {
namespace {

namespace ex = expression;

class Following {
 public:
  Following(const model::Delegation& rule, const std::vector<Delegated>& delegations, Date meeting,
            const std::vector<std::string>& voting, const People& people)
      : rule_(rule), all_(delegations), meeting_(meeting), voting_(voting), people_(people) {}

  DelegatedVotes run() {
    if (!rule_.allowed && !all_.empty()) {
      fault(0, Code::M361, "the bylaws allow no delegation of votes",
            "leave the delegations and their votes out");
      return result_;
    }
    for (std::size_t i = 0; i < all_.size(); ++i) keep(i);
    for (const std::size_t i : kept_) follow(i);
    return result_;
  }

 private:
  void fault(std::size_t place, Code code, std::string message, std::string advice,
             std::string key = "") {
    result_.faults.push_back({place,
                              {.code = code,
                               .message = std::move(message),
                               .advice = std::move(advice),
                               .key = std::move(key),
                               .cite = rule_.cite}});
  }

  void tell(const Delegated& one, std::string result) {
    result_.told.push_back({.clause = rule_.clause,
                            .citation = rule_.cite,
                            .what = "the vote of " + one.from + ", delegated to " + one.to,
                            .result = std::move(result)});
  }

  // The newest delegation of each person that holds on the day.
  void keep(std::size_t place) {
    const Delegated& one = all_[place];
    for (const auto* person : {&one.from, &one.to})
      if (!people_.may_vote(*person))
        return fault(place, Code::M361, "`" + *person + "` is not entitled to vote",
                     "correct the name, or add it to `entitled`",
                     person == &one.from ? "from" : "to");
    if (one.recalled && *one.recalled < one.since)
      return fault(place, Code::M302,
                   "it is recalled on " + one.recalled->text() + ", before it was given on " +
                       one.since.text(),
                   "correct one of the two days", "recalled");
    if (one.since > meeting_) return tell(one, "given after the meeting: not used");
    const Date last = last_recall(rule_, meeting_);
    if (one.recalled && *one.recalled <= last)
      return tell(one, "recalled on " + one.recalled->text() + ": not used");
    if (one.recalled && *one.recalled <= meeting_)
      tell(one, "recalled on " + one.recalled->text() + ", after " + last.text() +
                    ": still counts here");
    for (std::size_t& other : kept_) {
      if (all_[other].from != one.from) continue;
      if (all_[other].since < one.since) other = place;
      return;
    }
    kept_.push_back(place);
  }

  const Delegated* delegation_of(const std::string& person) const {
    for (const std::size_t i : kept_)
      if (all_[i].from == person) return &all_[i];
    return nullptr;
  }

  void follow(std::size_t place) {
    const Delegated& one = all_[place];
    if (has(voting_, one.from)) return tell(one, one.from + " votes themselves");
    std::vector<std::string> path{one.from};
    std::string holder = one.to;
    while (!has(voting_, holder)) {
      if (has(path, holder)) return circle(place, path, holder);
      path.push_back(holder);
      const Delegated* next = delegation_of(holder);
      if (next == nullptr) return tell(one, "not cast: " + holder + " does not vote");
      if (!rule_.passed_on.value_or(false))
        return tell(one, "not cast: " + holder +
                             " does not vote, and a delegated vote is not "
                             "passed on" +
                             (rule_.passed_on ? "" : " (default, not stated)"));
      holder = next->to;
    }
    result_.cast_by.emplace_back(one.from, holder);
    tell(one, "cast by " + holder);
  }

  // Told once, where its first person in the file stands.
  void circle(std::size_t place, const std::vector<std::string>& path, const std::string& closes) {
    const auto first = std::find(path.begin(), path.end(), closes);
    if (first != path.begin()) return;  // told of those who are in it
    for (const auto& known : circles_)
      if (has(known, closes)) return;
    circles_.emplace_back(first, path.end());
    std::string names;
    for (const std::string& person : circles_.back()) names += "`" + person + "` to ";
    fault(place, Code::M364, "votes go round in a circle: " + names + "`" + closes + "`",
          "recall one of these delegations, or have one of these people vote");
  }

  const model::Delegation& rule_;
  const std::vector<Delegated>& all_;
  Date meeting_;
  const std::vector<std::string>& voting_;
  const People& people_;
  std::vector<std::size_t> kept_;
  std::vector<std::vector<std::string>> circles_;
  DelegatedVotes result_;
};

}  // namespace

DelegatedVotes follow_delegations(const model::Delegation& rule,
                                  const std::vector<Delegated>& delegations, Date meeting,
                                  const std::vector<std::string>& voting, const People& people) {
  return Following(rule, delegations, meeting, voting, people).run();
}

Date last_recall(const model::Delegation& rule, Date meeting) {
  const auto when = ex::parse_when(rule.recalled_until.text, ex::Vocabulary::with_bases());
  const auto* before = when.value ? std::get_if<ex::Distance>(&when.value->node) : nullptr;
  if (before == nullptr || !before->before) return meeting;
  const ex::Type type = ex::type_of(before->unit);
  const auto count = ex::in_family_unit(before->most, before->unit).floor().to_int64();
  if (!count || *count > 10'000) return meeting;
  if (type.of == "days") return meeting.plus_days(-static_cast<int>(*count));
  if (type.of == "months") return meeting.plus_months(-static_cast<int>(*count));
  return meeting;
}

}  // namespace toadlane::meetings
