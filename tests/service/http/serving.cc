#include "tests/service/http/serving.h"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

namespace toadlane::http::test {
namespace {

struct Lengths final : Question {
  std::string bylaws, year, members;

  void describe(Fields& fields) override {
    fields.text("bylaws", bylaws, "the bylaws");
    fields.text("year", year, "the year");
    fields.text("members", members, "the members");
  }
  Answer answer() override {
    if (bylaws == "throw") throw std::runtime_error("a bug");
    return {.body = "{\"bylaws\": " + std::to_string(bylaws.size()) +
                    ", \"year\": " + std::to_string(year.size()) +
                    ",  \"members\": " + std::to_string(members.size()) + "}\n\n",
            .ok = true};
  }
};

struct Wait final : Question {
  std::string bylaws, facts, format = "json";
  std::vector<std::string> law;

  void describe(Fields& fields) override {
    fields.text("bylaws", bylaws, "the bylaws");
    fields.texts("law", law, "packs");
    fields.optional_text("facts", facts, "how many milliseconds to wait");
    fields.one_of("format", format, {"text", "json"}, "how the answer is written");
    fields.answers_in({"text", "json"});
  }
  Answer answer() override {
    std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(facts.empty() ? "0" : facts)));
    return {
        .body = format == "json" ? "{\"findings\": []}\n" : "none\n", .format = format, .ok = true};
  }
};

struct Mistaken final : Question {
  std::string bylaws, meeting;

  void describe(Fields& fields) override {
    fields.text("bylaws", bylaws, "the bylaws");
    fields.text("meeting", meeting, "the meeting");
  }
  Answer answer() override {
    Answer answer;
    answer.diagnostics.add(Diagnostic::warning(Code::D101, "only a warning").about("meeting"));
    answer.diagnostics.add(
        Diagnostic::error(Code::D101, "`quorum` is given twice, says \"" + meeting + "\"")
            .in(Clause("meetings.members.quorum"))
            .at({.file = "bylaws", .begin = {14, 22}, .end = {14, 24}, .excerpt = "quorum: 5%"})
            .cite("Art. 4.2")
            .hint("keep one of the two"));
    return answer;
  }
};

template <class Asked>
UseCase asking() {
  return [] { return std::make_unique<Asked>(); };
}

}  // namespace

UseCases echo_use_cases() {
  UseCases use_cases;
  use_cases.allocate = asking<Lengths>();
  use_cases.check = asking<Wait>();
  use_cases.meeting = asking<Mistaken>();
  return use_cases;
}

Serving::Serving(const ServerOptions& options) {
  Result<std::unique_ptr<Server>> started =
      Server::start(options, api_router(echo_use_cases(), "0.1.0"));
  server_ = std::move(*started);
}

}  // namespace toadlane::http::test
