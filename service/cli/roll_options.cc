#include "service/cli/roll_options.h"

#include <unistd.h>

#include "service/import/read_roll.h"

namespace toadlane::cli {
namespace {

// The text of one table; a file is mapped, `-` is read to its end.
import::NamedText open(const std::string& path, Diagnostics& missing){
    auto text = path == "-" ? import::TextSource::read(STDIN_FILENO, "standard input")
                            : import::TextSource::open(path);
if (!text) {
  missing.add(text.diagnostics());
  return {};
}
return {path == "-" ? "standard input" : path, std::move(*text)};
}  // namespace

}  // namespace toadlane::cli

Result<app::RollReader> RollOptions::reader() const {
  Diagnostics missing;
  import::RollTexts texts;
  texts.members = open(members, missing);
  if (!periods.empty()) texts.periods = open(periods, missing);
  if (!records.empty()) texts.records = open(records, missing);
  if (missing.has_errors()) return missing;
  return import::roll_from(std::move(texts));
}

}  // namespace toadlane::cli
