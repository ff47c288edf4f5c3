#include "engine/meetings/proxy_list.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::meetings {
namespace {

class Sorting {
 public:
  Sorting(const model::Proxies& rule, const ProxyLimit& limit, const std::vector<Proxy>& proxies,
          const People& people)
      : rule_(rule), limit_(limit), proxies_(proxies), people_(people) {}

  ProxyList run() {
    if (!limit_.allowed && !proxies_.empty()) {
      fault(0, Code::M310, "the bylaws allow no proxies", "leave the proxies and their votes out");
      return list_;
    }
    for (std::size_t i = 0; i < proxies_.size(); ++i) one(i);
    return list_;
  }

 private:
  void fault(std::size_t place, Code code, std::string message, std::string advice,
             std::string key = "") {
    list_.faults.push_back({place,
                            {.code = code,
                             .message = std::move(message),
                             .advice = std::move(advice),
                             .key = std::move(key),
                             .cite = limit_.cite}});
  }

  void set_aside(const Proxy& proxy, const std::string& why) {
    list_.told.push_back({.clause = rule_.clause,
                          .citation = limit_.cite,
                          .what = "the proxy of " + proxy.of + " to " + proxy.held_by,
                          .result = "not used: " + why});
  }

  bool gave_away(const std::string& person) const {
    return std::any_of(proxies_.begin(), proxies_.end(), [&](const Proxy& other) {
      return other.of == person && !other.revoked && !people_.is_there(person);
    });
  }

  void one(std::size_t place) {
    const Proxy& proxy = proxies_[place];
    if (proxy.of == proxy.held_by)
      return fault(place, Code::M362, "`" + proxy.of + "` cannot hold their own proxy",
                   "name another holder", "held_by");
    if (!people_.may_vote(proxy.of))
      return fault(place, Code::M362, "`" + proxy.of + "` gives a proxy and is not entitled",
                   "correct the name, or add it to `entitled`", "of");
    if (!people_.may_vote(proxy.held_by))
      return fault(place, Code::M362, "`" + proxy.held_by + "` holds a proxy and is not entitled",
                   "name a holder who may vote", "held_by");
    if (proxy.revoked) return set_aside(proxy, "revoked");
    if (people_.is_there(proxy.of)) return set_aside(proxy, proxy.of + " came themselves");
    if (rule_.in_writing.value_or(false) && !proxy.in_writing)
      return fault(place, Code::M310, "the proxy of `" + proxy.of + "` is not in writing",
                   "leave it and its vote out", "in_writing");
    for (const Proxy& other : list_.good)
      if (other.of == proxy.of)
        return fault(place, Code::M362,
                     "`" + proxy.of + "` gives two proxies, to `" + other.held_by + "` and to `" +
                         proxy.held_by + "`",
                     "write `revoked: yes` at the one that does not hold", "of");
    if (gave_away(proxy.held_by) ||
        (!people_.attending.empty() && !people_.is_there(proxy.held_by)))
      return fault(place, Code::M362,
                   "`" + proxy.held_by + "` holds the proxy of `" + proxy.of + "` and is not there",
                   "a proxy is not handed on: leave it and its vote out", "held_by");
    list_.good.push_back(proxy);
    over_the_limit(place, proxy.held_by);
  }

  void over_the_limit(std::size_t place, const std::string& holder) {
    if (!limit_.held_by_one) return;
    const Integer held(static_cast<std::int64_t>(
        std::count_if(list_.good.begin(), list_.good.end(),
                      [&](const Proxy& other) { return other.held_by == holder; })));
    if (held <= *limit_.held_by_one) return;
    fault(place, Code::M310,
          "`" + holder + "` holds " + held.text() + " proxies, and one person may hold " +
              limit_.held_by_one->text(),
          "leave this one and its vote out", "held_by");
  }

  const model::Proxies& rule_;
  const ProxyLimit& limit_;
  const std::vector<Proxy>& proxies_;
  const People& people_;
  ProxyList list_;
};

}  // namespace

bool People::may_vote(const std::string& person) const {
  return entitled.empty() || has(entitled, person);
}

bool People::is_there(const std::string& person) const {
  return has(attending, person);
}

ProxyList proxies_that_hold(const model::Proxies& rule, const ProxyLimit& limit,
                            const std::vector<Proxy>& proxies, const People& people) {
  return Sorting(rule, limit, proxies, people).run();
}

std::optional<Side> undirected_side(const model::Proxies& rule) {
  if (rule.undirected == "counted as for") return Side::in_favour;
  if (rule.undirected == "counted as against") return Side::against;
  return std::nullopt;
}

}  // namespace toadlane::meetings
