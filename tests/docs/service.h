#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace toadlane::docs {

/// `toadlane serve`, started as a page says but on a free port, and stopped by its process id.
class Service {
 public:
  /// `command` is the page's line: `toadlane serve --listen 127.0.0.1:8080`.
  Service(const std::filesystem::path& program, const std::string& command);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  /// What it printed, with the page's port in the place of the free one.
  [[nodiscard]] const std::string& greeting() const { return greeting_; }
  /// The answer to a request that is written as on a page: a line, fields, an empty line, a body.
  /// The fields Host and Content-Length are added.
  [[nodiscard]] std::vector<std::string> ask(const std::vector<std::string>& request) const;
  /// Asks it to end, as Ctrl-C does, and waits: the exit status, -1 when it was killed.
  int stop();

 private:
  pid_t process_ = -1;
  int port_ = 0;
  std::string greeting_;
};

}  // namespace toadlane::docs
