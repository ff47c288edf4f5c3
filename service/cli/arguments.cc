// The only file that knows the parser of the command line.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "engine/base/text.h"
#include "service/cli/commands.h"
#include "service/cli/version.h"

namespace toadlane::cli {
namespace {

class ParserArguments final : public Arguments {
 public:
  explicit ParserArguments(CLI::App& app) : app_(app) {}

  void value(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help)->required();
  }
  void maybe_value(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help);
  }
  void values(const std::string& name, std::vector<std::string>& kept,
              const std::string& help) override {
    app_.add_option(name, kept, help)->required();
  }
  void option(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help);
  }
  void needed_option(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help)->required();
  }
  void options(const std::string& name, std::vector<std::string>& kept,
               const std::string& help) override {
    app_.add_option(name, kept, help);
  }
  void one_of(const std::string& name, std::string& kept, const std::vector<std::string>& words,
              const std::string& help) override {
    app_.add_option(name, kept, help)->check(CLI::IsMember(words));
  }
  void flag(const std::string& name, bool& kept, const std::string& help) override {
    app_.add_flag(name, kept, help);
  }
  void examples(const std::string& text) override { app_.footer("Examples:\n" + text); }

 private:
  CLI::App& app_;
};

std::string overview() {
  std::string text =
      "Toad Lane " + std::string(version) +
      " - a co-operative's bylaws worked out exactly, with the article behind every number\n\n"
      "usage: toadlane COMMAND ...   (toadlane COMMAND --help says more)\n\n";
  for (const CommandEntry& entry : all_commands()) {
    const std::string verb(entry.verb);
    text += "  " + verb + std::string(10 - verb.size(), ' ') + std::string(entry.summary) + "\n";
  }
  return text;
}

int unknown_command(const std::string& verb) {
  std::vector<std::string> verbs;
  for (const CommandEntry& entry : all_commands()) verbs.emplace_back(entry.verb);
  const auto near = near_word(verb, verbs);
  const std::string advice =
      near ? "did you mean `" + *near + "`?" : "the commands are " + joined(verbs);
  std::fprintf(stderr, "toadlane: unknown command `%s`: %s\n", visible(verb).c_str(),
               advice.c_str());
  return usage;
}

int run_command(const CommandEntry& entry, std::vector<std::string> rest) {
  if (std::count(rest.begin(), rest.end(), "-") > 1) {
    std::fprintf(stderr, "toadlane %s: only one file can come from standard input (`-`)\n",
                 std::string(entry.verb).c_str());
    return usage;
  }
  CLI::App app{std::string(entry.summary), "toadlane " + std::string(entry.verb)};
  const std::unique_ptr<Command> command = entry.make();
  ParserArguments arguments(app);
  command->arguments(arguments);
  std::reverse(rest.begin(), rest.end());
  try {
    app.parse(rest);
  } catch (const CLI::CallForHelp&) {
    return print(app.help());
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "toadlane %s: %s\n`toadlane %s --help` shows what it takes\n",
                 std::string(entry.verb).c_str(), visible(error.what()).c_str(),
                 std::string(entry.verb).c_str());
    return usage;
  }
  return command->run();
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    std::fputs(overview().c_str(), stderr);
    return usage;
  }
  const std::string& verb = arguments.front();
  if (verb == "--help" || verb == "-h" || verb == "help") return print(overview());
  if (verb == "--version") return print("toadlane " + std::string(version) + "\n");
  for (const CommandEntry& entry : all_commands())
    if (entry.verb == verb) return run_command(entry, {arguments.begin() + 1, arguments.end()});
  return unknown_command(verb);
}

}  // namespace toadlane::cli
