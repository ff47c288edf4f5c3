#include "service/store/store.h"

#include <cstdint>
#include <limits>
#include <set>
#include <utility>

#include "engine/base/text.h"
#include "service/digest/digest.h"
#include "service/store/connection.h"
#include "service/store/migrations.h"
#include "service/store/run_check.h"

namespace toadlane::store {

namespace {

using Numbers = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

/// Makes other programs wait that record for this co-operative, and tells its last number.
Result<std::int64_t> lock_last_number(Connection& connection, const std::string& cooperative) {
  Result<std::optional<Row>> known = connection.query_one(
      "select last_run from cooperative where coop_id = :1", {Kind::integer}, {cooperative});
  if (!known) return std::move(known).diagnostics();
  if (!*known) {
    Result<Done> added = connection.execute(
        "insert into cooperative (coop_id, last_run) values (:1, 0) "
        "on conflict (coop_id) do nothing",
        {cooperative});
    if (!added) return std::move(added).diagnostics();
  }
  Result<std::optional<Row>> locked = connection.query_one(
      "update cooperative set last_run = last_run where coop_id = :1 returning last_run",
      {Kind::integer}, {cooperative});
  if (!locked) return std::move(locked).diagnostics();
  invariant(locked->has_value(), "a co-operative that was added is there");
  return (*locked)->integer(0);
}

Result<std::optional<RunId>> find_same(Connection& connection, const Run& run) {
  Result<std::optional<Row>> same = connection.query_one(
      "select number from run where coop_id = :1 and identity_blake2b_256 = :2", {Kind::integer},
      {run.cooperative, identity_of(run)});
  if (!same) return std::move(same).diagnostics();
  if (!*same) return std::optional<RunId>();
  return std::optional<RunId>(RunId{run.cooperative, (*same)->integer(0)});
}

/// A content is kept once for each co-operative, however many runs read it.
Result<Done> add_contents(Connection& connection, const Run& run) {
  std::set<std::string> done;
  for (const InputFile& input : run.inputs) {
    if (!done.insert(input.blake2b_256).second) continue;
    Result<std::optional<Row>> known =
        connection.query_one("select 1 from input_file where coop_id = :1 and blake2b_256 = :2",
                             {Kind::integer}, {run.cooperative, input.blake2b_256});
    if (!known) return std::move(known).diagnostics();
    if (*known) continue;
    Result<Done> added = connection.execute(
        "insert into input_file (coop_id, blake2b_256, content) values (:1, :2, " +
            connection.bytes_in(":3") + ")",
        {run.cooperative, input.blake2b_256, Bytes{input.content}});
    if (!added) return added;
  }
  return Done{};
}

/// The columns that each line of a run begins with.
TableRows lines_of(const RunId& id, std::string table, std::size_t count) {
  Numbers positions;
  for (std::size_t i = 0; i < count; ++i) positions.push_back(static_cast<std::int64_t>(i + 1));
  return {std::move(table),
          {{"coop_id", Texts(count, id.cooperative)},
           {"number", Numbers(count, id.number)},
           {"position", std::move(positions)}}};
}

template <class Line, class Field>
TableRows::Column column(std::string name, const std::vector<Line>& lines, Field Line::*field) {
  std::vector<Field> values;
  values.reserve(lines.size());
  for (const Line& line : lines) values.push_back(line.*field);
  return {std::move(name), std::move(values)};
}

Result<Done> add_inputs(Connection& connection, const RunId& id, const Run& run) {
  TableRows rows = lines_of(id, "run_input", run.inputs.size());
  rows.columns.push_back(column("role", run.inputs, &InputFile::role));
  rows.columns.push_back(column("name", run.inputs, &InputFile::name));
  rows.columns.push_back(column("blake2b_256", run.inputs, &InputFile::blake2b_256));
  return connection.insert(rows);
}

Result<Done> add_moved(Connection& connection, const RunId& id, const Run& run) {
  TableRows rows = lines_of(id, "run_moved", run.moved.size());
  rows.columns.push_back(column("step", run.moved, &MovedLine::step));
  rows.columns.push_back(column("clause", run.moved, &MovedLine::clause));
  rows.columns.push_back(column("citation", run.moved, &MovedLine::citation));
  rows.columns.push_back(column("what", run.moved, &MovedLine::what));
  rows.columns.push_back(column("destination", run.moved, &MovedLine::to));
  rows.columns.push_back(column("minor", run.moved, &MovedLine::minor));
  return connection.insert(rows);
}

Result<Done> add_members(Connection& connection, const RunId& id, const Run& run) {
  TableRows rows = lines_of(id, "run_member", run.members.size());
  rows.columns.push_back(column("member", run.members, &MemberLine::member));
  rows.columns.push_back(column("name", run.members, &MemberLine::name));
  rows.columns.push_back(column("allocated_minor", run.members, &MemberLine::allocated_minor));
  rows.columns.push_back(column("cash_minor", run.members, &MemberLine::cash_minor));
  rows.columns.push_back(column("retained_minor", run.members, &MemberLine::retained_minor));
  return connection.insert(rows);
}

/// The run's own row comes last: from then on the database takes no more lines for it.
Result<Done> close_run(Connection& connection, const RunId& id, const Run& run) {
  return connection.execute(
      "insert into run (coop_id, number, identity_blake2b_256, fiscal_year, currency, decimals, "
      "engine_version, recorded_at, result_blake2b_256, record_blake2b_256, input_count, "
      "moved_count, member_count) "
      "values (:1, :2, :3, :4, :5, :6, :7, :8, :9, :10, :11, :12, :13)",
      {id.cooperative, id.number, identity_of(run), run.fiscal_year, run.currency,
       static_cast<std::int64_t>(run.decimals), run.engine_version, run.recorded_at,
       run.result_blake2b, fingerprint_of(run), static_cast<std::int64_t>(run.inputs.size()),
       static_cast<std::int64_t>(run.moved.size()), static_cast<std::int64_t>(run.members.size())});
}

Result<RunId> record_in_transaction(Connection& connection, const Run& run) {
  Result<std::int64_t> last = lock_last_number(connection, run.cooperative);
  if (!last) return std::move(last).diagnostics();
  Result<std::optional<RunId>> same = find_same(connection, run);
  if (!same) return std::move(same).diagnostics();
  if (*same) return **same;
  const RunId id{run.cooperative, *last + 1};
  Result<Done> counted = connection.execute(
      "update cooperative set last_run = :1 where coop_id = :2", {id.number, id.cooperative});
  if (!counted) return std::move(counted).diagnostics();
  Result<Done> contents = add_contents(connection, run);
  if (!contents) return std::move(contents).diagnostics();
  for (auto add : {add_inputs, add_moved, add_members, close_run})
    if (Result<Done> done = add(connection, id, run); !done) return std::move(done).diagnostics();
  return id;
}

/// What the run's row says besides the run: its fingerprint.
struct Heading {
  Run run;
  std::string record_blake2b_256;
};

Result<Heading> read_heading(Connection& connection, const RunId& id) {
  Result<std::optional<Row>> row = connection.query_one(
      "select fiscal_year, currency, decimals, engine_version, recorded_at, result_blake2b_256, "
      "record_blake2b_256 from run where coop_id = :1 and number = :2",
      {Kind::text, Kind::text, Kind::integer, Kind::text, Kind::text, Kind::text, Kind::text},
      {id.cooperative, id.number});
  if (!row) return std::move(row).diagnostics();
  if (!*row)
    return Diagnostic::error(Code::S407, "run " + std::to_string(id.number) + " of `" +
                                             visible(id.cooperative) + "` is not recorded")
        .hint("list the recorded runs to see their numbers");
  const Row& found = **row;
  Heading heading;
  heading.run.cooperative = id.cooperative;
  heading.run.fiscal_year = found.text(0);
  heading.run.currency = found.text(1);
  heading.run.decimals = static_cast<unsigned>(found.integer(2));
  heading.run.engine_version = found.text(3);
  heading.run.recorded_at = found.text(4);
  heading.run.result_blake2b = found.text(5);
  heading.record_blake2b_256 = found.text(6);
  return heading;
}

Result<std::vector<InputFile>> read_inputs(Connection& connection, const RunId& id) {
  Result<std::vector<Row>> rows = connection.query(
      "select role, name, blake2b_256, " + connection.bytes_out("content") +
          " from run_input join input_file using (coop_id, blake2b_256) "
          "where coop_id = :1 and number = :2 order by position",
      {Kind::text, Kind::text, Kind::text, Kind::bytes}, {id.cooperative, id.number});
  if (!rows) return std::move(rows).diagnostics();
  std::vector<InputFile> inputs;
  for (const Row& row : *rows)
    inputs.push_back({row.text(0), row.text(1), row.text(2), row.bytes(3)});
  return inputs;
}

Result<std::vector<MovedLine>> read_moved(Connection& connection, const RunId& id) {
  Result<std::vector<Row>> rows = connection.query(
      "select step, clause, citation, what, destination, minor from run_moved "
      "where coop_id = :1 and number = :2 order by position",
      {Kind::integer, Kind::text, Kind::text, Kind::text, Kind::text, Kind::integer},
      {id.cooperative, id.number});
  if (!rows) return std::move(rows).diagnostics();
  std::vector<MovedLine> moved;
  for (const Row& row : *rows)
    moved.push_back(
        {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5)});
  return moved;
}

Result<std::vector<MemberLine>> read_members(Connection& connection, const RunId& id) {
  Result<std::vector<Row>> rows = connection.query(
      "select member, name, allocated_minor, cash_minor, retained_minor from run_member "
      "where coop_id = :1 and number = :2 order by position",
      {Kind::text, Kind::text, Kind::integer, Kind::integer, Kind::integer},
      {id.cooperative, id.number});
  if (!rows) return std::move(rows).diagnostics();
  std::vector<MemberLine> members;
  for (const Row& row : *rows)
    members.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4)});
  return members;
}

Result<Run> read_in_transaction(Connection& connection, const RunId& id) {
  Result<Heading> heading = read_heading(connection, id);
  if (!heading) return std::move(heading).diagnostics();
  Result<std::vector<InputFile>> inputs = read_inputs(connection, id);
  if (!inputs) return std::move(inputs).diagnostics();
  Result<std::vector<MovedLine>> moved = read_moved(connection, id);
  if (!moved) return std::move(moved).diagnostics();
  Result<std::vector<MemberLine>> members = read_members(connection, id);
  if (!members) return std::move(members).diagnostics();
  Run run = std::move(heading->run);
  run.inputs = std::move(*inputs);
  run.moved = std::move(*moved);
  run.members = std::move(*members);
  bool whole = fingerprint_of(run) == heading->record_blake2b_256;
  for (const InputFile& input : run.inputs)
    whole = whole && blake2b_256_hex(input.content) == input.blake2b_256;
  if (whole) return run;
  return Diagnostic::error(Code::S410, "run " + std::to_string(id.number) + " of `" +
                                           visible(id.cooperative) + "` is not as it was recorded")
      .hint("restore the store from a backup");
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<Store> Store::open(const std::string& address, Mode mode, Watch watch) {
  Result<Address> where = Address::parse(address);
  if (!where) return std::move(where).diagnostics();
  Result<std::unique_ptr<Connection>> connection = Connection::open(*where, mode, std::move(watch));
  if (!connection) return std::move(connection).diagnostics();
  if (Result<Done> done = migrate(**connection, mode); !done) return std::move(done).diagnostics();
  return Store(std::move(*connection));
}

Result<RunId> Store::record(const Run& run) {
  if (Diagnostics reasons = reasons_against(run); reasons.has_errors()) return reasons;
  return connection_->write([&] { return record_in_transaction(*connection_, run); });
}

Result<std::vector<RunSummary>> Store::runs(const std::optional<std::string>& cooperative) {
  return connection_->read([&]() -> Result<std::vector<RunSummary>> {
    const std::string only = cooperative ? " where coop_id = :1" : "";
    Result<std::vector<Row>> rows = connection_->query(
        "select coop_id, number, fiscal_year, currency, decimals, engine_version, recorded_at, "
        "result_blake2b_256, member_count from run" +
            only + " order by coop_id, number",
        {Kind::text, Kind::integer, Kind::text, Kind::text, Kind::integer, Kind::text, Kind::text,
         Kind::text, Kind::integer},
        cooperative ? std::vector<Value>{*cooperative} : std::vector<Value>{});
    if (!rows) return std::move(rows).diagnostics();
    std::vector<RunSummary> found;
    for (const Row& row : *rows)
      found.push_back({{row.text(0), row.integer(1)},
                       row.text(2),
                       row.text(3),
                       static_cast<unsigned>(row.integer(4)),
                       row.text(5),
                       row.text(6),
                       row.text(7),
                       row.integer(8)});
    return found;
  });
}

Result<Run> Store::read(const RunId& id) {
  return connection_->read([&] { return read_in_transaction(*connection_, id); });
}

}  // namespace toadlane::store
