#include "service/cli/closing.h"

#include <unistd.h>

#include "service/cli/command.h"
#include "service/digest/digest.h"
#include "service/import/read_members.h"

namespace toadlane::cli {

Result<Closing> close(app::TextFile bylaws, app::TextFile year, std::string members_name,
                      std::shared_ptr<const import::TextSource> members) {
  Result<app::ClosedYear> closed =
      app::close_year(bylaws, year, import::members_from(members_name, members));
  if (!closed) return std::move(closed).diagnostics();
  return Closing{std::move(bylaws), std::move(year), std::move(members_name), std::move(members),
                 std::move(*closed)};
}

std::vector<render::InputHash> Closing::hashes() const {
  return {{"bylaws", bylaws.name, blake2b_256_hex(bylaws.text)},
          {"year", year.name, blake2b_256_hex(year.text)},
          {"members", members_name, blake2b_256_hex(members_text->text())}};
}

Result<Closing> close(const YearFiles& files) {
  Diagnostics missing;
  Result<app::TextFile> bylaws = read_text(files.bylaws);
  Result<app::TextFile> year = read_text(files.year);
  const auto members = files.members == "-"
                           ? import::TextSource::read(STDIN_FILENO, "standard input")
                           : import::TextSource::open(files.members);
  if (!bylaws) missing.add(bylaws.diagnostics());
  if (!year) missing.add(year.diagnostics());
  if (!members) missing.add(members.diagnostics());
  if (missing.has_errors()) return missing;
  return close(std::move(*bylaws), std::move(*year), files.members, *members);
}

}  // namespace toadlane::cli
