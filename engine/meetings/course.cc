#include "engine/meetings/course.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/meetings/class_veto.h"
#include "engine/meetings/how_to_decide.h"
#include "engine/meetings/other_bodies.h"
#include "engine/meetings/second_call.h"
#include "engine/meetings/waiting.h"
#include "engine/meetings/without_meeting.h"

namespace toadlane::meetings {
namespace {

constexpr std::string_view round_names[] = {"first round", "second round", "third round",
                                            "fourth round", "fifth round"};

std::string round_name(std::size_t position) {
  return position < std::size(round_names) ? std::string(round_names[position])
                                           : "round " + std::to_string(position + 1);
}

class Course {
 public:
  Course(const Ruling& ruling, const Motion& motion, const Setting& setting)
      : ruling_(ruling), motion_(motion), setting_(setting) {}

  MotionFound run() {
    own_majority();
    MotionFound found = rounds();
    if (!found.result || !found.missing.empty()) return found;
    result_ = std::move(*found.result);
    if (result_.outcome == Outcome::carried) each_class();
    if (result_.outcome == Outcome::carried) confirmation();
    if (result_.outcome == Outcome::carried && missing_.empty()) {
      OtherBodies others(ruling_, motion_, setting_);
      others.run(result_);
      missing_.insert(missing_.end(), others.missing().begin(), others.missing().end());
    }
    if (!missing_.empty()) return {std::nullopt, missing_};
    return {std::move(result_), {}};
  }

 private:
  // Where two bodies decide, each may have a majority of its own; a vote that confirms as well.
  void own_majority() {
    const auto* own = model::find(ruling_.decision.passes_of, setting_.body->name);
    if (own != nullptr)
      replace_majority(*own, ruling_.decision.clause.key("passes_of").key(setting_.body->name));
    const auto& confirmed = ruling_.decision.confirmed;
    if (motion_.confirms && confirmed && confirmed->passes)
      replace_majority(*confirmed->passes, confirmed->clause.key("passes"));
  }

  void replace_majority(const expression::Threshold& passes, const Clause& clause) {
    ruling_.decision.passes = passes;
    ruling_.decision.passes_by_case.clear();
    ruling_.majority = clause;
  }

  MotionFound vote(const Ruling& ruling, Motion motion) const {
    if (!motion.silent) motion.silent = silent_at(ruling, motion, *setting_.body, *setting_.counts);
    const Headcount& counts = *setting_.counts;
    switch (setting_.meeting->manner) {
      case Manner::ballot:
        return by_ballot(ruling, motion, *setting_.body, *setting_.quorum, counts);
      case Manner::written_consent:
        return by_written_consent(ruling, motion, *setting_.body, counts);
      case Manner::meeting:
        break;
    }
    if (ruling.decision.quorum.empty())
      return decide_in_meeting(ruling, motion, *setting_.body, *setting_.quorum, counts);
    return with_own_quorum(ruling, motion);
  }

  // A quorum of this decision alone.
  MotionFound with_own_quorum(const Ruling& ruling, const Motion& motion) const {
    invariant(motion.present.has_value(), "how many are present at a motion is known");
    const QuorumFound own =
        quorum_by({ruling.decision.quorum, ruling.decision.clause.key("quorum"), ruling.cite},
                  *setting_.body, Call::first, *setting_.counts, *motion.present);
    MotionFound found;
    for (const std::string& base : own.missing)
      found.missing.push_back({Missing::Kind::base, base});
    if (own.none_fits) found.missing.push_back({Missing::Kind::fitting, "quorum"});
    if (!own.quorum) return found;
    Quorum quorum = *own.quorum;
    quorum.groups = setting_.quorum->groups;
    return decide_in_meeting(ruling, motion, *setting_.body, quorum, *setting_.counts);
  }

  // The rounds that the rule has, as far as they were held; or the votes around a tie.
  MotionFound rounds() {
    const std::vector<model::Round>& rules = ruling_.decision.rounds;
    const bool after_tie = rules.empty() && ruling_.decision.tie == "second vote";
    if (rules.empty() && !after_tie) return vote(ruling_, motion_);
    std::vector<MotionResult> earlier;
    const std::size_t held = 1 + motion_.rounds.size();
    for (std::size_t i = 0; i < held; ++i) {
      const Ruling ruling = after_tie || i >= rules.size() ? ruling_ : of_round(rules[i]);
      const Motion motion = i == 0 ? motion_ : voted_anew(motion_, motion_.rounds[i - 1]);
      MotionFound found = asked_for(ruling, motion, i);
      if (!found.result && found.missing.empty()) found = vote(ruling, motion);
      if (!found.result) return found;
      MotionResult& one = *found.result;
      const bool tied = one.votes_for == one.votes_against && one.votes_for.sign() > 0;
      if (after_tie && tied && one.outcome != Outcome::no_quorum) lose_tie(one, i + 1 == held);
      const bool over = after_tie ? !tied : one.outcome != Outcome::lost;
      if (over || i + 1 == held) {
        one.parts = std::move(earlier);
        if (!earlier_words_.empty()) one.reason += earlier_words_;
        motion_.by_group = motion.by_group;  // what decided is what the classes are asked about
        if (one.outcome == Outcome::lost && !after_tie && i + 1 < rules.size())
          one.reason += "; a further round may be held";
        return found;
      }
      one.title = round_name(i);
      earlier_words_ = " in the " + round_name(i + 1);
      earlier.push_back(std::move(one));
    }
    return vote(ruling_, motion_);
  }

  Ruling of_round(const model::Round& round) const {
    Ruling ruling = ruling_;
    ruling.decision.passes = round.passes;
    ruling.decision.passes_by_case.clear();
    ruling.majority = round.clause.key("passes");
    if (!round.cite.empty() && round.cite != ruling.cite)
      ruling.cite += (ruling.cite.empty() ? "" : ", ") + round.cite;
    return ruling;
  }

  // A round that must be asked for: nothing when it was, or need not be.
  MotionFound asked_for(const Ruling& ruling, const Motion& motion, std::size_t position) const {
    const auto& rules = ruling_.decision.rounds;
    if (position == 0 || position >= rules.size() || !rules[position].wanted_by) return {};
    const model::Round& rule = rules[position];
    const VoteOf& vote = motion_.rounds[position - 1];
    if (!vote.wanted_by) return {std::nullopt, {{Missing::Kind::fact, "rounds.wanted_by"}}};
    Headcount counts = *setting_.counts;
    if (motion.present) counts.set(setting_.body->present_base(), *motion.present);
    if (setting_.quorum->required) counts.set("the quorum", *setting_.quorum->required);
    Trace trace;
    const auto outcome = expression::satisfied(*rule.wanted_by, *vote.wanted_by, counts,
                                               {rule.clause.key("wanted_by"), ruling.cite}, trace);
    MotionFound found;
    for (const std::string& base : outcome.missing)
      found.missing.push_back({Missing::Kind::base, base});
    if (!outcome.met || *outcome.met) return found;
    MotionResult lost{.title = motion_.title,
                      .decision = motion_.decision,
                      .outcome = Outcome::lost,
                      .reason = vote.wanted_by->text() + " asked for the " + round_name(position) +
                                (outcome.needed ? ", " + outcome.needed->text() + " needed" : ""),
                      .clause = rule.clause.key("wanted_by"),
                      .cite = ruling.cite,
                      .rule = to_text(*rule.wanted_by),
                      .why = trace.steps()};
    found.result = std::move(lost);
    return found;
  }

  void lose_tie(MotionResult& one, bool last) const {
    const bool first = motion_.rounds.empty();
    one.outcome = last && first ? Outcome::open : Outcome::lost;
    one.reason = last && first ? "a tie; a second vote is to be taken"
                               : std::string(last ? "a tie again" : "a tie");
    step(one, "a tie: second vote", one.reason, ruling_.decision.clause.key("tie"));
  }

  void step(MotionResult& result, std::string what, std::string outcome, Clause clause) const {
    result.why.push_back({.clause = std::move(clause),
                          .citation = ruling_.cite,
                          .what = std::move(what),
                          .result = std::move(outcome)});
  }

  void end(Outcome outcome, std::string reason, const Clause& clause) {
    result_.outcome = outcome;
    result_.reason = std::move(reason);
    step(result_, "the motion", std::string(words_for(outcome)) + ": " + result_.reason, clause);
  }

  // The majority in each class affected: a class veto.
  void each_class() {
    MotionFound found =
        with_class_veto(ruling_, motion_, *setting_.bylaws, *setting_.counts, {result_, {}});
    missing_ = std::move(found.missing);
    if (found.result) result_ = std::move(*found.result);
  }

  // A second vote at a later meeting, when the rule asks for one whatever the turnout was.
  void confirmation() {
    const auto& rule = ruling_.decision.confirmed;
    if (!rule) return;
    if (motion_.confirms) return in_time(*rule);
    if (rule->when == "turnout is short") return;
    end(Outcome::open, result_.reason + "; " + window(*rule), rule->clause);
  }

  std::string window(const model::Confirmation& rule) const {
    std::string words = "a second vote must confirm it";
    const Date& on = setting_.meeting->on;
    if (const auto from = day_after(on, rule.wait.text, setting_.meeting->holidays))
      words += ", from " + from->text();
    if (const auto until = day_after(on, rule.no_later_than.text, setting_.meeting->holidays))
      words += ", until " + until->text();
    return words;
  }

  void in_time(const model::Confirmation& rule) {
    const Date& first = *motion_.confirms;
    const Date& on = setting_.meeting->on;
    const auto from = day_after(first, rule.wait.text, setting_.meeting->holidays);
    const auto until = day_after(first, rule.no_later_than.text, setting_.meeting->holidays);
    step(result_, "confirms the vote of " + first.text(), "a second vote", rule.clause);
    if (from && on < *from)
      end(Outcome::lost,
          "too early: the first vote was on " + first.text() + ", and it can be confirmed from " +
              from->text(),
          rule.wait.clause);
    else if (until && on > *until)
      end(Outcome::lost,
          "too late: the first vote was on " + first.text() + ", and it could be confirmed until " +
              until->text(),
          rule.no_later_than.clause);
  }

  Ruling ruling_;
  Motion motion_;
  const Setting& setting_;
  MotionResult result_;
  std::string earlier_words_;
  std::vector<Missing> missing_;
};

}  // namespace

// A motion that came without notice, where the meeting keeps to what was announced.
static MotionFound other_business(const Motion& motion, const model::MeetingRules& rules,
                                  bool second_call) {
  MotionResult other{
      .title = motion.title,
      .decision = motion.decision,
      .outcome = second_call ? Outcome::no_quorum : Outcome::lost,
      .reason = second_call ? "only the business of the first call may be done at the second"
                            : "only what went out with the notice may be decided",
      .clause = (second_call ? rules.second_call->clause : rules.clause).key("business"),
      .cite = rules.cite,
      .votes_for = motion.votes_for.value_or(0),
      .votes_against = motion.votes_against.value_or(0)};
  other.why.push_back({.clause = other.clause,
                       .citation = other.cite,
                       .what = second_call ? "business of the second call: the same"
                                           : "business of the meeting: in the notice",
                       .result = other.reason});
  return {other, {}};
}

MotionFound run(const Ruling& ruling, const Motion& motion, const Setting& setting) {
  if (motion.on_the_agenda == false && setting.body->meeting != nullptr) {
    const model::MeetingRules& rules = *setting.body->meeting;
    const bool second_call = same_business_only(*setting.body, *setting.meeting);
    if (second_call || rules.business == "in the notice")
      return other_business(motion, rules, second_call);
  }
  if (!ruling.decision.how_to_decide) return Course(ruling, motion, setting).run();
  const WayFound way = way_chosen(ruling, motion, *setting.bylaws, *setting.counts);
  if (!way.missing.empty()) return {std::nullopt, way.missing};
  if (!way.ruling) return {way.lost, {}};
  MotionFound found = Course(*way.ruling, motion, setting).run();
  if (found.result)
    found.result->why.insert(found.result->why.begin(), way.why.begin(), way.why.end());
  return found;
}

Motion after(Motion motion, const std::vector<Motion>& motions,
             const std::vector<MotionResult>& results) {
  for (std::size_t i = 0; i < results.size() && i < motions.size(); ++i) {
    const bool about = motions[i].about.empty() || motions[i].about == motion.title;
    if (about && results[i].outcome == Outcome::carried)
      motion.passed.push_back(motions[i].decision);
  }
  return motion;
}

std::optional<Integer> silent_at(const Ruling& ruling, const Motion& motion, const Body& body,
                                 const Headcount& counts) {
  const Integer kept_out = kept_from_voting(ruling, motion);
  std::optional<Integer> could;
  Integer did = motion.votes_for.value_or(0) + motion.votes_against.value_or(0) + motion.abstained;
  if (motion.ballots_returned) {
    could = counts.of(body.entitled_base());
    did = *motion.ballots_returned;
  } else {
    could = motion.attending ? motion.attending : motion.present;
  }
  if (!could) return std::nullopt;
  const Integer silent = *could - kept_out - did;
  return silent.sign() < 0 ? Integer(0) : silent;
}

}  // namespace toadlane::meetings
