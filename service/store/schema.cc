#include "service/store/schema.h"

#include <string>
#include <utility>

#include "service/store/migrations.h"

namespace toadlane::store {

namespace {

/// A statement in the words of both databases. `{integer}` is a 64-bit whole number, `{text}` is
/// text compared byte by byte, `{bytes}` a file's content; `{strict}` makes SQLite check types.
Statement in_both(const std::string& sql) {
  const auto filled = [&sql](const std::vector<std::pair<std::string, std::string>>& words) {
    std::string text = sql;
    for (const auto& [name, word] : words)
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name))
        text.replace(at, name.size(), word);
    return text;
  };
  return {filled({{"{integer}", "integer"},
                  {"{text}", "text"},
                  {"{bytes}", "blob"},
                  {"{strict}", " strict"},
                  {"{day}",
                   "substr(recorded_at, 1, 10) is "
                   "date(substr(recorded_at, 1, 10), '+0 days')"}}),
          filled({{"{integer}", "bigint"},
                  {"{text}", "text collate \"C\""},
                  {"{bytes}", "bytea"},
                  {"{strict}", ""},
                  {"{day}", "cast(substr(recorded_at, 1, 10) as date) is not null"}})};
}

Statement only_sqlite(std::string sql) {
  return {std::move(sql), ""};
}
Statement only_postgresql(std::string sql) {
  return {"", std::move(sql)};
}

using Statements = std::vector<Statement>;

// The lines of a run are written first and the run last: the run's row closes them. Each key begins
// with the co-operative, and nothing is counted across co-operatives, so that many of them can be
// spread over many servers.
Statements tables_of_runs() {
  return {
      in_both("create table schema_version (step {integer} not null primary key, "
              "blake2b_256 {text} not null, applied_at {text} not null){strict}"),
      in_both("create table cooperative (coop_id {text} not null check (coop_id <> ''), "
              "last_run {integer} not null check (last_run >= 0), "
              "primary key (coop_id)){strict}"),
      in_both("create table run (coop_id {text} not null, "
              "number {integer} not null check (number > 0), "
              "identity_blake2b_256 {text} not null check (length(identity_blake2b_256) = 64), "
              "fiscal_year {text} not null, currency {text} not null, "
              "decimals {integer} not null check (decimals between 0 and 9), "
              "engine_version {text} not null, recorded_at {text} not null check ({day}), "
              "result_blake2b_256 {text} not null check (length(result_blake2b_256) = 64), "
              "record_blake2b_256 {text} not null check (length(record_blake2b_256) = 64), "
              "input_count {integer} not null, moved_count {integer} not null, "
              "member_count {integer} not null, "
              "primary key (coop_id, number), unique (coop_id, identity_blake2b_256), "
              "foreign key (coop_id) references cooperative (coop_id)){strict}"),
      in_both("create table input_file (coop_id {text} not null, "
              "blake2b_256 {text} not null check (length(blake2b_256) = 64), "
              "content {bytes} not null, primary key (coop_id, blake2b_256), "
              "foreign key (coop_id) references cooperative (coop_id)){strict}"),
      in_both("create table run_input (coop_id {text} not null, number {integer} not null, "
              "position {integer} not null, role {text} not null check (role <> ''), "
              "name {text} not null, blake2b_256 {text} not null, "
              "primary key (coop_id, number, position), "
              "foreign key (coop_id, blake2b_256) references input_file (coop_id, blake2b_256), "
              "foreign key (coop_id, number) references run (coop_id, number) "
              "deferrable initially deferred){strict}"),
      in_both("create table run_moved (coop_id {text} not null, number {integer} not null, "
              "position {integer} not null, step {integer} not null, clause {text} not null, "
              "citation {text} not null, what {text} not null, destination {text} not null, "
              "minor {integer} not null, primary key (coop_id, number, position), "
              "foreign key (coop_id, number) references run (coop_id, number) "
              "deferrable initially deferred){strict}"),
      in_both("create table run_member (coop_id {text} not null, number {integer} not null, "
              "position {integer} not null, member {text} not null check (member <> ''), "
              "name {text} not null, allocated_minor {integer} not null, "
              "cash_minor {integer} not null, retained_minor {integer} not null, "
              "check (allocated_minor = cash_minor + retained_minor), "
              "primary key (coop_id, number, position), unique (coop_id, number, member), "
              "foreign key (coop_id, number) references run (coop_id, number) "
              "deferrable initially deferred){strict}"),
      only_sqlite("pragma application_id = " + std::to_string(sqlite_application_id)),
  };
}

Statements functions_of_postgresql() {
  return {
      only_postgresql("create function toadlane_never() returns trigger language plpgsql as $$ "
                      "begin raise exception 'a recorded row is never changed or deleted'; end $$"),
      only_postgresql(
          "create function toadlane_closed() returns trigger language plpgsql "
          "set search_path from current as $$ begin "
          "if exists (select 1 from fresh join run using (coop_id, number)) then "
          "raise exception 'nothing is added to a recorded run'; end if; return null; end $$"),
      only_postgresql(
          "create function toadlane_close() returns trigger language plpgsql "
          "set search_path from current as $$ begin "
          "if new.number <> (select last_run from cooperative where coop_id = new.coop_id) then "
          "raise exception 'a run takes the next number of its co-operative'; end if; "
          "if new.input_count <> (select count(*) from run_input "
          "where coop_id = new.coop_id and number = new.number) "
          "or new.moved_count <> (select count(*) from run_moved "
          "where coop_id = new.coop_id and number = new.number) "
          "or new.member_count <> (select count(*) from run_member "
          "where coop_id = new.coop_id and number = new.number) then "
          "raise exception 'a run is recorded with all its lines'; end if; "
          "return new; end $$"),
      only_postgresql(
          "create function toadlane_count() returns trigger language plpgsql as $$ begin "
          "if new.coop_id <> old.coop_id or new.last_run not in (old.last_run, old.last_run + 1) "
          "then raise exception 'runs are numbered one after another'; end if; "
          "return new; end $$"),
  };
}

void add_never_changed(Statements& to, const std::string& table) {
  for (const std::string change : {"update", "delete"})
    to.push_back(only_sqlite("create trigger " + table + "_never_" + change + " before " + change +
                             " on " + table +
                             " begin select raise(abort, "
                             "'a recorded row is never changed or deleted'); end"));
  to.push_back(only_postgresql("create trigger " + table + "_never before update or delete on " +
                               table + " for each row execute function toadlane_never()"));
  to.push_back(only_postgresql("create trigger " + table + "_never_emptied before truncate on " +
                               table + " for each statement execute function toadlane_never()"));
}

/// SQLite's `insert or replace` deletes without asking the triggers on delete, so a row that is
/// there already is refused on its way in.
void add_never_replaced(Statements& to, const std::string& table, const std::string& same_row) {
  to.push_back(only_sqlite("create trigger " + table + "_never_replaced before insert on " + table +
                           " when exists (select 1 from " + table + " where " + same_row +
                           ") begin select raise(abort, "
                           "'a recorded row is never changed or deleted'); end"));
}

void add_closed_by_run(Statements& to, const std::string& table) {
  to.push_back(only_sqlite("create trigger " + table + "_closed before insert on " + table +
                           " when exists (select 1 from run where coop_id = new.coop_id "
                           "and number = new.number) begin select raise(abort, "
                           "'nothing is added to a recorded run'); end"));
  to.push_back(only_postgresql("create trigger " + table + "_closed after insert on " + table +
                               " referencing new table as fresh for each statement "
                               "execute function toadlane_closed()"));
}

void add_close(Statements& to) {
  const auto lines = [](const std::string& table) {
    return "(select count(*) from " + table +
           " where coop_id = new.coop_id and number = new.number)";
  };
  to.push_back(only_sqlite(
      "create trigger run_close before insert on run begin "
      "select raise(abort, 'a run takes the next number of its co-operative') "
      "where new.number is not (select last_run from cooperative where coop_id = new.coop_id); "
      "select raise(abort, 'a run is recorded with all its lines') where new.input_count <> " +
      lines("run_input") + " or new.moved_count <> " + lines("run_moved") +
      " or new.member_count <> " + lines("run_member") + "; end"));
  to.push_back(
      only_postgresql("create trigger run_close before insert on run for each row "
                      "execute function toadlane_close()"));
}

void add_counter(Statements& to) {
  to.push_back(only_sqlite(
      "create trigger cooperative_count before update on cooperative "
      "when new.coop_id <> old.coop_id or new.last_run not in (old.last_run, old.last_run + 1) "
      "begin select raise(abort, 'runs are numbered one after another'); end"));
  to.push_back(
      only_sqlite("create trigger cooperative_never_delete before delete on cooperative "
                  "begin select raise(abort, 'a recorded row is never changed or deleted'); end"));
  to.push_back(
      only_postgresql("create trigger cooperative_count before update on cooperative "
                      "for each row execute function toadlane_count()"));
  to.push_back(
      only_postgresql("create trigger cooperative_never before delete on cooperative "
                      "for each row execute function toadlane_never()"));
  to.push_back(
      only_postgresql("create trigger cooperative_never_emptied before truncate on "
                      "cooperative for each statement execute function toadlane_never()"));
}

/// Step 1: runs of `toadlane allocate`.
Step runs() {
  Statements all = tables_of_runs();
  for (Statement& statement : functions_of_postgresql()) all.push_back(std::move(statement));
  for (const char* table : {"run", "input_file", "run_input", "run_moved", "run_member"})
    add_never_changed(all, table);
  for (const char* table : {"run_input", "run_moved", "run_member"}) add_closed_by_run(all, table);
  add_close(all);
  add_counter(all);
  add_never_replaced(all, "cooperative", "coop_id = new.coop_id");
  add_never_replaced(all, "input_file", "coop_id = new.coop_id and blake2b_256 = new.blake2b_256");
  add_never_replaced(all, "run",
                     "coop_id = new.coop_id and (number = new.number or "
                     "identity_blake2b_256 = new.identity_blake2b_256)");
  return {"runs of allocate", std::move(all)};
}

}  // namespace

const std::vector<Step>& steps() {
  static const std::vector<Step> all = {runs()};
  return all;
}

}  // namespace toadlane::store
