#pragma once

#include <memory>
#include <optional>
#include <string>

#include "service/app/roll_wanted.h"
#include "service/import/text_source.h"

namespace toadlane::import {

/// A table, and the name by which messages call it.
struct NamedText {
  std::string name;
  std::shared_ptr<const TextSource> text;
};

/// The tables of a roll: the members, and if there are any, the periods of classes and statuses
/// and the records of what members did.
struct RollTexts {
  NamedText members;
  std::optional<NamedText> periods;
  std::optional<NamedText> records;
};

/// A reader of the tables of the roll (CSV), in the columns that docs/reference/roll-tables.md
/// describes. All mistakes of all tables come out together, 50 at most: those of read_table, a
/// status that is neither yes nor no (T330), somebody who is not in the members table (T331),
/// periods that overlap (T332), an end before its beginning (T333).
app::RollReader roll_from(RollTexts texts);

}  // namespace toadlane::import
