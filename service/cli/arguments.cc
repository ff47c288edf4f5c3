// The only file that knows the parser of the command line.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "engine/base/text.h"
#include "service/cli/commands.h"
#include "service/cli/version.h"

namespace toadlane::cli {
namespace {

// An option that is given empty says nothing; it is not taken as left out.
std::string not_empty(const std::string& given) {
  return given.empty() ? "nothing is written behind it" : "";
}

class ParserArguments final : public Arguments {
 public:
  explicit ParserArguments(CLI::App& app) : app_(app) {}

  void input(const std::string& name, Input& kept, const std::string& help) override {
    file(name, kept, help)->required();
  }
  void maybe_input(const std::string& name, Input& kept, const std::string& help) override {
    file(name, kept, help)->check(not_empty, "");
  }
  void inputs(const std::string& name, std::vector<Input>& kept, const std::string& help) override {
    const auto keep = [&kept](const std::vector<std::string>& paths) {
      kept.reserve(paths.size());
      for (const std::string& path : paths) kept.push_back(Input::file(path));
    };
    app_.add_option_function<std::vector<std::string>>(name, keep, help)->required();
  }
  void result(const std::string& name, std::string& folder, YearInputs& /*texts*/,
              const std::string& help) override {
    app_.add_option(name, folder, help)->required();
  }
  void maybe_value(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help);
  }
  void option(const std::string& name, std::string& kept, const std::string& help) override {
    app_.add_option(name, kept, help)->check(not_empty, "");
  }
  void option(const std::string& name, std::optional<std::string>& kept,
              const std::string& help) override {
    app_.add_option_function<std::string>(
        name, [&kept](const std::string& text) { kept = text; }, help);
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
  void format(std::string& kept, const std::vector<std::string>& words) override {
    if (words.size() > 1)
      one_of("--format", kept, words, "what is printed (" + words.front() + ")");
  }
  void examples(const std::string& text) override { app_.footer("Examples:\n" + text); }

 private:
  CLI::Option* file(const std::string& name, Input& kept, const std::string& help) {
    return app_.add_option_function<std::string>(
        name, [&kept](const std::string& path) { kept = Input::file(path); }, help);
  }

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

// Whether the question needs a database or the network.
bool needs_outside(const CommandEntry& entry, const std::vector<std::string>& rest) {
  return entry.outside || std::any_of(rest.begin(), rest.end(), [](const std::string& word) {
           return word == "--db" || word.starts_with("--db=");
         });
}

// Hands over to the program beside this one, which has them. Comes back only when it is not there.
int hand_over(const std::vector<std::string>& arguments) {
  std::error_code fault;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", fault);
  const std::string service = (self.parent_path() / "toadlane-service").string();
  std::vector<std::string> words{service};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(service.c_str(), pointers.data());
  std::fprintf(stderr,
               "toadlane: `%s` is not there; it has the database and the network\n"
               "install it beside `toadlane`\n",
               service.c_str());
  return no_store;
}

// "--fromat" where the command has `--format`; nothing when all options are known.
std::optional<std::string> unknown_option(const CLI::App& app,
                                          const std::vector<std::string>& words) {
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  for (const std::string& word : words) {
    if (word == "--") return std::nullopt;
    const std::string name = word.substr(0, word.find('='));
    if (!name.starts_with("--") || std::find(known.begin(), known.end(), name) != known.end())
      continue;
    const auto near = near_word(name, known);
    return "unknown option `" + visible(name) + "`" +
           (near ? ": did you mean `" + *near + "`?" : "");
  }
  return std::nullopt;
}

int misused(const CommandEntry& entry, const std::string& why) {
  const std::string verb(entry.verb);
  std::fprintf(stderr, "toadlane %s: %s\n`toadlane %s --help` shows what it takes\n", verb.c_str(),
               why.c_str(), verb.c_str());
  return usage;
}

int run_command(const CommandEntry& entry, std::vector<std::string> rest, const Outside* outside) {
  if (std::count(rest.begin(), rest.end(), "-") > 1) {
    std::fprintf(stderr, "toadlane %s: only one file can come from standard input (`-`)\n",
                 std::string(entry.verb).c_str());
    return usage;
  }
  CLI::App app{std::string(entry.summary), "toadlane " + std::string(entry.verb)};
  const std::unique_ptr<Command> command = entry.make(outside);
  ParserArguments arguments(app);
  command->arguments(arguments);
  command->places(arguments);
  if (const auto wrong = unknown_option(app, rest)) return misused(entry, *wrong);
  std::reverse(rest.begin(), rest.end());
  try {
    app.parse(rest);
  } catch (const CLI::CallForHelp&) {
    return print(app.help());
  } catch (const CLI::ParseError& error) {
    return misused(entry, visible(error.what()));
  }
  return command->run();
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Outside* outside) {
  if (arguments.empty()) {
    std::fputs(overview().c_str(), stderr);
    return usage;
  }
  const std::string& verb = arguments.front();
  if (verb == "--help" || verb == "-h" || verb == "help") return print(overview());
  if (verb == "--version") return print("toadlane " + std::string(version) + "\n");
  for (const CommandEntry& entry : all_commands())
    if (entry.verb == verb) {
      const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
      if (outside == nullptr && needs_outside(entry, rest)) return hand_over(arguments);
      return run_command(entry, rest, outside);
    }
  return unknown_command(verb);
}

}  // namespace toadlane::cli
