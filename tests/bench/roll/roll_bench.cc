// A roll of a million members at a record date, and of two million: seconds of processor time
// for reading the table and for the roll, and whether twice the members take twice the time.
//   bench_roll [MEMBERS]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "engine/meetings/roll.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "service/app/roll_wanted.h"
#include "service/import/read_roll.h"

namespace {

namespace app = toadlane::app;
namespace document = toadlane::document;
namespace import = toadlane::import;
namespace meetings = toadlane::meetings;
namespace model = toadlane::model;
namespace rules = toadlane::rules;
using toadlane::Date;
using toadlane::to_text;

constexpr const char* bylaws_text =
    "format: coop-bylaws 1\n"
    "coop: {name: Benchmark, kind: worker cooperative, currency: USD}\n"
    "terms: {good standing: not (dues unpaid more than 90 days) and not suspended}\n"
    "classes:\n"
    "  candidate: {votes: 0}\n"
    "  member:\n"
    "    votes: 1\n"
    "    admitted_when: hours worked at least 650 hours and time worked at least 6 months\n"
    "    may_vote_after: 30 days\n"
    "    kept_when: {condition: hours worked per calendar year at least 1000 hours, first_year: "
    "prorated, lower_minimum_by: board}\n"
    "    ends_when: {condition: unpaid leave more than 6 months}\n"
    "    active_when: good standing\n";

std::string two(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string members_text(std::size_t members) {
  std::string text =
      "member,class,joined,left,hours worked,hours worked per calendar year,suspended,"
      "dues unpaid,unpaid leave\n";
  text.reserve(members * 64);
  for (std::size_t i = 0; i < members; ++i)
    text += "M" + std::to_string(i + 1) + (i % 9 == 0 ? ",candidate," : ",member,") +
            std::to_string(1990 + i % 36) + "-" + two(1 + i % 12) + "-" + two(1 + i % 28) + ",," +
            std::to_string(i % 20'000) + "." + two(i % 100) + "," + std::to_string(900 + i % 2000) +
            "." + two(i % 97) + (i % 50 == 0 ? ",yes," : ",no,") + std::to_string(i % 100) + "," +
            std::to_string(i % 8) + "\n";
  return text;
}

// Of the processor, so that other programs do not count.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// The seconds of reading and of the roll.
double run(const model::Bylaws& bylaws, std::size_t members) {
  import::RollTexts texts;
  texts.members = {"members.csv", import::TextSource::of(members_text(members))};
  const app::RollReader reader = import::roll_from(texts);
  const std::clock_t start = std::clock();
  const auto read = reader(app::roll_wanted(bylaws));
  const double reading = seconds_since(start);
  if (!read) {
    std::fputs(to_text(read.diagnostics()).c_str(), stderr);
    std::exit(1);
  }
  const auto roll =
      meetings::roll_at(bylaws, read->facts, {.on = Date::parse("2025-06-30").value()});
  const double all = seconds_since(start);
  if (!roll) {
    std::fputs(to_text(roll.diagnostics()).c_str(), stderr);
    std::exit(1);
  }
  std::printf("%zu members: read %.3f s, roll %.3f s, together %.3f s; %s entitled\n", members,
              reading, all - reading, all, roll->counts().of("members")->text().c_str());
  return all;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t members = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1'000'000;
  const auto text = document::read_yaml("bylaws.yaml", bylaws_text);
  const auto bylaws = rules::read_bylaws(*text);
  if (!bylaws) {
    std::fputs(to_text(bylaws.diagnostics()).c_str(), stderr);
    return 1;
  }
  const double once = run(bylaws->bylaws, members);
  const double twice = run(bylaws->bylaws, 2 * members);
  std::printf("twice the members take %.2f times as long\n", twice / once);
  return 0;
}
