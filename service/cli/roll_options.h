#pragma once

#include "service/app/roll_wanted.h"
#include "service/cli/command.h"

namespace toadlane::cli {

/// The tables that a roll is made of, as a command takes them.
struct RollOptions {
  Input members;  // the command says where it comes from
  Input periods;
  Input records;

  void arguments(Arguments& a) {
    a.maybe_input("--periods", periods,
                  "classes and statuses with their first and last days (CSV)");
    a.maybe_input("--records", records, "what members did on which day: hours, purchases (CSV)");
  }

  /// Opens the tables; those that are not there come out together.
  [[nodiscard]] Result<app::RollReader> reader() const;
};

}  // namespace toadlane::cli
