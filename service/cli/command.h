#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"
#include "service/app/text_file.h"

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

/// Where a command says what it takes. The only file that knows the parser implements it.
class Arguments {
 public:
  virtual ~Arguments() = default;
  /// A value without a name, in the order of the calls.
  virtual void value(const std::string& name, std::string& kept, const std::string& help) = 0;
  virtual void maybe_value(const std::string& name, std::string& kept, const std::string& help) = 0;
  virtual void values(const std::string& name, std::vector<std::string>& kept,
                      const std::string& help) = 0;
  /// `--name VALUE`
  virtual void option(const std::string& name, std::string& kept, const std::string& help) = 0;
  /// The same where an empty value is a mistake and not the same as none.
  virtual void option(const std::string& name, std::optional<std::string>& kept,
                      const std::string& help) = 0;
  virtual void needed_option(const std::string& name, std::string& kept,
                             const std::string& help) = 0;
  virtual void options(const std::string& name, std::vector<std::string>& kept,
                       const std::string& help) = 0;
  /// One of a list of words; a name that begins with -- is an option, else a value.
  virtual void one_of(const std::string& name, std::string& kept,
                      const std::vector<std::string>& words, const std::string& help) = 0;
  /// `--name`
  virtual void flag(const std::string& name, bool& kept, const std::string& help) = 0;
  /// Shown under the help: real command lines.
  virtual void examples(const std::string& text) = 0;
};

/// A command: says what it takes, and runs. Results go to standard output, messages to standard
/// error.
struct Command {
  virtual ~Command() = default;
  virtual void arguments(Arguments& arguments) = 0;
  virtual int run() = 0;
};

/// The exit status that a failure asks for: of its first error, by its code.
int exit_status(const Diagnostics& diagnostics);

/// Prints diagnostics on standard error, with a count behind them when there are several, and
/// returns their exit status. A command that writes says behind the count what became of that:
/// "Nothing was written."
int refuse(const Diagnostics& diagnostics, const std::string& outcome = "");

/// Prints warnings and notes on standard error.
void warn(const Diagnostics& diagnostics);

/// The text of a file, or of standard input for "-".
Result<app::TextFile> read_text(const std::string& path);

/// Writes a result to standard output; a failure (a full disk, a closed pipe) is status 74.
int print(const std::string& text);

}  // namespace toadlane::cli
