#include "service/cli/outside/answers.h"

#include <algorithm>

#include "engine/base/text.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

// An argument as a member of a JSON object: "--vote-on" -> "vote_on", "BYLAWS" -> "bylaws".
std::string member_of(std::string_view argument) {
  std::string member = lower(argument.substr(argument.find_first_not_of('-')));
  std::ranges::replace(member, '-', '_');
  return member;
}

// The arguments of a command as the members of a question. Each input is a text, called by its
// member.
class MemberArguments final : public Arguments {
 public:
  MemberArguments(http::Fields& fields, std::string& format) : fields_(fields), format_(format) {}

  void input(const std::string& name, Input& kept, const std::string& help) override {
    const std::string member = member_of(name);
    std::string text;
    fields_.text(member, text, help);
    kept = Input::of(member, std::move(text));
  }
  void maybe_input(const std::string& name, Input& kept, const std::string& help) override {
    const std::string member = member_of(name);
    std::string text;
    fields_.optional_text(member, text, help);
    if (!text.empty()) kept = Input::of(member, std::move(text));
  }
  void inputs(const std::string& name, std::vector<Input>& kept, const std::string& help) override {
    input(name, kept.emplace_back(), help);
  }
  void result(const std::string& /*name*/, std::string& /*folder*/, YearInputs& texts,
              const std::string& /*help*/) override {
    input("BYLAWS", texts.bylaws, "the bylaws of the closed year (YAML)");
    input("YEAR", texts.year, "the figures of the year (YAML)");
    input("MEMBERS", texts.members, "the members table (CSV)");
  }
  void maybe_value(const std::string& name, std::string& kept, const std::string& help) override {
    fields_.optional_text(member_of(name), kept, help);
  }
  void option(const std::string& name, std::string& kept, const std::string& help) override {
    fields_.optional_text(member_of(name), kept, help);
  }
  void option(const std::string& name, std::optional<std::string>& kept,
              const std::string& help) override {
    std::string text;
    fields_.optional_text(member_of(name), text, help);
    if (!text.empty()) kept = std::move(text);
  }
  void needed_option(const std::string& name, std::string& kept, const std::string& help) override {
    fields_.text(member_of(name), kept, help);
  }
  void options(const std::string& name, std::vector<std::string>& kept,
               const std::string& help) override {
    fields_.texts(member_of(name), kept, help);
  }
  void one_of(const std::string& name, std::string& kept, const std::vector<std::string>& words,
              const std::string& help) override {
    fields_.one_of(member_of(name), kept, words, help);
  }
  void flag(const std::string& name, bool& kept, const std::string& help) override {
    fields_.flag(member_of(name), kept, help);
  }
  void format(std::string& kept, const std::vector<std::string>& words) override {
    const bool has_json = std::ranges::find(words, "json") != words.end();
    kept = has_json ? "json" : words.front();
    fields_.answers_in(words);
    if (words.size() > 1)
      fields_.one_of("format", kept, words, "how the answer is written (" + kept + ")");
    format_ = kept;
  }
  void examples(const std::string& /*text*/) override {}

 private:
  http::Fields& fields_;
  std::string& format_;
};

// A command, asked over HTTP.
class CommandQuestion final : public http::Question {
 public:
  explicit CommandQuestion(std::unique_ptr<Command> command) : command_(std::move(command)) {}

  void describe(http::Fields& fields) override {
    MemberArguments arguments(fields, format_);
    command_->arguments(arguments);
  }

  http::Answer answer() override {
    Answer answer = command_->answer();
    if (!answer.mistakes.has_errors()) return {std::move(answer.output), format_, true, {}};
    for (Diagnostic& one : answer.mistakes.all())
      if (!one.argument.empty()) one.argument = member_of(one.argument);
    return {.ok = false, .diagnostics = std::move(answer.mistakes)};
  }

 private:
  std::unique_ptr<Command> command_;
  std::string format_;
};

using Maker = std::unique_ptr<Command> (*)(const Outside* outside);

http::UseCase asking(Maker make) {
  return [make] { return std::make_unique<CommandQuestion>(make(nullptr)); };
}

}  // namespace

http::UseCases answers() {
  return {
#define ROUTE(method, path, handler, operation, summary, answer)
#define ASK(verb, path, operation, summary) .verb = asking(make_##verb),
#include "service/http/routes.def"
#undef ASK
#undef ROUTE
  };
}

}  // namespace toadlane::cli
