#include "service/render/meeting_times.h"

#include "engine/base/text.h"

namespace toadlane::render {
namespace {

using meetings::RecordDay;
using meetings::TimeCheck;

std::string article(const std::string& cite, const Clause& clause) {
  const std::string& source = cite.empty() ? clause.path() : cite;
  return source.empty() ? "" : "   [" + source + "]";
}

std::string time_line(const TimeCheck& check, bool explain) {
  std::string what = visible(check.what);
  what.front() = static_cast<char>(what.front() - 'a' + 'A');
  std::string text = what + ": " + std::string(meetings::words_for(check.verdict)) + ", " +
                     check.reason + " (" + visible(check.rule) + ")" +
                     article(check.cite, check.clause) + "\n";
  if (explain) text += "  " + check.counted + "\n";
  return text;
}

std::string time_line(const RecordDay& record) {
  if (record.how == RecordDay::How::meeting_day) return "";
  std::string text = "Record date: " + (record.day ? record.day->text() + ", " : "") +
                     std::string(meetings::words_for(record.how));
  if (!record.rule.empty()) text += " (" + visible(record.rule) + ")";
  return text + article(record.cite, record.clause) + "\n";
}

void optional_day(JsonWriter& json, std::string_view key, const std::optional<Date>& day) {
  if (day) json.field(key, day->text());
}

void write_check(JsonWriter& json, const meetings::TimeChecked& one,
                 const std::vector<meetings::MotionResult>& motions) {
  const TimeCheck& check = one.check;
  json.begin_object().field("what", check.what);
  if (one.motion && *one.motion < motions.size()) json.field("motion", motions[*one.motion].title);
  json.field("verdict", meetings::words_for(check.verdict));
  json.said("clause", check.clause.path()).said("cite", check.cite).field("rule", check.rule);
  optional_day(json, "given", check.given);
  json.field("before", check.event.text());
  optional_day(json, "first_good_day", check.first);
  optional_day(json, "last_good_day", check.last);
  json.field("reason", check.reason).field("counted", check.counted).end_object();
}

void write_ballots(JsonWriter& json, const meetings::Held& held) {
  if (held.ballots.empty()) return;
  json.key("ballots").begin_list();
  for (const meetings::BallotCheck& one : held.ballots) {
    json.begin_object().field("motion", one.title).field("rule", one.rule);
    json.said("clause", one.clause.path()).said("cite", one.cite);
    json.key("as_asked");
    if (one.verdict == meetings::BallotCheck::Verdict::not_said)
      json.nothing();
    else
      json.yes_no(!one.bad());
    json.field("reason", "the vote " + words_for(one)).end_object();
  }
  json.end_list();
}

}  // namespace

std::string times_text(const meetings::Held& held, bool explain) {
  std::string text;
  for (const meetings::TimeChecked& one : held.times) text += time_line(one.check, explain);
  text += time_line(held.record);
  for (const meetings::BallotCheck& one : held.ballots)
    text += "The vote on `" + visible(one.title) + "` " + words_for(one) +
            article(one.cite, one.clause) + "\n";
  return text;
}

void write_times(JsonWriter& json, const meetings::Held& held) {
  json.key("times").begin_list();
  for (const meetings::TimeChecked& one : held.times) write_check(json, one, held.motions);
  json.end_list();
  json.key("record").begin_object();
  optional_day(json, "day", held.record.day);
  json.field("how", meetings::words_for(held.record.how));
  json.said("clause", held.record.clause.path()).said("cite", held.record.cite);
  json.said("rule", held.record.rule);
  json.end_object();
  write_ballots(json, held);
}

}  // namespace toadlane::render
