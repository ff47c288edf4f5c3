#include "rules/meeting/named_votes.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::rules {
namespace {

using meetings::Side;

std::optional<Side> side_of(const std::string& word) {
  if (word == "for") return Side::in_favour;
  if (word == "against") return Side::against;
  return word == "abstain" ? std::optional(Side::abstained) : std::nullopt;
}

Diagnostic twice(const std::string& name, const std::string& where) {
  return Diagnostic::error(Code::M340, "`" + name + "` is counted twice " + where)
      .hint("keep the person once");
}

}  // namespace

NamedPeople::NamedPeople(const MeetingText& text, const model::Bylaws& bylaws,
                         const std::optional<meetings::Body>& body, Report report)
    : text_(text),
      bylaws_(bylaws),
      rules_(body ? body->meeting : nullptr),
      report_(std::move(report)) {
  people_.entitled = text.entitled.names;
  people_.attending = text.attending;
  people_once();
  classes();
}

// Nobody stands twice in a list, and who takes part is entitled.
void NamedPeople::people_once() {
  const auto once = [&](const std::vector<std::string>& names, const Clause& clause) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
          names.begin() + static_cast<std::ptrdiff_t>(i))
        report_(twice(names[i], "in this list"), clause.item(i), "");
  };
  once(text_.entitled.names, Clause("entitled"));
  for (const auto& [name, people] : text_.entitled.classes)
    once(people, Clause("entitled").key(name));
  once(text_.attending, Clause("attending"));
}

// The classes of each person, in the order of the bylaws.
void NamedPeople::classes() {
  for (const auto& [name, people] : text_.entitled.classes) {
    if (model::find(bylaws_.classes, name) != nullptr) continue;
    const std::vector<std::string> known = model::names_of(bylaws_.classes);
    report_(Diagnostic::error(Code::M360, "`" + name + "` is not a class of these bylaws")
                .hint(near_word_or(name, known, "write " + joined(backquoted(known), "or"))),
            Clause("entitled").key(name), "");
  }
  for (const auto& [name, rule] : bylaws_.classes) {
    const auto* people = model::find(text_.entitled.classes, name);
    if (people == nullptr) continue;
    for (std::size_t i = 0; i < people->size(); ++i) {
      const std::string& person = (*people)[i];
      auto found = std::find_if(voters_.begin(), voters_.end(),
                                [&](const auto& one) { return one.name == person; });
      if (found == voters_.end()) {
        voters_.push_back({person, {name}});
        people_.entitled.push_back(person);
        continue;
      }
      if (has(found->classes, name)) continue;
      found->classes.push_back(name);
      if (bylaws_.overlap && bylaws_.overlap->rule == "one class each")
        report_(twice(person, "in two classes, and each person belongs to one"),
                Clause("entitled").key(name).item(i), bylaws_.overlap->cite);
    }
  }
  for (std::size_t i = 0; i < text_.attending.size(); ++i)
    if (!people_.may_vote(text_.attending[i]))
      report_(Diagnostic::error(Code::M361, "`" + text_.attending[i] + "` is not entitled to vote")
                  .hint("correct the name, or add it to `entitled`"),
              Clause("attending").item(i), "");
}

void NamedPeople::count(meetings::Headcount& counts) {
  if (people_.entitled.empty()) return;
  const Integer all(static_cast<std::int64_t>(people_.entitled.size()));
  if (const auto said = counts.of("members"); said && *said != all)
    report_(Diagnostic::error(Code::M308, said->text() + " members are counted, and " + all.text() +
                                              " are entitled by name")
                .hint("correct one of the two"),
            Clause("counts").key("members"), "");
  else
    counts.set("members", all);
  for (const auto& [name, rule] : bylaws_.classes) {
    std::int64_t number = 0;
    for (const meetings::Voter& voter : voters_)
      number += has(meetings::votes_in(bylaws_.overlap, voter), name) ? 1 : 0;
    const std::string base = meetings::members_of(name);
    if (!voters_.empty() && !counts.of(base)) counts.set(base, Integer(number));
  }
}

void NamedPeople::proxies(const meetings::Headcount& counts) {
  if (text_.proxies.empty()) return;
  std::vector<meetings::Proxy> all;
  for (const ProxyText& one : text_.proxies)
    all.push_back({one.of, one.held_by, side_of(one.directed), one.in_writing.value_or(true),
                   one.revoked.value_or(false)});
  const model::Proxies none;
  const std::optional<model::Proxies> rule = rules_ != nullptr ? rules_->proxies : std::nullopt;
  const auto limit = meetings::proxies_of(rule, rules_ != nullptr ? rules_->cite : "", counts);
  proxies_ = meetings::proxies_that_hold(rule ? *rule : none, limit, all, people_);
  report_at(proxies_.faults, Clause("proxies"));
  if (!proxies_.faults.empty()) return;
  const Integer good(static_cast<std::int64_t>(proxies_.good.size()));
  for (const AttendanceText& one : text_.present) {
    if (!one.by_proxy || Integer(*one.by_proxy) == good) continue;
    report_(Diagnostic::error(Code::M308, std::to_string(*one.by_proxy) +
                                              " are counted by proxy, "
                                              "and " +
                                              good.text() + " of the proxies listed hold")
                .hint("correct `by proxy`, or the list of proxies"),
            one.clause.key("by proxy"), limit.cite);
  }
}

void NamedPeople::report_at(const std::vector<meetings::FaultAt>& faults, const Clause& list) {
  for (const meetings::FaultAt& one : faults) {
    const Clause row = list.item(one.place);
    report_(Diagnostic::error(one.what.code, one.what.message).hint(one.what.advice),
            one.what.key.empty() ? row : row.key(one.what.key), one.what.cite);
  }
}

meetings::Gathering NamedPeople::gathering() const {
  meetings::Gathering from;
  from.proxies = &proxies_.good;
  from.proxy_rule = rules_ != nullptr && rules_->proxies ? &*rules_->proxies : nullptr;
  from.voters = voters_.empty() ? nullptr : &voters_;
  from.overlap = &bylaws_.overlap;
  return from;
}

// Nobody votes twice, or without being entitled, or after giving a proxy that is used.
void NamedPeople::named_once(const MotionText& said, std::vector<meetings::NamedVote>& votes) {
  const std::pair<const PeopleText*, Side> sides[] = {{&said.for_said, Side::in_favour},
                                                      {&said.against_said, Side::against},
                                                      {&said.abstain_said, Side::abstained}};
  for (const auto& [text, side] : sides)
    for (std::size_t i = 0; i < text->names.size(); ++i) {
      const std::string& name = text->names[i];
      const Clause clause = text->clause.item(i);
      const auto same = [&](const auto& one) { return one.person == name; };
      const auto gave = [&](const auto& one) { return one.of == name; };
      if (!people_.may_vote(name))
        report_(Diagnostic::error(Code::M361, "`" + name + "` is not entitled to vote")
                    .hint("correct the name, or add it to `entitled`"),
                clause, "");
      else if (std::any_of(votes.begin(), votes.end(), same))
        report_(twice(name, "in the votes of this motion"), clause, "");
      else if (std::any_of(proxies_.good.begin(), proxies_.good.end(), gave))
        report_(Diagnostic::error(Code::M340, "`" + name + "` votes, and by proxy too")
                    .hint("add the person to `attending`: who came votes themselves"),
                clause, "");
      else
        votes.push_back({name, side});
    }
}

void NamedPeople::votes(const MotionText& said, const meetings::Ruling& ruling,
                        meetings::Motion& motion) {
  meetings::Gathering from = gathering();
  motion.told.insert(motion.told.end(), proxies_.told.begin(), proxies_.told.end());
  const bool named = said.for_said.form == PeopleText::Form::names ||
                     said.against_said.form == PeopleText::Form::names ||
                     said.abstain_said.form == PeopleText::Form::names;
  if (!named) {
    if (!text_.delegations.empty() && said.for_said.form != PeopleText::Form::none)
      report_(Diagnostic::error(Code::M365, "delegated votes are counted by name")
                  .hint("write who voted: `for: [NAME, NAME]`"),
              said.for_said.clause, ruling.cite);
    meetings::add_undirected(from, motion);
    return;
  }
  std::vector<meetings::NamedVote> votes;
  named_once(said, votes);
  from.votes = &votes;
  meetings::DelegatedVotes delegated;
  if (!text_.delegations.empty()) {
    std::vector<std::string> voting;
    voting.reserve(votes.size() + proxies_.good.size());
    for (const auto& one : votes) voting.push_back(one.person);
    for (const auto& one : proxies_.good) voting.push_back(one.of);  // theirs is cast by proxy
    std::vector<meetings::Delegated> all;
    all.reserve(text_.delegations.size());
    for (const DelegationText& one : text_.delegations)
      if (one.since) all.push_back({one.from, one.to, *one.since, one.recalled});
    const model::Delegation none;
    const bool stated = rules_ != nullptr && rules_->delegation;
    delegated = meetings::follow_delegations(stated ? *rules_->delegation : none, all,
                                             text_.meeting.value_or(Date()), voting, people_);
    if (!delegations_told_) report_at(delegated.faults, Clause("delegations"));
    delegations_told_ = delegations_told_ || !delegated.faults.empty();
    motion.told.insert(motion.told.end(), delegated.told.begin(), delegated.told.end());
    from.delegated = &delegated.cast_by;
  }
  meetings::gather(from, motion);
}

}  // namespace toadlane::rules
