#pragma once

#include <memory>
#include <string>

#include "engine/meetings/roll.h"
#include "rules/bylaws/read_bylaws.h"
#include "service/app/roll_wanted.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// The roll of a day with all that it points into.
struct MadeRoll {
  std::shared_ptr<const rules::BylawsRead> bylaws;
  RollRead tables;
  meetings::Roll roll;
  std::string bylaws_hash;  // BLAKE2b-256
  Diagnostics doubts;
};

/// Reads the bylaws in force on the day of the question and the tables, and makes the roll. All
/// mistakes come out together, and then no roll.
Result<MadeRoll> make_roll(const TextFile& bylaws, const RollReader& tables,
                           const meetings::RollQuestion& question);

/// The same under bylaws that were read.
Result<MadeRoll> make_roll(std::shared_ptr<const rules::BylawsRead> bylaws,
                           const RollReader& tables, const meetings::RollQuestion& question);

}  // namespace toadlane::app
