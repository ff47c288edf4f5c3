#include "service/import/ballots/read_blt.h"

#include <utility>

#include "service/import/ballots/blt_text.h"

namespace toadlane::import {

Result<BallotFile> read_blt(std::string file_name, std::string_view text) {
  BallotFile file;
  BltHead head;
  BltText lines(text, std::move(file_name));
  if (read_blt_head(lines, head, file) && read_blt_ballots(lines, head, file))
    read_blt_names(lines, head, file);
  if (lines.mistakes.any()) {
    Diagnostics all = std::move(lines.mistakes).all();
    all.add(std::move(file.warnings));
    return all;
  }
  file.profile.blank = file.blank + file.refused;
  return file;
}

}  // namespace toadlane::import
