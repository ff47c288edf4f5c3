#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace toadlane::http {

/// Work for one of a few threads, so that the thread that talks to the network never computes.
struct Job {
  std::function<void()> run;
  /// Called instead of `run` when no thread was free in time.
  std::function<void()> give_up;
  std::chrono::steady_clock::time_point latest;
};

/// Runs jobs in the order given, on a fixed number of threads. Ending it runs what is still
/// waiting.
class Workers {
 public:
  explicit Workers(int threads);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void add(Job job);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;
  bool ending_ = false;
  std::vector<std::thread> threads_;

  void work();
};

}  // namespace toadlane::http
