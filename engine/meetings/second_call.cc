#include "engine/meetings/second_call.h"

#include "engine/meetings/waiting.h"

namespace toadlane::meetings {
namespace {

const model::SecondCall* rule_of(const Body& body) {
  return body.meeting != nullptr && body.meeting->second_call ? &*body.meeting->second_call
                                                              : nullptr;
}

class Check {
 public:
  Check(const Body& body, const model::SecondCall& rule, const Meeting& meeting)
      : rule_(rule), meeting_(meeting), cite_(rule.cite.empty() ? body.meeting->cite : rule.cite) {}

  SecondCallCheck run() {
    if (meeting_.requisitioned && rule_.after_requisition == false)
      fail("members forced this meeting, and the bylaws then know no second call",
           rule_.clause.key("after_requisition"));
    waited();
    days();
    return std::move(check_);
  }

 private:
  void fail(std::string reason, const Clause& clause) {
    note("second call", "not good: " + reason, clause);
    if (check_.not_good.empty()) check_.not_good = std::move(reason);
  }

  void note(std::string what, std::string result, const Clause& clause) {
    check_.why.push_back({.clause = clause,
                          .citation = cite_,
                          .what = std::move(what),
                          .result = std::move(result)});
  }

  void not_checked(const std::string& what, const model::Phrase& rule) {
    check_.not_checked.push_back({what, rule.text, rule.clause, cite_});
  }

  // The first call waited so long for a quorum.
  void waited() {
    if (rule_.declared_after.empty()) return;
    const auto least = minutes_in(rule_.declared_after.text);
    const auto& first = meeting_.first_call;
    if (!least || !first || !first->waited)
      return not_checked("how long the first call waited", rule_.declared_after);
    if (*first->waited < Integer(*least))
      fail("the first call waited " + first->waited->text() + " minutes, and " +
               std::to_string(*least) + " are the least",
           rule_.declared_after.clause);
    else
      note("the first call waited", first->waited->text() + " minutes",
           rule_.declared_after.clause);
  }

  void days() {
    const auto first = meeting_.first_call ? meeting_.first_call->on : std::nullopt;
    if (!rule_.wait.empty()) {
      const auto from =
          first ? day_after(*first, rule_.wait.text, meeting_.holidays) : std::nullopt;
      if (!from)
        not_checked("the time between the calls", rule_.wait);
      else if (meeting_.on < *from)
        fail("held on " + meeting_.on.text() + ", and it may be held from " + from->text(),
             rule_.wait.clause);
      else
        note("the time between the calls", "from " + first->text(), rule_.wait.clause);
    }
    if (rule_.no_later_than.empty()) return;
    const auto until =
        first ? day_after(*first, rule_.no_later_than.text, meeting_.holidays) : std::nullopt;
    if (!until)
      not_checked("the last day of the second call", rule_.no_later_than);
    else if (meeting_.on > *until)
      fail("held on " + meeting_.on.text() + ", and it may be held until " + until->text(),
           rule_.no_later_than.clause);
    else
      note("the last day of the second call", until->text(), rule_.no_later_than.clause);
  }

  const model::SecondCall& rule_;
  const Meeting& meeting_;
  std::string cite_;
  SecondCallCheck check_;
};

}  // namespace

SecondCallCheck second_call_of(const Body& body, const Meeting& meeting) {
  const model::SecondCall* rule = rule_of(body);
  if (rule == nullptr || meeting.call != Call::second) return {};
  return Check(body, *rule, meeting).run();
}

bool same_business_only(const Body& body, const Meeting& meeting) {
  const model::SecondCall* rule = rule_of(body);
  return rule != nullptr && meeting.call == Call::second && rule->business == "same";
}

}  // namespace toadlane::meetings
