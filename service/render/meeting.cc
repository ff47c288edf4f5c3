#include "service/render/meeting.h"

#include "engine/base/text.h"
#include "service/render/findings.h"
#include "service/render/json_writer.h"
#include "service/render/meeting_times.h"
#include "service/render/steps.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using meetings::MotionResult;
using meetings::Quorum;
using meetings::QuorumLoss;

std::string text_of(const std::optional<Integer>& number) {
  return number ? number->text() : "none";
}

std::string call_of(const app::HeldMeeting& held) {
  return held.meeting.meeting.call == meetings::Call::second ? "second" : "first";
}

std::string manner_of(const app::HeldMeeting& held) {
  return held.meeting.meeting.manner == meetings::Manner::ballot ? "by ballot"
                                                                 : "by written consent";
}

std::string bracketed(const std::string& cite, const Clause& clause) {
  const std::string& source = cite.empty() ? clause.path() : cite;
  return source.empty() ? "" : "   [" + source + "]";
}

// Numbers of people as text, like all other numbers; null where no number is enough.
void write_groups(JsonWriter& json, const Quorum& quorum) {
  if (quorum.groups.empty()) return;
  json.key("groups").begin_list();
  for (const meetings::GroupQuorum& one : quorum.groups) {
    json.begin_object().field("group", one.group);
    json.said("clause", one.clause.path()).said("cite", one.cite).field("rule", one.rule);
    json.optional_field("required", one.required);
    json.field("present", one.present.text());
    json.key("met").yes_no(one.met);
    json.end_object();
  }
  json.end_list();
}

void write_petitions(JsonWriter& json, const app::HeldMeeting& held) {
  if (held.held.petitions.empty()) return;
  json.key("petitions").begin_list();
  for (const meetings::PetitionResult& one : held.held.petitions) {
    json.begin_object().field("asks", one.asks).field("signed_by", one.signed_by.text());
    json.said("of", one.of_class);
    json.said("clause", one.clause.path()).said("cite", one.cite).field("rule", one.rule);
    json.optional_field("needed", one.needed);
    json.key("reached").yes_no(one.reached);
    json.key("why");
    write(json, one.why);
    json.end_object();
  }
  json.end_list();
}

void write_quorum(JsonWriter& json, const app::HeldMeeting& held) {
  const Quorum& quorum = held.held.quorum;
  json.key("quorum").begin_object();
  json.said("clause", quorum.clause.path()).said("cite", quorum.cite).said("rule", quorum.rule);
  json.key("stated").yes_no(quorum.stated);
  json.optional_field("required", quorum.required);
  if (!held.held.without_meeting) {
    json.key("present").begin_list();
    for (const Integer& present : held.meeting.meeting.present) json.value(present.text());
    json.end_list();
    json.key("met").yes_no(quorum.met);
  }
  if (held.held.met_later) json.field("met_later", held.held.met_later->text());
  if (!held.held.no_second_call.empty()) json.field("no_second_call", held.held.no_second_call);
  write_groups(json, quorum);
  json.key("why");
  write(json, quorum.why);
  json.end_object();
  if (!held.held.loss) return;
  const QuorumLoss& loss = *held.held.loss;
  json.key("quorum_lost").begin_object();
  json.said("clause", loss.clause.path()).said("cite", loss.cite);
  if (loss.rule == QuorumLoss::Rule::actions_need)
    json.optional_field("votes_needed", loss.votes_needed);
  json.key("can_act").yes_no(loss.can_act);
  json.key("why");
  write(json, loss.why);
  json.end_object();
}

// `for` and `against` beside it are people; these are what their votes come to.
void write_weighted(JsonWriter& json, const meetings::WeightedVotes& votes) {
  const bool colleges = votes.kind == meetings::WeightedVotes::Kind::colleges;
  json.key("weighted").begin_object();
  json.field("by", colleges ? "colleges" : "classes");
  json.field("for", votes.votes_for).field("against", votes.votes_against);
  if (votes.limit) json.field("limit", *votes.limit);
  json.key("groups").begin_list();
  for (const meetings::WeightedGroup& one : votes.groups) {
    json.begin_object().field("group", one.name).field("stated", one.stated);
    json.field("weight", one.weight).field("for", one.votes_for.text());
    json.field("against", one.votes_against.text());
    json.field("part_for", one.part_for).field("part_against", one.part_against);
    json.said("note", one.note).end_object();
  }
  json.end_list().end_object();
}

// `outcome` is what the votes say; `challenge` is empty for a part of a motion.
void write_motion(JsonWriter& json, const MotionResult& motion, const std::string& challenge) {
  json.begin_object();
  json.field("title", motion.title).field("decision", motion.decision);
  json.said("clause", motion.clause.path()).said("cite", motion.cite).said("rule", motion.rule);
  if (motion.outcome != meetings::Outcome::no_quorum) {
    json.field("for", motion.votes_for.text()).field("against", motion.votes_against.text());
    if (motion.base) json.field("base", *motion.base);
    if (motion.weighted)
      write_weighted(json, *motion.weighted);
    else
      json.optional_field("needed", motion.needed);
    if (motion.against_max) json.field("against_at_most", motion.against_max->text());
  }
  json.field("outcome", meetings::words_for(motion.outcome)).field("reason", motion.reason);
  json.said("open_to_challenge", challenge);
  json.key("why");
  write(json, motion.why);
  if (!motion.parts.empty()) {
    json.key("parts").begin_list();
    for (const MotionResult& part : motion.parts) write_motion(json, part, "");
    json.end_list();
  }
  json.end_object();
}

// What the bylaws say and this version does not compute: said, so that nobody takes it for checked.
void write_not_checked(JsonWriter& json, const app::HeldMeeting& held) {
  json.key("not_checked").begin_list();
  for (const meetings::NotChecked& one : held.held.not_checked) {
    json.begin_object().field("what", one.what).field("rule", one.rule);
    json.said("clause", one.clause.path()).said("cite", one.cite).end_object();
  }
  json.end_list();
}

std::string not_checked_text(const app::HeldMeeting& held) {
  std::string text;
  for (const meetings::NotChecked& one : held.held.not_checked)
    text += "Not checked: " + one.what + ", " + visible(one.rule) +
            bracketed(one.cite, one.clause) + "\n";
  return text.empty() ? text : "\n" + text;
}

std::string groups_text(const Quorum& quorum) {
  std::string text;
  for (const meetings::GroupQuorum& one : quorum.groups)
    text += "  of the " + visible(one.group) + ": " + one.rule + ", that is " +
            text_of(one.required) + "; " + one.present.text() +
            " present: " + (one.met ? "met" : "not met") + bracketed(one.cite, one.clause) + "\n";
  return text;
}

// Without a meeting: each motion says itself whether enough took part.
std::string without_meeting_text(const app::HeldMeeting& held, bool explain) {
  const Quorum& quorum = held.held.quorum;
  if (held.meeting.meeting.manner != meetings::Manner::ballot || !quorum.stated)
    return "Decided " + manner_of(held) + "\n";
  std::string text = "Decided " + manner_of(held) + "; the quorum of a meeting is " + quorum.rule +
                     ", that is " + text_of(quorum.required) +
                     bracketed(quorum.cite, quorum.clause) + "\n";
  return explain ? text + to_text(quorum.why) : text;
}

std::string petitions_text(const app::HeldMeeting& held, bool explain) {
  std::string text;
  for (const meetings::PetitionResult& one : held.held.petitions) {
    const bool vowel = one.asks == "item" || one.asks == "amendment";
    text += "Petition " + (one.of_class.empty() ? "" : "of " + visible(one.of_class) + " ") +
            "for a" + (vowel ? "n " : " ") + one.asks + ": " + one.signed_by.text() + " signed, " +
            text_of(one.needed) + " needed: " + (one.reached ? "reached" : "not reached") + " (" +
            one.rule + ")" + bracketed(one.cite, one.clause) + "\n";
    if (explain) text += to_text(one.why);
  }
  return text.empty() ? text : "\n" + text;
}

// Earlier rounds, classes and other bodies, under the motion that they belong to.
std::string parts_text(const MotionResult& motion, bool explain) {
  std::string text;
  for (const MotionResult& part : motion.parts) {
    text += "  " + visible(part.title) + ": " + std::string(meetings::words_for(part.outcome)) +
            ", " + part.reason;
    if (!part.rule.empty()) text += " (" + part.rule + ")";
    text += bracketed(part.cite, part.clause) + "\n";
    if (explain) text += to_text(part.why);
  }
  return text;
}

std::string quorum_text(const app::HeldMeeting& held, bool explain) {
  const Quorum& quorum = held.held.quorum;
  const Integer& present = held.meeting.meeting.present.front();
  if (held.held.without_meeting) return without_meeting_text(held, explain);
  std::string text = "Quorum: ";
  if (!quorum.stated)
    text += "the bylaws state none; " + present.text() + " present";
  else
    text += quorum.rule + ", that is " +
            (quorum.required ? quorum.required->text() : "more than there can be") + "; " +
            present.text() + " present: " + (quorum.met ? "met" : "not met");
  if (!quorum.required) text += ", " + quorum.never;
  if (held.held.met_later)
    text += " at the opening, met later with " + held.held.met_later->text() + " present";
  text += bracketed(quorum.cite, quorum.clause) + "\n";
  text += groups_text(quorum);
  if (!held.held.no_second_call.empty())
    text += "Not a good second call: " + held.held.no_second_call +
            "; the quorum of the first call holds\n";
  if (explain) text += to_text(quorum.why);
  if (!held.held.loss) return text;
  const QuorumLoss& loss = *held.held.loss;
  text += "The quorum was lost";
  if (loss.rule == QuorumLoss::Rule::actions_need)
    text += ": actions then need " + text_of(loss.votes_needed) + " votes";
  text += std::string("; those left ") + (loss.can_act ? "can act" : "cannot act");
  text += bracketed(loss.cite, loss.clause) + "\n";
  return explain ? text + to_text(loss.why) : text;
}

// How many directors there may be with so many members, and whether there are.
std::string board_text(const app::HeldMeeting& held, bool explain) {
  if (!held.held.board) return "";
  const meetings::BoardSize& board = *held.held.board;
  std::string text = "The board: " + board.text();
  if (board.in_office)
    text += "; " + std::to_string(*board.in_office) +
            " in office: " + (board.fits ? "as the bylaws ask" : "not as the bylaws ask");
  text += bracketed(board.cite, board.clause) + "\n";
  if (board.review_due && *board.review_due)
    text += "To do: " + visible(board.why.back().what) +
            bracketed(board.cite, board.why.back().clause) + "\n";
  return explain ? text + to_text(board.why) : text;
}

void write_board(JsonWriter& json, const app::HeldMeeting& held) {
  if (!held.held.board) return;
  const meetings::BoardSize& board = *held.held.board;
  json.key("board").begin_object();
  json.said("clause", board.clause.path()).said("cite", board.cite);
  json.field("directors", board.text());
  if (board.in_office) {
    json.field("in_office", std::to_string(*board.in_office));
    json.key("fits").yes_no(board.fits);
  }
  if (board.review_due) json.key("review_due").yes_no(*board.review_due);
  json.key("why");
  write(json, board.why);
  json.end_object();
}

// The counts of the roll, which the meeting file does not show.
std::string roll_line(const meetings::Roll& roll) {
  std::vector<std::string> counts;
  for (const char* base : {"members", "all members", "members in good standing"})
    if (const auto number = roll.counts().of(base)) counts.push_back(number->text() + " " + base);
  return "Roll as at " + roll.question().on.text() + ": " + joined(counts) + "\n";
}

std::string needed_text(const MotionResult& motion) {
  if (motion.outcome == meetings::Outcome::no_quorum) return "-";
  if (motion.weighted) return motion.rule;
  if (motion.limits_against)
    return motion.against_max ? "at most " + motion.against_max->text() + " against" : "none";
  if (motion.rule == "consensus" || motion.rule == "consent") return motion.rule;
  return text_of(motion.needed);
}

// Votes as they count: exact parts where they are weighed.
std::string side_text(const MotionResult& motion, bool in_favour) {
  if (!motion.weighted) return (in_favour ? motion.votes_for : motion.votes_against).text();
  return (in_favour ? motion.weighted->votes_for : motion.weighted->votes_against).text();
}

std::string base_text(const MotionResult& motion) {
  if (!motion.base) return "-";
  return motion.weighted ? motion.base->text() : plain_text(*motion.base);
}

// What each class weighs, how it voted, and what that comes to.
std::string weights_text(const MotionResult& motion) {
  if (!motion.weighted) return "";
  const bool colleges = motion.weighted->kind == meetings::WeightedVotes::Kind::colleges;
  TextTable table({{colleges ? "college" : "class"},
                   {colleges ? "weight" : "each vote", true},
                   {"for", true},
                   {"against", true},
                   {"part for", true},
                   {"part against", true},
                   {"note"}});
  for (const meetings::WeightedGroup& one : motion.weighted->groups)
    table.row({"  " + visible(one.name), one.weight.text(), one.votes_for.text(),
               one.votes_against.text(), one.part_for.text(), one.part_against.text(),
               visible(one.note)});
  return table.text();
}

std::string motions_text(const app::HeldMeeting& held, bool explain) {
  if (held.held.motions.empty()) return "";
  TextTable table({{"motion"},
                   {"for", true},
                   {"against", true},
                   {"of", true},
                   {"needed", true},
                   {"outcome"},
                   {"article"}});
  for (std::size_t i = 0; i < held.held.motions.size(); ++i) {
    const MotionResult& motion = held.held.motions[i];
    const std::string challenge = held.held.open_to_challenge(i);
    const bool voted = motion.outcome != meetings::Outcome::no_quorum;
    table.row({visible(motion.title), voted ? side_text(motion, true) : "-",
               voted ? side_text(motion, false) : "-", base_text(motion), needed_text(motion),
               std::string(meetings::words_for(motion.outcome)) +
                   (challenge.empty() ? "" : ", but " + visible(challenge)),
               motion.cite.empty() ? motion.clause.path() : motion.cite});
  }
  std::string text = "\n" + table.text() + "\n";
  for (std::size_t i = 0; i < held.held.motions.size(); ++i) {
    const MotionResult& motion = held.held.motions[i];
    const std::string challenge = held.held.open_to_challenge(i);
    text += visible(motion.title) + ": " + std::string(meetings::words_for(motion.outcome)) + ", " +
            motion.reason;
    if (!motion.rule.empty())
      text += (motion.limits_against ? " (against: " : " (") + motion.rule + ")";
    text += bracketed(motion.cite, motion.clause) + "\n";
    if (!challenge.empty())
      text += "  the votes carried it; it is open to challenge: " + visible(challenge) + "\n";
    text += weights_text(motion);
    if (explain) text += to_text(motion.why);
    text += parts_text(motion, explain);
  }
  return text;
}

}  // namespace

std::string meeting_json(const app::HeldMeeting& held) {
  const meetings::Meeting& meeting = held.meeting.meeting;
  JsonWriter json;
  json.begin_object();
  json.field("format", "toadlane-meeting-result 1").field("schema_version", "1");
  json.field("cooperative", held.bylaws.bylaws.coop.name);
  json.field("meeting", meeting.on.text());
  if (meeting.notice_sent) json.field("notice_sent", meeting.notice_sent->text());
  const auto& record = held.held.record;
  if (record.day && record.how != meetings::RecordDay::How::meeting_day)
    json.field("record_date", record.day->text());
  json.field("body", meeting.body).field("call", call_of(held));
  if (held.held.without_meeting) json.field("held", manner_of(held));
  json.key("inputs").begin_object();
  json.key("bylaws").begin_object().field("blake2b_256", held.bylaws_hash).end_object();
  json.key("meeting").begin_object().field("blake2b_256", held.meeting_hash).end_object();
  json.end_object();
  if (held.roll) {
    json.key("roll").begin_object().field("on", held.roll->roll.question().on.text());
    for (const char* base : {"all members", "members", "members in good standing", "votes"})
      if (const auto number = held.roll->roll.counts().of(base)) json.field(base, number->text());
    json.end_object();
  }
  write_quorum(json, held);
  write_board(json, held);
  json.key("motions").begin_list();
  for (std::size_t i = 0; i < held.held.motions.size(); ++i)
    write_motion(json, held.held.motions[i], held.held.open_to_challenge(i));
  json.end_list();
  write_times(json, held.held);
  write_petitions(json, held);
  write_not_checked(json, held);
  json.key("findings");
  write(json, held.doubts, {{held.bylaws_file, "bylaws"}, {held.meeting_file, "meeting"}});
  json.field("answer", held.answer() ? "yes" : "no");
  json.end_object();
  return json.take();
}

std::string meeting_text(const app::HeldMeeting& held, bool explain) {
  const meetings::Meeting& meeting = held.meeting.meeting;
  std::string text = held.bylaws.bylaws.coop.name + " - meeting of " + meeting.body + ", " +
                     meeting.on.text() + ", " + call_of(held) + " call\n";
  if (meeting.notice_sent)
    text += "Bylaws in force on " + meeting.notice_sent->text() + ", the day of the notice\n";
  else
    text += "Bylaws in force on " + meeting.on.text() + ", the day of the meeting\n";
  text += times_text(held.held, explain);
  if (held.roll) text += roll_line(held.roll->roll);
  return text + "\n" + board_text(held, explain) + quorum_text(held, explain) +
         motions_text(held, explain) + petitions_text(held, explain) + not_checked_text(held);
}

}  // namespace toadlane::render
