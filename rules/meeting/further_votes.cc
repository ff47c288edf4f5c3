#include "rules/meeting/further_votes.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/meetings/petition.h"
#include "engine/meetings/weighing.h"

namespace toadlane::rules {
namespace {

meetings::VoteOf vote_of(const VoteText& text) {
  return {.on = text.on,
          .members = engine_number(text.members),
          .present = engine_number(text.present),
          .votes_for = engine_number(text.votes_for),
          .votes_against = engine_number(text.votes_against),
          .abstained = text.abstain.value_or(0),
          .wanted_by = engine_number(text.wanted_by)};
}

std::string choice_of(const std::string& word, const std::vector<std::string>& known) {
  return near_word_or(word, known,
                      known.empty() ? std::string("there are none; take it out")
                                    : "write " + joined(backquoted(known), "or"));
}

class Wrong {
 public:
  Wrong(const model::Bylaws& bylaws, const meetings::Ruling& ruling, const MotionText& text,
        const std::string& body)
      : bylaws_(bylaws), rule_(ruling.decision), cite_(ruling.cite), text_(text), body_(body) {}

  MeetingMistakes run() {
    rounds();
    classes();
    others();
    confirming();
    options();
    return std::move(all_);
  }

 private:
  void tell(Code code, const std::string& message, const std::string& hint, const Clause& clause) {
    all_.push_back({Diagnostic::error(code, message).hint(hint), clause, cite_});
  }

  void known(const std::string& name, const std::vector<std::string>& names,
             const std::string& what, const Clause& clause) {
    if (!has(names, name))
      tell(Code::M343, "`" + name + "` is not " + what, choice_of(name, names), clause);
  }

  void fits(const VoteText& vote, const std::string& whom) {
    const auto most = vote.present ? vote.present : vote.members;
    const long cast =
        vote.votes_for.value_or(0) + vote.votes_against.value_or(0) + vote.abstain.value_or(0);
    if (vote.present && vote.members && *vote.present > *vote.members)
      tell(Code::M308,
           std::to_string(*vote.present) + " present of " + std::to_string(*vote.members) + whom,
           "correct one of the two numbers", vote.clause.key("present"));
    else if (most && cast > *most)
      tell(Code::M307,
           std::to_string(cast) + " votes and abstentions of " + std::to_string(*most) + whom,
           "correct the votes, or how many there were", vote.clause);
  }

  void rounds() {
    const std::size_t most = !rule_.rounds.empty()        ? rule_.rounds.size() - 1
                             : rule_.tie == "second vote" ? 1
                                                          : 0;
    for (const VoteText& one : text_.rounds) fits(one, " members");
    if (text_.rounds.size() <= most) return;
    tell(Code::M344,
         "`" + text_.decision + "` has " +
             (most == 0 ? std::string("one round") : std::to_string(most + 1) + " rounds at most") +
             ", and here are " + std::to_string(text_.rounds.size() + 1),
         "take the votes out that do not count, or encode `rounds:` in the bylaws",
         text_.clause.key("rounds"));
  }

  void classes() {
    const std::vector<std::string> names = model::names_of(bylaws_.classes);
    if (!text_.classes.empty() && !rule_.and_each)
      return tell(Code::M344, "`" + text_.decision + "` asks for no vote of each class",
                  "take `classes` out, or encode `and_each:` in the bylaws",
                  text_.clause.key("classes"));
    for (const auto& [name, vote] : text_.classes) {
      known(name, names, "a class of these bylaws", vote.clause);
      fits(vote, " of the " + name);
    }
    if (!text_.affected) return;
    for (std::size_t i = 0; i < text_.affected->size(); ++i)
      known((*text_.affected)[i], names, "a class of these bylaws",
            text_.clause.key("affected").item(i));
  }

  void others() {
    std::vector<std::string> asked;
    if (rule_.both)
      for (const std::string& body : rule_.by)
        if (body != body_) asked.push_back(body);
    if (rule_.ratified_by) asked.push_back(rule_.ratified_by->body);
    if (rule_.veto) asked.push_back(rule_.veto->body);
    for (const auto& [name, vote] : text_.votes_of) {
      known(name, asked, "a body that `" + text_.decision + "` asks beside this one", vote.clause);
      fits(vote, " of the " + name);
    }
  }

  void confirming() {
    const bool asked =
        rule_.confirmed || (rule_.turnout && rule_.turnout->otherwise == "confirmed");
    if (!text_.confirms || asked) return;
    tell(Code::M344, "`" + text_.decision + "` needs no second vote",
         "take `confirms` out, or encode `confirmed:` in the bylaws", text_.clause.key("confirms"));
  }

  void options() {
    if (!text_.options.empty() && !rule_.how_to_decide)
      return tell(Code::M344, "`" + text_.decision + "` has no vote on how to decide",
                  "take `options` out, or encode `how_to_decide:` in the bylaws",
                  text_.clause.key("options"));
    if (!rule_.how_to_decide) return;
    for (const auto& [name, votes] : text_.options)
      known(name, rule_.how_to_decide->among, "a way to decide among which they choose",
            text_.clause.key("options").key(name));
  }

  const model::Bylaws& bylaws_;
  const model::Decision& rule_;
  const std::string& cite_;
  const MotionText& text_;
  const std::string& body_;
  MeetingMistakes all_;
};

void manner(const MeetingText& text, const std::optional<meetings::Body>& body,
            meetings::Meeting& meeting, MeetingMistakes& all) {
  if (!text.without_meeting()) return;
  const bool ballot = text.held == "by ballot";
  meeting.manner = ballot ? meetings::Manner::ballot : meetings::Manner::written_consent;
  if (!body) return;
  const model::MeetingRules* rules = body->meeting;
  const bool known = rules != nullptr && (ballot ? rules->ballot_without_meeting.has_value()
                                                 : rules->written_consent.has_value());
  if (known) return;
  all.push_back(
      {Diagnostic::error(Code::M345, "the bylaws know no vote of `" + text.body + "` " + text.held)
           .hint(ballot ? "hold a meeting, or encode `ballot_without_meeting:` in the "
                          "bylaws"
                        : "hold a meeting, or encode `written_consent:` in the bylaws"),
       Clause("held"), rules != nullptr ? rules->cite : ""});
}

// No more people sign than there are.
void signers(const PetitionText& one, const meetings::Headcount& counts, MeetingMistakes& all) {
  const std::string who = one.of_class.empty() ? "members" : one.of_class;
  auto members =
      counts.of(one.of_class.empty() ? "all members" : meetings::members_of(one.of_class));
  if (!members && one.of_class.empty()) members = counts.of("members");
  if (!members || Integer(*one.signed_by) <= *members) return;
  all.push_back({Diagnostic::error(Code::M308, std::to_string(*one.signed_by) + " signed of " +
                                                   members->text() + " " + who)
                     .hint("correct `signed_by`, or `counts`"),
                 one.clause.key("signed_by")});
}

void petitions(const MeetingText& text, const std::optional<meetings::Body>& body,
               meetings::Meeting& meeting, MeetingMistakes& all) {
  for (const PetitionText& one : text.petitions) {
    if (!body || one.asks.empty()) continue;
    const std::string key =
        one.of_class.empty() ? one.asks + ": ..." : "of_class: {" + one.of_class + ": ...}";
    if (petition_rule(*body, one.asks, one.of_class) == nullptr)
      all.push_back(
          {Diagnostic::error(Code::M346, "the bylaws know no petition of `" +
                                             (one.of_class.empty() ? text.body : one.of_class) +
                                             "` for this: " + one.asks)
               .hint("take it out, or encode `petition: {" + key + "}` in the bylaws"),
           one.clause.key("asks"),
           body->meeting != nullptr ? body->meeting->cite : body->board->cite});
    else if (one.signed_by) {
      signers(one, meeting.counts, all);
      meeting.petitions.push_back({one.asks, Integer(*one.signed_by), one.of_class});
    }
  }
}

void groups(const model::Bylaws& bylaws, const MeetingText& text, meetings::Meeting& meeting,
            MeetingMistakes& all) {
  std::vector<std::string> names = model::names_of(bylaws.classes);
  if (bylaws.colleges)
    for (const auto& [name, weight] : bylaws.colleges->weights)
      if (!has(names, name)) names.push_back(name);
  for (const auto& [name, group] : text.groups) {
    if (!has(names, name))
      all.push_back(
          {Diagnostic::error(Code::M343, "`" + name + "` is not a class or college of these bylaws")
               .hint(choice_of(name, names)),
           group.clause});
    if (group.members && group.present && *group.present > *group.members)
      all.push_back({Diagnostic::error(Code::M308, std::to_string(*group.present) + " present of " +
                                                       std::to_string(*group.members) + " " + name)
                         .hint("correct one of the two numbers"),
                     group.clause.key("present")});
    meeting.groups.emplace_back(name, meetings::GroupAttendance{engine_number(group.members),
                                                                engine_number(group.present)});
  }
}

}  // namespace

std::string advice_for_fact(const std::string& name) {
  std::string what = name + ": NUMBER`";
  if (name == "chair") what = "chair: for` or `chair: against`";
  if (name == "on_the_agenda") what = "on_the_agenda: yes` or `on_the_agenda: no`";
  if (name == "affected") what = "affected:` with the classes, or `affected: []`";
  if (name == "options") what = "options:` with the votes for each way to decide";
  return "add `" + what + " to this motion";
}

void further_votes(const MotionText& text, meetings::Motion& motion) {
  motion.stand_asides = engine_number(text.stand_asides);
  motion.on_the_agenda = text.on_the_agenda;
  motion.about = text.about;
  motion.affected = text.affected;
  motion.confirms = text.confirms;
  for (const VoteText& one : text.rounds) motion.rounds.push_back(vote_of(one));
  for (const auto& [name, one] : text.classes) motion.of_classes.emplace_back(name, vote_of(one));
  for (const auto& [name, one] : text.votes_of) motion.elsewhere.emplace_back(name, vote_of(one));
  for (const auto& [name, votes] : text.options)
    if (votes) motion.options.emplace_back(name, Integer(*votes));
}

MeetingMistakes wrong_in_further_votes(const model::Bylaws& bylaws, const meetings::Ruling& ruling,
                                       const MotionText& text, const std::string& body) {
  return Wrong(bylaws, ruling, text, body).run();
}

MeetingMistakes further_facts(const model::Bylaws& bylaws, const MeetingText& text,
                              const std::optional<meetings::Body>& body,
                              meetings::Meeting& meeting) {
  MeetingMistakes all;
  manner(text, body, meeting, all);
  petitions(text, body, meeting, all);
  groups(bylaws, text, meeting, all);
  meeting.requisitioned = text.requisitioned.value_or(false);
  if (text.first_call) {
    meeting.first_call =
        meetings::FirstCall{text.first_call->on, engine_number(text.first_call->waited)};
    if (text.first_call->on && text.meeting && *text.first_call->on > *text.meeting)
      all.push_back(
          {Diagnostic::error(Code::M302, "the first call of " + text.first_call->on->text() +
                                             " is after the meeting of " + text.meeting->text())
               .hint("correct one of the two days"),
           Clause("first_call").key("on")});
  }
  return all;
}

}  // namespace toadlane::rules
