#include "rules/meeting/presence.h"

#include <algorithm>

namespace toadlane::rules {

PresenceRead::PresenceRead(const MeetingText& text, const std::optional<meetings::Body>& body)
    : text_(text), rules_(body ? body->meeting : nullptr) {
  opening_and_counts();
  movements();
  motion_times();
}

Integer PresenceRead::counted(const AttendanceText& one) const {
  if (rules_ == nullptr || rules_->counts_as_present.empty())
    return one.together() - one.by_mail.value_or(0);
  const auto counts = [&](std::string_view kind) {
    return std::find(rules_->counts_as_present.begin(), rules_->counts_as_present.end(), kind) !=
           rules_->counts_as_present.end();
  };
  long all = one.number.value_or(0) + static_cast<long>(one.who.size());
  if (counts("in person")) all += one.in_person.value_or(0);
  if (counts("remote")) all += one.remote.value_or(0);
  if (counts("by proxy")) all += one.by_proxy.value_or(0);
  if (counts("by mail")) all += one.by_mail.value_or(0);
  return all;
}

std::optional<int> PresenceRead::time(const std::string& text, const Clause& clause) {
  if (text.empty()) return std::nullopt;
  const auto minutes = meetings::time_of_day(text);
  if (!minutes)
    mistakes_.push_back({Diagnostic::error(Code::M342, "`" + text + "` is not a time of day")
                             .hint("write hours and minutes, as in `19:30`"),
                         clause});
  return minutes;
}

void PresenceRead::opening_and_counts() {
  std::optional<int> before;
  for (std::size_t i = 0; i < text_.present.size(); ++i) {
    const AttendanceText& one = text_.present[i];
    const auto at = time(one.at, one.clause.key("at"));
    if (at && before && *at <= *before)
      mistakes_.push_back(
          {Diagnostic::error(Code::M342, one.at + " is not after the count before it, at " +
                                             meetings::time_text(*before))
               .hint("put the counts in the order of their times"),
           one.clause.key("at")});
    if (!one.who.empty() &&
        (one.number || one.in_person || one.remote || one.by_proxy || one.by_mail))
      mistakes_.push_back({Diagnostic::error(Code::M340, "names and numbers count them twice")
                               .hint("keep `who:`, or the numbers"),
                           one.clause});
    if (i == 0) opened_at_ = at;
    if (at) before = at;
    counts_.push_back(counted(one));
    if (at) timed_.push_back({*at, counts_.back()});
  }
}

void PresenceRead::add(const std::vector<MovementText>& some, bool arrive,
                       meetings::Presence& presence) {
  for (const MovementText& one : some) {
    const auto at = time(one.at, one.clause.key("at"));
    if (!one.number && one.who.empty())
      mistakes_.push_back({Diagnostic::error(Code::M316, "nothing says how many")
                               .hint("write `number:`, or `who:` with their names"),
                           one.clause});
    if (!at) continue;
    meetings::Movement movement{.at = *at, .arrive = arrive, .who = one.who};
    if (one.number) movement.number = Integer(*one.number);
    presence.movements.push_back(std::move(movement));
    moved_.push_back(&one);
  }
}

void PresenceRead::movements() {
  meetings::Presence presence;
  add(text_.arrivals, true, presence);
  add(text_.departures, false, presence);
  const bool moves = !presence.movements.empty();
  if (text_.present.empty()) return;
  if (moves && text_.present.size() > 1)
    mistakes_.push_back(
        {Diagnostic::error(Code::M340, "later counts say again what arrivals and departures say")
             .hint("keep the count at the opening alone, or take arrivals and departures out"),
         text_.present[1].clause});
  presence.opened_at = opened_at_;
  presence.at_opening = counts_.front();
  presence.who = text_.present.front().who;
  found_ = follow(presence);
  for (const meetings::WrongMovement& one : found_.wrong)
    mistakes_.push_back(
        {Diagnostic::error(one.code, one.message).hint(one.advice),
         one.movement ? moved_[*one.movement]->clause : text_.present.front().clause.key("who")});
  for (const meetings::CountAt& one : found_.counts) counts_.push_back(one.present);
}

void PresenceRead::motion_times() {
  for (const MotionText& one : text_.motions) {
    const auto at = time(one.at, one.clause.key("at"));
    if (at && opened_at_ && *at < *opened_at_)
      mistakes_.push_back(
          {Diagnostic::error(Code::M342, "the vote at " + one.at + " is before the opening at " +
                                             meetings::time_text(*opened_at_))
               .hint("correct one of the two times"),
           one.clause.key("at")});
  }
}

bool PresenceRead::time_is_missing(const MotionText& motion) const {
  if (motion.present || counts_.size() <= 1) return false;
  const bool times = !found_.counts.empty() || timed_.size() == text_.present.size();
  return motion.at.empty() || !times;
}

std::optional<PresenceRead::There> PresenceRead::at(const MotionText& motion) const {
  if (motion.present)
    return There{counted(*motion.present), Integer(motion.present->together()), std::nullopt};
  if (counts_.empty()) return std::nullopt;
  const Integer opening(text_.present.front().together());
  There there{counts_.front(), opening, std::nullopt};
  const auto minutes = meetings::time_of_day(motion.at);
  if (!minutes) return there;
  Integer most = counts_.front();
  for (const meetings::CountAt& one : found_.counts) {
    if (one.at > *minutes) continue;
    there.present = one.present;
    there.attending = opening + (one.present - counts_.front());
    most = std::max(most, one.present);
  }
  for (std::size_t i = 0; found_.counts.empty() && i < text_.present.size(); ++i) {
    const auto at = meetings::time_of_day(text_.present[i].at);
    if (!at || *at > *minutes) continue;
    there.present = counts_[i];
    there.attending = text_.present[i].together();
    most = std::max(most, counts_[i]);
  }
  there.most_before = most;
  return there;
}

}  // namespace toadlane::rules
