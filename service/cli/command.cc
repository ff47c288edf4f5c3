#include "service/cli/command.h"

#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "engine/base/invariant.h"
#include "service/render/text_out.h"

namespace toadlane::cli {

Answer refused(Diagnostics why) {
  Answer answer;
  answer.mistakes = std::move(why);
  return answer;
}

Answer refused(Diagnostic why) {
  Diagnostics all;
  all.add(std::move(why));
  return refused(std::move(all));
}

Diagnostics about(const std::string& argument, Diagnostics diagnostics) {
  for (Diagnostic& one : diagnostics.all())
    if (!one.span && one.argument.empty()) one.argument = argument;
  return diagnostics;
}

Answer Command::answer() {
  invariant(false, "a command with a route has an answer");
  return {};
}

int Command::say(const Answer& answer) {
  warn(answer.doubts);
  const int printed = print(answer.output);
  if (answer.mistakes.has_errors()) return refuse(answer.mistakes);
  return printed != yes ? printed : answer.status;
}

int exit_status(const Diagnostics& diagnostics) {
  for (const Diagnostic& one : diagnostics.all()) {
    if (one.severity != Severity::error) continue;
    switch (one.code) {
      case Code::H502:
        return usage;
      case Code::T301:
      case Code::S404:
        return no_input;
      case Code::S401:
        return no_store;
      case Code::S402:
      case Code::H503:
        return busy;
      case Code::S403:
        return bad_address;
      case Code::S411:
      case Code::T329:
      case Code::U102:
        return cannot_write;
      case Code::U101:
        return cannot_create;
      case Code::S412:
      case Code::H501:
        return not_permitted;
      default:
        return bad_input;
    }
  }
  return bad_input;
}

int refuse(const Diagnostics& diagnostics, const std::string& outcome) {
  warn(diagnostics);
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::string then = outcome.empty() ? "" : " " + outcome;
  if (errors > 1) std::fprintf(stderr, "%zu mistakes.%s\n", errors, then.c_str());
  return exit_status(diagnostics);
}

void warn(const Diagnostics& diagnostics) {
  std::fputs(to_text(diagnostics).c_str(), stderr);
}

int print(const std::string& text) {
  const int fault = render::write_all(STDOUT_FILENO, text);
  if (fault == 0) return yes;
  std::fprintf(stderr, "toadlane: cannot write the result: %s\n", std::strerror(fault));
  return cannot_write;
}

}  // namespace toadlane::cli
