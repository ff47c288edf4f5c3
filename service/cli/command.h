#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/cli/input.h"

namespace toadlane::cli {

/// Exit statuses: the numbers of sysexits where it has one.
enum Exit {
  yes = 0,  // done; the answer is yes
  no = 1,   // done; the answer is no: a motion lost, an example failed
  usage = 2,
  bad_input = 65,
  no_input = 66,  // a file that is not there
  no_store = 69,  // the database cannot be reached
  our_bug = 70,
  cannot_create = 73,
  cannot_write = 74,
  busy = 75,  // somebody else uses it: try again
  not_permitted = 77,
  bad_address = 78,  // configuration: a database address that cannot be meant
};

/// Where a command says what it takes. A name in capitals is a value in the order of the calls; one
/// that begins with -- is an option. The command line fills it from its words, and the service from
/// the members of a JSON object: BYLAWS is `bylaws`, --vote-on is `vote_on`.
class Arguments {
 public:
  virtual ~Arguments() = default;
  virtual void input(const std::string& name, Input& kept, const std::string& help) = 0;
  virtual void maybe_input(const std::string& name, Input& kept, const std::string& help) = 0;
  /// One or several files; one text.
  virtual void inputs(const std::string& name, std::vector<Input>& kept,
                      const std::string& help) = 0;
  /// A closed year: the folder with its result; from the service, its three texts.
  virtual void result(const std::string& name, std::string& folder, YearInputs& texts,
                      const std::string& help) = 0;
  virtual void maybe_value(const std::string& name, std::string& kept, const std::string& help) = 0;
  /// `--name VALUE`
  virtual void option(const std::string& name, std::string& kept, const std::string& help) = 0;
  /// The same where an empty value is a mistake and not the same as none.
  virtual void option(const std::string& name, std::optional<std::string>& kept,
                      const std::string& help) = 0;
  virtual void needed_option(const std::string& name, std::string& kept,
                             const std::string& help) = 0;
  virtual void options(const std::string& name, std::vector<std::string>& kept,
                       const std::string& help) = 0;
  virtual void one_of(const std::string& name, std::string& kept,
                      const std::vector<std::string>& words, const std::string& help) = 0;
  /// `--name`
  virtual void flag(const std::string& name, bool& kept, const std::string& help) = 0;
  /// `--format`, where there are several. Silent: the first on the command line, from the service
  /// JSON where the command has it.
  virtual void format(std::string& kept, const std::vector<std::string>& words) = 0;
  /// Shown under the help: real command lines.
  virtual void examples(const std::string& text) = 0;
};

/// What a command found out. Nothing of it is printed yet.
struct Answer {
  std::string output;
  Diagnostics doubts;    // said before the output
  Diagnostics mistakes;  // said behind it; with errors the exit status is theirs
  int status = yes;      // otherwise
};

/// The answer that there is none, and why.
Answer refused(Diagnostics why);
Answer refused(Diagnostic why);

/// The same diagnostics; those without a place are about this argument.
Diagnostics about(const std::string& argument, Diagnostics diagnostics);

/// A command: says what it takes, and runs. Results go to standard output, messages to standard
/// error.
struct Command {
  virtual ~Command() = default;
  virtual void arguments(Arguments& arguments) = 0;
  /// What only the command line takes: where to write, what is a failure, shorthands.
  virtual void places(Arguments& /*arguments*/) {}
  /// Works the answer out, and neither prints nor writes anything. A command that is a row of
  /// service/http/routes.def has one: it is what the service answers.
  virtual Answer answer();
  virtual int run() { return say(answer()); }

 protected:
  /// Prints an answer, its messages on standard error; the exit status.
  static int say(const Answer& answer);
};

/// The exit status that a failure asks for: of its first error, by its code.
int exit_status(const Diagnostics& diagnostics);

/// Prints diagnostics on standard error, with a count behind them when there are several, and
/// returns their exit status. A command that writes says behind the count what became of that:
/// "Nothing was written."
int refuse(const Diagnostics& diagnostics, const std::string& outcome = "");

/// Prints warnings and notes on standard error.
void warn(const Diagnostics& diagnostics);

/// Writes a result to standard output; a failure (a full disk, a closed pipe) is status 74.
int print(const std::string& text);

}  // namespace toadlane::cli
