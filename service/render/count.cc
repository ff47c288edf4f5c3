#include "service/render/count.h"

#include <algorithm>

#include "engine/base/text.h"
#include "service/render/count_words.h"
#include "service/render/csv_writer.h"
#include "service/render/json_writer.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using app::CountedElection;
using elections::CountRecord;
using elections::Stage;

constexpr std::size_t stages_side_by_side = 6;

// "Ballots read 12 = 12 counted + 0 blank + 0 refused"
std::string ballots_line(const app::BallotNumbers& numbers) {
  return "Ballots read " + std::to_string(numbers.read) + " = " + std::to_string(numbers.counted) +
         " counted + " + std::to_string(numbers.blank) + " blank + " +
         std::to_string(numbers.refused) + " refused\n";
}

std::string head_of(const CountedElection& counted) {
  const CountRecord& record = counted.record;
  std::string text = visible(counted.contest.title) + "\n";
  text += std::string(counted.method->title) + " (" + record.method + " " +
          std::to_string(record.version) + ")\n";
  text += "Rules: " + std::string(counted.method->source) + "\n\n";
  text += ballots_line(counted.numbers) + "Seats " + std::to_string(record.seats);
  if (record.quota) text += ", quota " + votes_text(*record.quota, record.places);
  text += "\n\nElected\n";
  for (std::size_t i = 0; i < record.elected.size(); ++i)
    text += "  " + std::to_string(i + 1) + ". " + name_in(counted, record.elected[i]) + "\n";
  if (record.elected.empty()) text += "  nobody\n";
  for (const std::string& note : record.notes) text += "Note: " + visible(note) + "\n";
  return text + not_decided(counted);
}

// The votes at the stages from `first` to before `last`.
std::string table_of(const CountedElection& counted, std::size_t first, std::size_t last) {
  const CountRecord& record = counted.record;
  std::vector<TextTable::Column> columns{{"at the end of stage"}};
  for (std::size_t i = first; i < last; ++i) columns.push_back({std::to_string(i + 1), true});
  TextTable table(std::move(columns));
  const auto line = [&](std::string head, auto&& figure) {
    std::vector<std::string> cells{std::move(head)};
    for (std::size_t i = first; i < last; ++i)
      cells.push_back(votes_text(figure(record.stages[i]), record.places));
    table.row(std::move(cells));
  };
  for (std::size_t who = 0; who < counted.contest.candidates.size(); ++who)
    line(name_in(counted, who), [&](const Stage& stage) { return stage.votes[who]; });
  line("not transferable", [](const Stage& stage) { return stage.non_transferable; });
  line("lost by rounding", [](const Stage& stage) { return stage.loss; });
  table.rule();
  line("valid ballots", [&](const Stage&) { return record.valid; });
  return table.text();
}

std::string tables_of(const CountedElection& counted) {
  std::string text;
  const std::size_t count = counted.record.stages.size();
  if (count == 0 || counted.record.stages.front().votes.empty()) return text;  // no votes moved
  for (std::size_t first = 0; first < count; first += stages_side_by_side)
    text += "\n" + table_of(counted, first, std::min(first + stages_side_by_side, count));
  return text;
}

// Who stands where, and by which score: "2. Ana and Ben   7".
std::string ranking_of(const CountedElection& counted) {
  const CountRecord& record = counted.record;
  std::string text = record.ranking.empty() ? "" : "\nRanking\n";
  std::size_t place = 1;
  for (const std::vector<std::size_t>& level : record.ranking) {
    text += "  " + std::to_string(place) + ". " + names_in(counted, level);
    if (!record.scores.empty()) text += "   " + plain_text(record.scores[level.front()]);
    text += "\n";
    place += level.size();
  }
  return text;
}

std::string why_of(const CountedElection& counted, std::size_t index) {
  const Stage& stage = counted.record.stages[index];
  std::string text = "  " + std::to_string(index + 1) + ". " + action_text(counted, index);
  text += stage.rule.empty() ? "\n" : "   [" + visible(stage.rule) + "]\n";
  for (const elections::Tie& tie : stage.ties) text += "     " + tie_text(counted, tie) + "\n";
  if (!stage.elected.empty() && stage.action != Stage::Action::election)
    text += "     Elected: " + names_in(counted, stage.elected) + "\n";
  return text;
}

void write_names(JsonWriter& json, const CountedElection& counted, std::string_view key,
                 const std::vector<std::size_t>& who) {
  json.key(key).begin_list();
  for (const std::size_t one : who) json.value(counted.contest.candidates[one].id);
  json.end_list();
}

void write_tie(JsonWriter& json, const CountedElection& counted, const elections::Tie& tie) {
  json.begin_object().field("kind", words_for(tie.kind));
  write_names(json, counted, "tied", tie.tied);
  json.said("decided_by", tie.decided_by);
}

void write_stage(JsonWriter& json, const CountedElection& counted, const Stage& stage) {
  json.begin_object().field("action", action_word(stage.action)).field("rule", stage.rule);
  write_names(json, counted, "of", stage.of);
  json.key("votes").begin_object();
  for (std::size_t i = 0; i < stage.votes.size(); ++i)
    json.field(counted.contest.candidates[i].id, plain_text(stage.votes[i]));
  json.end_object();
  json.field("not_transferable", plain_text(stage.non_transferable));
  json.field("lost_by_rounding", plain_text(stage.loss));
  write_names(json, counted, "elected", stage.elected);
  json.key("ties").begin_list();
  for (const elections::Tie& tie : stage.ties) {
    write_tie(json, counted, tie);
    json.field("chosen", counted.contest.candidates[tie.chosen].id).end_object();
  }
  json.end_list().end_object();
}

// Of methods that rank all who stand.
void write_ranking(JsonWriter& json, const CountedElection& counted) {
  const CountRecord& record = counted.record;
  if (record.ranking.empty()) return;
  json.key("ranking").begin_list();
  for (const std::vector<std::size_t>& level : record.ranking) {
    json.begin_list();
    for (const std::size_t one : level) json.value(counted.contest.candidates[one].id);
    json.end_list();
  }
  json.end_list();
  if (record.scores.empty()) return;
  json.key("scores").begin_object();
  for (std::size_t i = 0; i < record.scores.size(); ++i)
    json.field(counted.contest.candidates[i].id, plain_text(record.scores[i]));
  json.end_object();
}

void write_contest(JsonWriter& json, const CountedElection& counted) {
  const elections::Contest& contest = counted.contest;
  json.field("contest", contest.title).field("seats", std::to_string(contest.seats));
  json.key("candidates").begin_list();
  for (const elections::Candidate& one : contest.candidates) {
    json.begin_object().field("id", one.id).field("name", one.name);
    json.key("withdrawn").yes_no(one.withdrawn).end_object();
  }
  json.end_list();
  const app::BallotNumbers& numbers = counted.numbers;
  json.key("ballots").begin_object().field("read", std::to_string(numbers.read));
  json.field("counted", std::to_string(numbers.counted));
  json.field("blank", std::to_string(numbers.blank));
  json.field("refused", std::to_string(numbers.refused)).end_object();
}

}  // namespace

std::string count_text(const CountedElection& counted) {
  std::string text = head_of(counted) + tables_of(counted) + ranking_of(counted);
  if (!counted.record.stages.empty()) text += "\nStages\n";
  for (std::size_t i = 0; i < counted.record.stages.size(); ++i) text += why_of(counted, i);
  return text;
}

std::string count_csv(const CountedElection& counted) {
  const CountRecord& record = counted.record;
  CsvWriter csv;
  for (const char* head : {"stage", "action", "rule", "candidate", "name", "votes", "elected"})
    csv.text(head);
  csv.end_row();
  for (std::size_t i = 0; i < record.stages.size(); ++i) {
    const Stage& stage = record.stages[i];
    const auto begins = [&] {
      csv.integer(static_cast<std::int64_t>(i + 1)).text(action_word(stage.action));
      csv.text(stage.rule);
    };
    for (std::size_t who = 0; who < stage.votes.size(); ++who) {
      begins();
      const elections::Candidate& one = counted.contest.candidates[who];
      const bool elected = std::ranges::find(stage.elected, who) != stage.elected.end();
      csv.text(one.id).text(one.name).text(plain_text(stage.votes[who]));
      csv.text(elected ? "elected" : "").end_row();
    }
    begins();
    csv.empty().text("not transferable").text(plain_text(stage.non_transferable)).empty().end_row();
    begins();
    csv.empty().text("lost by rounding").text(plain_text(stage.loss)).empty().end_row();
  }
  return csv.take();
}

std::string count_json(const CountedElection& counted) {
  const CountRecord& record = counted.record;
  JsonWriter json;
  json.begin_object().field("format", "toadlane-count 1").field("schema_version", "1");
  json.field("method", record.method).field("version", std::to_string(record.version));
  json.field("source", counted.method->source);
  write_contest(json, counted);
  if (record.quota) json.field("quota", plain_text(*record.quota));
  write_names(json, counted, "elected", record.elected);
  json.key("notes").begin_list();
  for (const std::string& note : record.notes) json.value(note);
  json.end_list();
  if (record.undecided) {
    json.key("undecided");
    write_tie(json, counted, *record.undecided);
    json.end_object();
  }
  write_ranking(json, counted);
  json.key("stages").begin_list();
  for (const Stage& stage : record.stages) write_stage(json, counted, stage);
  json.end_list().end_object();
  return json.take();
}

std::string methods_text() {
  std::string text;
  for (const elections::Method& one : elections::methods())
    text += std::string(one.id) + " (version " + std::to_string(one.version) + ")\n  " +
            std::string(one.title) + "\n  " + std::string(one.source) + "\n";
  return text;
}

std::string methods_json() {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-methods 1").field("schema_version", "1");
  json.key("methods").begin_list();
  for (const elections::Method& one : elections::methods()) {
    json.begin_object().field("method", one.id).field("version", std::to_string(one.version));
    json.field("title", one.title).field("source", one.source).end_object();
  }
  json.end_list().end_object();
  return json.take();
}

}  // namespace toadlane::render
