#include "tests/docs/service.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <regex>

#include "tests/docs/page.h"
#include "tests/service/http/client.h"

namespace toadlane::docs {
namespace {

std::string port_of(const std::string& text) {
  std::smatch match;
  return std::regex_search(text, match, std::regex(R"(:(\d+)\s*$)")) ? match[1].str() : "8080";
}

std::string first_line_from(int descriptor) {
  std::string line;
  std::array<char, 1> one{};
  while (read(descriptor, one.data(), 1) == 1) {
    line += one[0];
    if (one[0] == '\n') break;
  }
  return line;
}

}  // namespace

Service::Service(const std::filesystem::path& program, const std::string& command) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) return;
  process_ = fork();
  if (process_ == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    execl(program.c_str(), program.c_str(), "serve", "--listen", "127.0.0.1:0", nullptr);
    _exit(127);
  }
  close(pipe_ends[1]);
  greeting_ = first_line_from(pipe_ends[0]);
  close(pipe_ends[0]);
  const std::string free_port = port_of(greeting_);
  port_ = std::stoi(free_port);
  const std::size_t at = greeting_.rfind(":" + free_port);
  if (at != std::string::npos) greeting_.replace(at + 1, free_port.size(), port_of(command));
}

Service::~Service() {
  stop();
}

std::vector<std::string> Service::ask(const std::vector<std::string>& request) const {
  std::vector<std::string> head(request);
  std::string body;
  for (std::size_t i = 0; i < request.size(); ++i) {
    if (!request[i].empty()) continue;
    head.resize(i);
    for (std::size_t j = i + 1; j < request.size(); ++j)
      body += request[j] + (j + 1 < request.size() ? "\n" : "");
    break;
  }
  std::string bytes;
  for (const std::string& line : head) bytes += line + "\r\n";
  bytes += "Host: 127.0.0.1\r\n";
  if (!body.empty()) bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  const http::test::Reply reply = http::test::ask(port_, bytes + "\r\n" + body);
  std::vector<std::string> answer;
  for (std::string line : lines_of(reply.header)) {
    if (line.ends_with('\r')) line.pop_back();
    answer.push_back(std::move(line));
  }
  for (std::string& line : lines_of(reply.body)) answer.push_back(std::move(line));
  return answer;
}

int Service::stop() {
  if (process_ <= 0) return -1;
  kill(process_, SIGTERM);
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace toadlane::docs
