#include "service/app/example_meeting.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "service/app/example_votes.h"

namespace toadlane::app {
namespace {

constexpr std::array<std::string_view, 7> bases{
    "all members",          "members", "members in good standing", "members of the class",
    "directors authorised", "votes",   "directors in office"};

// What an example of a meeting may give besides those.
const std::vector<std::string> meeting_facts{"amendment",
                                             "body",
                                             "call",
                                             "decision",
                                             "meeting",
                                             "notice_sent",
                                             "present",
                                             "for",
                                             "against",
                                             "abstain",
                                             "ballots returned",
                                             "blocks",
                                             "wanted_by",
                                             "chair",
                                             "record_date",
                                             "person_concerned",
                                             "concerned_present",
                                             "stand_asides",
                                             "on_the_agenda",
                                             "silent",
                                             "passed",
                                             "confirms",
                                             "held",
                                             "classes",
                                             "affected",
                                             "votes_of",
                                             "petition"};

// One name, or a list of them.
void for_each_text(const model::Fact& fact, std::vector<std::string>& names) {
  if (fact.kind == model::Fact::Kind::value) names.push_back(fact.text);
  for (const model::Fact& each : fact.facts) names.push_back(each.text);
}

}  // namespace

ExampleMeeting::ExampleMeeting(ExampleCase& example) : example_(example) {
  read_facts();
  contradictions();
}

bool ExampleMeeting::is_fact(const std::string& name) {
  return has(meeting_facts, name) || std::find(bases.begin(), bases.end(), name) != bases.end();
}

void ExampleMeeting::read_facts() {
  for (const Fact& fact : example_.example().given) {
    if (fact.name == "present") {
      attendance(fact);
    } else if (fact.name == "amendment") {
      amendment(fact);
    } else if (fact.name == "decision") {
      motion_.decision = fact.text;
    } else if (fact.name == "call") {
      read_call(fact);
    } else if (!vote(fact) && !base(fact)) {
      other(fact);
    }
  }
  // An example that says how many members there are, and nothing of other kinds, has no others.
  if (const auto members = counts_.of("members"))
    for (const std::string_view kind : {"all members", "members in good standing"})
      if (!counts_.of(kind)) counts_.set(kind, *members);
  read_body();
  if (body_) counts_ = meetings::with_derived(example_.bylaws(), *body_, counts_);
  if (body_ && !present_.empty()) counts_.set(body_->present_base(), present_.front());
}

// The body that the example names, or else the one that takes its decision; the members when both
// are silent.
void ExampleMeeting::read_body() {
  std::string name = "members";
  const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
  if (decision != nullptr) {
    const std::vector<std::string> by =
        meetings::ruling_of(example_.bylaws(), *decision).decision.by;
    const auto meets = [&](const std::string& one) {
      return meetings::find_body(example_.bylaws(), one).has_value();
    };
    const auto first = std::find_if(by.begin(), by.end(), meets);
    if (first != by.end() && !has(by, name)) name = *first;
  }
  if (body_fact_ != nullptr) name = body_fact_->text;
  body_ = meetings::find_body(example_.bylaws(), name);
  if (body_fact_ == nullptr || body_) return;
  example_.fault(
      Diagnostic::error(Code::E102, "`" + name + "` is not a body of these bylaws")
          .in(body_fact_->clause)
          .hint(near_word_or(name, bodies(), "write a name of the blocks `meetings` or `boards`")));
}

// What the meeting file refuses, the example refuses.
void ExampleMeeting::contradictions() {
  report(meetings::in_counts(body_, counts_));
  if (!body_) return;
  for (const Integer& one : present_)
    report(meetings::in_attendance(*body_, counts_, {.themselves = one}));
  const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
  if (decision == nullptr) return;
  meetings::Motion motion = motion_;
  // Where nobody says who was there, all who may attend could have been.
  if (!motion.present) motion.present = counts_.of(body_->entitled_base());
  if (!motion.present && body_->board == nullptr) motion.present = counts_.of("all members");
  report(meetings::in_votes(meetings::ruling_of(example_.bylaws(), *decision), *body_, counts_,
                            motion));
}

void ExampleMeeting::report(const std::vector<meetings::Contradiction>& all) {
  for (const meetings::Contradiction& one : all) {
    const Fact* fact = example_.given(one.key);
    Diagnostic wrong = Diagnostic::error(one.code, one.message);
    wrong.in(fact != nullptr ? fact->clause : example_.example().clause.key("given"));
    if (!one.cite.empty()) wrong.cite(one.cite);
    example_.fault(std::move(wrong).hint(one.advice));
  }
}

Integer ExampleMeeting::whole(const Fact& fact) {
  return Integer(example_.count(fact));
}

void ExampleMeeting::attendance(const Fact& fact) {
  if (fact.kind == Fact::Kind::value) present_.push_back(whole(fact));
  for (const Fact& later : fact.facts) present_.push_back(whole(later));
  if (!present_.empty()) motion_.present = present_.back();
}

void ExampleMeeting::read_call(const Fact& fact) {
  if (fact.text != "first" && fact.text != "second")
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a call")
                       .in(fact.clause)
                       .hint("write `first` or `second`"));
  call_ = fact.text == "second" ? meetings::Call::second : meetings::Call::first;
}

// One number, or one for each round.
void ExampleMeeting::by_round(const Fact& fact, std::optional<Integer>& first,
                              std::optional<Integer> meetings::VoteOf::*later) {
  if (fact.kind == Fact::Kind::value) {
    first = whole(fact);
    return;
  }
  for (std::size_t i = 0; i < fact.facts.size(); ++i) {
    if (i > 0 && motion_.rounds.size() < i) motion_.rounds.resize(i);
    (i == 0 ? first : motion_.rounds[i - 1].*later) = whole(fact.facts[i]);
  }
}

bool ExampleMeeting::vote(const Fact& fact) {
  if (fact.name == "for")
    by_round(fact, motion_.votes_for, &meetings::VoteOf::votes_for);
  else if (fact.name == "against")
    by_round(fact, motion_.votes_against, &meetings::VoteOf::votes_against);
  else if (fact.name == "abstain")
    motion_.abstained = whole(fact);
  else if (fact.name == "ballots returned")
    motion_.ballots_returned = whole(fact);
  else if (fact.name == "blocks")
    motion_.blocks = whole(fact);
  else if (fact.name == "wanted_by")
    motion_.wanted_by = whole(fact);
  else if (fact.name == "person_concerned")
    motion_.concerned = persons(fact);
  else if (fact.name == "concerned_present")
    motion_.concerned_present = persons(fact);
  else if (fact.name == "chair")
    chair(fact);
  else
    return further_fact(fact);
  return true;
}

// Facts that only some decisions ask.
bool ExampleMeeting::further_fact(const Fact& fact) {
  if (fact.name == "stand_asides")
    motion_.stand_asides = whole(fact);
  else if (fact.name == "silent")
    motion_.silent = whole(fact);
  else if (fact.name == "passed")
    for_each_text(fact, motion_.passed);
  else if (fact.name == "affected")
    affected(fact);
  else if (fact.name == "classes")
    motion_.of_classes = votes_by_name(example_, fact, model::names_of(example_.bylaws().classes));
  else if (fact.name == "votes_of")
    motion_.elsewhere = votes_by_name(example_, fact, bodies());
  else if (fact.name == "on_the_agenda")
    motion_.on_the_agenda = word_of(fact, "yes", "no");
  else if (fact.name == "held")
    manner_ = word_of(fact, "by ballot", "by written consent") ? meetings::Manner::ballot
                                                               : meetings::Manner::written_consent;
  else if (fact.name == "confirms" && Date::parse(fact.text))
    motion_.confirms = Date::parse(fact.text);
  else
    return false;
  return true;
}

// The classes whose rights a motion touches; a name that is none is told, and not asked for.
void ExampleMeeting::affected(const Fact& fact) {
  const std::vector<std::string> classes = model::names_of(example_.bylaws().classes);
  std::vector<std::string> said;
  for_each_text(fact, said);
  std::vector<std::string>& known = motion_.affected.emplace();
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (has(classes, said[i]))
      known.push_back(said[i]);
    else
      example_.fault(
          Diagnostic::error(Code::E102, "`" + said[i] + "` is not a class of these bylaws")
              .in(fact.facts.empty() ? fact.clause : fact.facts[i].clause)
              .hint(near_word_or(said[i], classes, "use the names of the block `classes`")));
  }
}

std::vector<std::string> ExampleMeeting::bodies() const {
  std::vector<std::string> names = model::names_of(example_.bylaws().meetings);
  for (std::string& board : model::names_of(example_.bylaws().boards))
    if (!has(names, board)) names.push_back(std::move(board));
  return names;
}

// Whether the fact is the first of two words; another word is a mistake.
bool ExampleMeeting::word_of(const Fact& fact, const std::string& first,
                             const std::string& second) {
  if (fact.text != first && fact.text != second)
    example_.fault(Diagnostic::error(
                       Code::E102, "`" + fact.text + "` is not `" + first + "` or `" + second + "`")
                       .in(fact.clause)
                       .hint("write `" + first + "` or `" + second + "`"));
  return fact.text == first;
}

// `yes` is one person, `no` none, as in a meeting file.
Integer ExampleMeeting::persons(const Fact& fact) {
  if (fact.text == "yes") return 1;
  return fact.text == "no" ? Integer(0) : whole(fact);
}

void ExampleMeeting::chair(const Fact& fact) {
  if (fact.text == "for" || fact.text == "against")
    motion_.chair_for = fact.text == "for";
  else
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not `for` or `against`")
                       .in(fact.clause)
                       .hint("write how the chair decides a tie: `for` or `against`"));
}

bool ExampleMeeting::base(const Fact& fact) {
  for (const std::string_view known : bases) {
    if (fact.name != known) continue;
    counts_.set(known, whole(fact));
    return true;
  }
  return false;
}

void ExampleMeeting::other(const Fact& fact) {
  if (fact.name == "body") {
    body_fact_ = &fact;
  } else if (fact.name == "petition") {
    example_.named(fact);  // asked for by what is expected
  } else if (fact.name == "notice_sent" || fact.name == "meeting" || fact.name == "record_date") {
    if (!Date::parse(fact.text))
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a date")
                         .in(fact.clause)
                         .hint("write year, month and day, as in `2025-12-31`"));
  } else {
    std::vector<std::string> known(bases.begin(), bases.end());
    known.insert(known.end(), meeting_facts.begin(), meeting_facts.end());
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a meeting")
                       .in(fact.clause)
                       .hint(near_word_or(
                           fact.name, known,
                           "name a base such as `all members`, or `for`, `against`, `present`")));
  }
}

// The vote by which an amendment says that it was adopted.
void ExampleMeeting::amendment(const Fact& fact) {
  for (const model::Amendment& one : example_.bylaws().amendments) {
    if (one.id != fact.text) continue;
    const model::Amendment::Adoption& adopted = one.adopted_by;
    const auto number = [](const std::optional<long>& given) {
      return given ? std::optional(Integer(*given)) : std::nullopt;
    };
    motion_.decision = adopted.decision;
    motion_.votes_for = number(adopted.votes_for);
    motion_.votes_against = number(adopted.votes_against);
    if (adopted.members) counts_.set("members", Integer(*adopted.members));
    if (adopted.present) present_.emplace_back(*adopted.present);
    if (adopted.present) motion_.present = Integer(*adopted.present);
    return;
  }
  std::vector<std::string> known;
  for (const model::Amendment& one : example_.bylaws().amendments) known.push_back(one.id);
  example_.fault(
      Diagnostic::error(Code::E102, "`" + fact.text + "` is not an amendment")
          .in(fact.clause)
          .hint(near_word_or(fact.text, known, "write the `id` of an amendment of this file")));
}

}  // namespace toadlane::app
