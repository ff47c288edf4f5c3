#include "service/http/connections.h"

#include <sys/socket.h>

#include <utility>

namespace toadlane::http {

Connections::Connections(std::chrono::milliseconds allowance, std::string too_slow)
    : allowance_(allowance), too_slow_(std::move(too_slow)) {}

Connections::Entry* Connections::opened(int socket) {
  const std::lock_guard lock(mutex_);
  Entry& entry = open_.emplace_back();
  entry.socket = socket;
  entry.latest = Clock::now() + allowance_;
  entry.place = std::prev(open_.end());
  changed_.notify_all();
  return &entry;
}

void Connections::closed(Entry* entry) {
  const std::lock_guard lock(mutex_);
  if (entry->phase != Phase::waiting) --busy_;
  open_.erase(entry->place);
  changed_.notify_all();
}

bool Connections::enter(Entry& entry, Phase phase) {
  const std::lock_guard lock(mutex_);
  if (phase == Phase::receiving && last_requests_ && busy_ == 0) cut(entry);
  const bool was_busy = entry.phase != Phase::waiting;
  const bool is_busy = phase != Phase::waiting;
  if (was_busy && !is_busy) --busy_;
  if (!was_busy && is_busy) ++busy_;
  entry.phase = phase;
  entry.latest = phase == Phase::working ? Clock::time_point::max() : Clock::now() + allowance_;
  if (was_busy != is_busy) changed_.notify_all();
  return !entry.cut;
}

void Connections::answer_early(Entry& entry, std::string_view wire_text) {
  const std::lock_guard lock(mutex_);
  if (entry.cut || entry.answered_early) return;
  entry.answered_early = true;
  send(entry.socket, wire_text.data(), wire_text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  shutdown(entry.socket, SHUT_WR);
}

void Connections::cut(Entry& entry) {
  if (entry.cut) return;
  entry.cut = true;
  if (entry.phase == Phase::receiving && !entry.answered_early)
    send(entry.socket, too_slow_.data(), too_slow_.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  shutdown(entry.socket, SHUT_RDWR);
}

void Connections::cut_late(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  for (Entry& entry : open_)
    if (entry.latest < now) cut(entry);
}

void Connections::keep_time() {
  using namespace std::chrono_literals;
  std::unique_lock lock(mutex_);
  while (!finished_) {
    changed_.wait(lock, [&] { return finished_ || !open_.empty(); });
    changed_.wait_for(lock, 250ms, [&] { return finished_; });
    lock.unlock();
    cut_late(Clock::now());
    lock.lock();
  }
}

void Connections::finish() {
  std::unique_lock lock(mutex_);
  last_requests_ = true;
  // Requests that begin while others are under way are still answered, each the last of its
  // connection; when none is left, `enter` lets no other begin.
  changed_.wait(lock, [&] { return busy_ == 0; });
  finished_ = true;
  changed_.notify_all();
}

}  // namespace toadlane::http
