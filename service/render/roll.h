#pragma once

#include <string>

#include "service/app/make_roll.h"

namespace toadlane::render {

/// How many there are, by class, and each person left out with the rule and what decided. At most
/// `left_out_max` people, then how many more: the CSV has everybody.
std::string roll_text(const app::MadeRoll& made, std::size_t left_out_max = 200);

/// One row for each member of the table, in its order: `member`, `name`, `class`, `entitled`,
/// `votes`, `standing`, `clause`, `article`, `reason`.
std::string roll_csv(const app::MadeRoll& made);

/// The counts and everybody left out (`toadlane-roll 1`).
std::string roll_json(const app::MadeRoll& made);

}  // namespace toadlane::render
