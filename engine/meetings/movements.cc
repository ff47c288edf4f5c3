#include "engine/meetings/movements.h"

#include <algorithm>
#include <set>

namespace toadlane::meetings {
namespace {

class Follow {
 public:
  explicit Follow(const Presence& presence) : presence_(presence) {}

  PresenceFound run() {
    opening();
    std::vector<std::size_t> order(presence_.movements.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto& all = presence_.movements;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (all[a].at != all[b].at) return all[a].at < all[b].at;
      return all[a].arrive && !all[b].arrive;
    });
    for (const std::size_t i : order) move(i);
    return std::move(found_);
  }

 private:
  void wrong(Code code, std::string message, std::string advice, std::optional<std::size_t> at) {
    found_.wrong.push_back({code, std::move(message), std::move(advice), at});
  }

  void opening() {
    present_ = presence_.at_opening;
    for (const std::string& name : presence_.who)
      if (!there_.insert(name).second)
        wrong(Code::M340, "`" + name + "` is counted twice at the opening", "keep one of the two",
              std::nullopt);
  }

  void move(std::size_t position) {
    const Movement& one = presence_.movements[position];
    if (presence_.opened_at && one.at < *presence_.opened_at)
      wrong(Code::M342,
            time_text(one.at) + " is before the opening at " + time_text(*presence_.opened_at),
            "correct one of the two times", position);
    for (const std::string& name : one.who) named(one, name, position);
    const Integer persons = one.persons();
    if (!one.arrive && present_ < persons) {
      if (one.number)
        wrong(Code::M341,
              persons.text() + " leave at " + time_text(one.at) + ", and " + present_.text() +
                  " were there",
              "correct the number, or add an arrival before it", position);
      present_ = 0;
    } else {
      present_ = one.arrive ? present_ + persons : present_ - persons;
    }
    if (!found_.counts.empty() && found_.counts.back().at == one.at)
      found_.counts.back().present = present_;
    else
      found_.counts.push_back({one.at, present_});
  }

  void named(const Movement& one, const std::string& name, std::size_t position) {
    if (one.arrive) {
      if (!there_.insert(name).second)
        wrong(Code::M340, "`" + name + "` comes at " + time_text(one.at) + ", and is there already",
              "take one of the two out, or write when `" + name + "` left in between", position);
      return;
    }
    if (there_.erase(name) > 0) return;
    // Where the opening is only a number, a person who leaves may have been among them.
    const bool known = !presence_.who.empty() || presence_.at_opening.sign() == 0;
    const bool later = std::any_of(
        presence_.movements.begin(), presence_.movements.end(), [&](const Movement& other) {
          return other.arrive && other.at > one.at &&
                 std::find(other.who.begin(), other.who.end(), name) != other.who.end();
        });
    if (known || later || left_.count(name) > 0)
      wrong(Code::M341,
            "`" + name + "` leaves at " + time_text(one.at) + " and was not there" +
                (later ? " before arriving" : ""),
            "correct the time or the name, or add the arrival", position);
    left_.insert(name);
  }

  const Presence& presence_;
  Integer present_;
  std::set<std::string> there_;
  std::set<std::string> left_;
  PresenceFound found_;
};

}  // namespace

std::optional<int> time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3)
    return std::nullopt;
  for (const char one : text)
    if (one != ':' && (one < '0' || one > '9')) return std::nullopt;
  const int minutes = (text[colon + 1] - '0') * 10 + (text[colon + 2] - '0');
  int hour = 0;
  for (const char one : text.substr(0, colon)) hour = hour * 10 + (one - '0');
  if (hour > 23 || minutes > 59) return std::nullopt;
  return hour * 60 + minutes;
}

std::string time_text(int minutes) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

Integer PresenceFound::at(int time, const Integer& at_opening) const {
  Integer present = at_opening;
  for (const CountAt& one : counts)
    if (one.at <= time) present = one.present;
  return present;
}

PresenceFound follow(const Presence& presence) {
  return Follow(presence).run();
}

}  // namespace toadlane::meetings
