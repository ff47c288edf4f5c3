#include "service/cli/closing.h"

#include "service/digest/digest.h"
#include "service/import/read_members.h"

namespace toadlane::cli {

std::vector<render::InputHash> Closing::hashes() const {
  return {{"bylaws", bylaws.name, blake2b_256_hex(bylaws.text)},
          {"year", year.name, blake2b_256_hex(year.text)},
          {"members", members_name, blake2b_256_hex(members_text->text())}};
}

Result<Closing> close(const YearInputs& inputs) {
  Diagnostics missing;
  Result<app::TextFile> bylaws = inputs.bylaws.read();
  Result<app::TextFile> year = inputs.year.read();
  auto members = inputs.members.open();
  if (!bylaws) missing.add(bylaws.diagnostics());
  if (!year) missing.add(year.diagnostics());
  if (!members) missing.add(members.diagnostics());
  if (missing.has_errors()) return missing;
  const std::string& name = inputs.members.typed();
  Result<app::ClosedYear> closed =
      app::close_year(*bylaws, *year, import::members_from(name, *members));
  if (!closed) return std::move(closed).diagnostics();
  return Closing{std::move(*bylaws), std::move(*year), name, std::move(*members),
                 std::move(*closed)};
}

}  // namespace toadlane::cli
