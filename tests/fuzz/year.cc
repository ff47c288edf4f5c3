// Any bytes as a year file: no crash and no hang, and what is read has every income of the bylaws.
#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/base/invariant.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/year/read_year.h"

namespace {

using namespace toadlane;

constexpr const char* bylaws_text = R"(format: coop-bylaws 1
coop:
  name: Small
  kind: worker cooperative
  law: none
  taxed_as: not in the US
  currency: EUR
  fiscal_year_ends: 31 December
in_force: {from: 2020-01-01}
accounts:
  reserve: {kind: unallocated reserve}
  interest: {is: 1%, at_most: lesser of 4% and (prime rate plus 2%), chosen_by: {body: board}}
surplus:
  income: {surplus: result of work by members, profit: result of work by others}
  measures: {hours: {unit: hours}}
  steps:
    - {cite: Art. 9, move: all of profit, to: reserve}
    - {cite: Art. 9, move: rest of surplus, to: members, in_proportion_to: hours}
)";

const model::Bylaws& bylaws() {
  static const rules::BylawsRead read =
      *rules::read_bylaws(*document::read_yaml("bylaws.yaml", bylaws_text));
  return read.bylaws;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text =
      document::read_yaml("year.yaml", std::string(reinterpret_cast<const char*>(data), size));
  if (!text) return 0;
  const auto year = rules::fiscal_year_of(*text);
  const auto read = rules::read_year(*text, bylaws());
  if (!read) {
    invariant(!to_text(read.diagnostics()).empty(), "mistakes can be printed");
    return 0;
  }
  invariant(year.ok() && *year == read->year.year, "both readings find the same year");
  invariant(read->year.income.size() == 2, "every income of the bylaws is given");
  return 0;
}
