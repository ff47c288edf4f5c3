#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <string>
#include <string_view>

namespace toadlane::http {

/// What a connection is doing.
enum class Phase {
  waiting,    // for a request line
  receiving,  // the rest of a request
  working,    // the question is being answered: takes what it takes
  sending,    // the answer
};

/// The open connections, and until when each may go on. A clock that only looks for silence never
/// ends with a client that sends one byte a second; here waiting, receiving and sending each have
/// the whole allowance once, whatever trickles.
///
/// Its own thread looks through them four times a second, and sleeps when there are none. All
/// functions may be called from any thread. Sockets are only ever shut down here; who opened a
/// socket closes it, after `closed`.
class Connections {
 public:
  using Clock = std::chrono::steady_clock;

  /// One open connection.
  struct Entry {
    int socket = -1;
    Phase phase = Phase::waiting;
    Clock::time_point latest;
    bool answered_early = false;
    bool cut = false;
    std::list<Entry>::iterator place;
  };

  /// `too_slow` goes to a client whose request did not arrive in time, as it is, before the cut.
  Connections(std::chrono::milliseconds allowance, std::string too_slow);

  Entry* opened(int socket);
  void closed(Entry* entry);

  /// Goes on to the next phase. False when the connection has been cut, or no request may begin
  /// any more: then nothing may be sent on it.
  bool enter(Entry& entry, Phase phase);

  /// Sends an answer while the request is still arriving, and says that no other will follow. What
  /// the client still sends is the caller's to take and throw away, until the client or the
  /// deadline ends it: closing at once would let the network drop the answer.
  void answer_early(Entry& entry, std::string_view wire_text);

  /// Cuts what is over its time; for the thread, and for tests with a clock of their own.
  void cut_late(Clock::time_point now);

  /// Runs until `finish`.
  void keep_time();

  /// From now on no request begins; waits for those under way, and ends `keep_time`.
  void finish();

 private:
  const std::chrono::milliseconds allowance_;
  const std::string too_slow_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Entry> open_;
  std::size_t busy_ = 0;  // connections that are not waiting
  bool last_requests_ = false;
  bool finished_ = false;

  void cut(Entry& entry);
};

}  // namespace toadlane::http
