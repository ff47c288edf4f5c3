#pragma once

#include <memory>
#include <string>
#include <vector>

#include "service/app/close_year.h"
#include "service/cli/input.h"
#include "service/render/year_end.h"

namespace toadlane::cli {

/// A year closed, with the texts themselves.
struct Closing {
  app::TextFile bylaws;
  app::TextFile year;
  std::string members_name;
  std::shared_ptr<const import::TextSource> members_text;
  app::ClosedYear closed;

  /// The inputs' hashes, bylaws, year and members; reads all of them once more.
  [[nodiscard]] std::vector<render::InputHash> hashes() const;
};

/// Reads the inputs and closes the year; all that is wrong with any of them, at once.
Result<Closing> close(const YearInputs& inputs);

}  // namespace toadlane::cli
