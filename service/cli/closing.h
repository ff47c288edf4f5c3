#pragma once

#include <memory>
#include <string>
#include <vector>

#include "service/app/close_year.h"
#include "service/import/text_source.h"
#include "service/render/year_end.h"

namespace toadlane::cli {

/// Where the three inputs of a year-end are.
struct YearFiles {
  std::string bylaws;
  std::string year;
  std::string members;
};

/// A year closed from files, with the texts themselves.
struct Closing {
  app::TextFile bylaws;
  app::TextFile year;
  std::string members_name;
  std::shared_ptr<const import::TextSource> members_text;
  app::ClosedYear closed;

  /// The inputs' hashes, bylaws, year and members; reads all of them once more.
  [[nodiscard]] std::vector<render::InputHash> hashes() const;
};

/// Reads the files and closes the year; all that is wrong with any of them, at once.
Result<Closing> close(const YearFiles& files);

/// The same from texts that are already here; names are for messages.
Result<Closing> close(app::TextFile bylaws, app::TextFile year, std::string members_name,
                      std::shared_ptr<const import::TextSource> members);

}  // namespace toadlane::cli
