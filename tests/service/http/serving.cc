#include "tests/service/http/serving.h"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

namespace toadlane::http::test {
namespace {

Answer allocate_echo(const AllocateQuestion& question) {
  if (question.bylaws == "throw") throw std::runtime_error("a bug");
  return {.json = "{\"bylaws\": " + std::to_string(question.bylaws.size()) +
                  ", \"year\": " + std::to_string(question.year.size()) +
                  ",  \"members\": " + std::to_string(question.members.size()) + "}\n\n",
          .ok = true,
          .diagnostics = {}};
}

Answer check_wait(const CheckQuestion& question) {
  std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(question.facts.value_or("0"))));
  return {.json = "{\"findings\": []}\n", .ok = true, .diagnostics = {}};
}

Answer meeting_mistake(const MeetingQuestion& question) {
  Answer answer;
  answer.diagnostics.add(Diagnostic::warning(Code::D101, "only a warning"));
  answer.diagnostics.add(
      Diagnostic::error(Code::D101, "`quorum` is given twice, says \"" + question.meeting + "\"")
          .in(Clause("meetings.members.quorum"))
          .at({.file = "bylaws", .begin = {14, 22}, .end = {14, 24}, .excerpt = "quorum: 5%"})
          .cite("Art. 4.2")
          .hint("keep one of the two"));
  return answer;
}

}  // namespace

UseCases echo_use_cases() {
  return {.allocate = allocate_echo, .check = check_wait, .meeting = meeting_mistake};
}

Serving::Serving(const ServerOptions& options) {
  Result<std::unique_ptr<Server>> started =
      Server::start(options, api_router(echo_use_cases(), "0.1.0"));
  server_ = std::move(*started);
}

}  // namespace toadlane::http::test
