#include "service/cli/outside/record_run.h"

#include <ctime>

#include "service/cli/version.h"
#include "service/digest/digest.h"
#include "service/store/address.h"
#include "service/store/store.h"

namespace toadlane::cli {
namespace {

// Now, as RFC 3339 in UTC. The store and the engine never read a clock.
std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

store::Run run_of(const Closing& closing) {
  const patronage::YearEnd& result = closing.closed.result;
  const patronage::Members& members = closing.closed.table.members;
  const std::vector<render::InputHash> hashes = closing.hashes();
  store::Run run;
  run.cooperative = closing.closed.bylaws.bylaws.coop.name;
  run.fiscal_year = std::to_string(closing.closed.year.year.year);
  run.currency = result.currency.code();
  run.decimals = result.currency.decimals();
  run.engine_version = version;
  run.recorded_at = now_text();
  run.result_blake2b = blake2b_256_hex(render::year_end_json(closing.closed, hashes));
  run.inputs = {{"bylaws", closing.bylaws.name, hashes[0].blake2b_256, closing.bylaws.text},
                {"year", closing.year.name, hashes[1].blake2b_256, closing.year.text},
                {"members", closing.members_name, hashes[2].blake2b_256,
                 std::string(closing.members_text->text())}};
  for (const patronage::Movement& move : result.movements)
    run.moved.push_back({static_cast<std::int64_t>(run.moved.size()), move.clause.path(), move.cite,
                         move.what, move.to, move.amount.minor()});
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::int64_t outright = result.outright.empty() ? 0 : result.outright[i];
    const std::int64_t held = result.held.empty() ? 0 : result.held[i];
    run.members.push_back(
        {std::string(members.number[i]), members.name.empty() ? "" : std::string(members.name[i]),
         result.dividend[i] + outright, result.cash[i] + held + outright, result.retained(i)});
  }
  return run;
}

}  // namespace

Diagnostics wrong_with(const std::string& address) {
  const Result<store::Address> parsed = store::Address::parse(address);
  return parsed ? Diagnostics() : parsed.diagnostics();
}

Result<std::string> record_run(const Closing& closing, const std::string& address) {
  Result<store::Store> store = store::Store::open(address, store::Mode::create);
  if (!store) return std::move(store).diagnostics();
  const Result<store::RunId> id = store->record(run_of(closing));
  if (!id) return id.diagnostics();
  return id->cooperative + "/" + std::to_string(id->number);
}

}  // namespace toadlane::cli
