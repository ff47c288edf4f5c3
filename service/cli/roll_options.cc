#include "service/cli/roll_options.h"

#include "service/import/read_roll.h"

namespace toadlane::cli {
namespace {

// The text of one table, with the name by which messages call it.
import::NamedText table_of(const Input& input, Diagnostics& missing){auto text = input.open();
if (text) return {input.name(), std::move(*text)};
missing.add(text.diagnostics());
return {};
}  // namespace

}  // namespace toadlane::cli

Result<app::RollReader> RollOptions::reader() const {
  Diagnostics missing;
  import::RollTexts texts;
  texts.members = table_of(members, missing);
  if (periods.given()) texts.periods = table_of(periods, missing);
  if (records.given()) texts.records = table_of(records, missing);
  if (missing.has_errors()) return missing;
  return import::roll_from(std::move(texts));
}

}  // namespace toadlane::cli
