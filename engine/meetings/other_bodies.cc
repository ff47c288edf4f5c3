#include "engine/meetings/other_bodies.h"

#include "engine/meetings/waiting.h"

namespace toadlane::meetings {

void OtherBodies::run(MotionResult& result) {
  both(result);
  if (result.outcome == Outcome::carried && ruling_.decision.ratified_by) ratified(result);
  if (result.outcome == Outcome::carried && ruling_.decision.veto) veto(result);
}

void OtherBodies::end(MotionResult& result, Outcome outcome, std::string reason,
                      const Clause& clause) const {
  result.outcome = outcome;
  result.reason = std::move(reason);
  result.why.push_back({.clause = clause,
                        .citation = ruling_.cite,
                        .what = "the motion",
                        .result = std::string(words_for(outcome)) + ": " + result.reason});
}

// The vote of another body, with its quorum; nothing when a number of it is missing.
std::optional<MotionResult> OtherBodies::vote_in(const std::string& body,
                                                 const expression::Threshold& passes,
                                                 const Clause& clause, const std::string& cite) {
  const std::string key = "votes_of." + body;
  const VoteOf& vote = *model::find(motion_.elsewhere, body);
  const std::optional<Body> other = find_body(*setting_.bylaws, body);
  Ruling ruling;
  ruling.decision.clause = ruling_.decision.clause;
  ruling.decision.abstentions = ruling_.decision.abstentions;
  ruling.decision.tie = ruling_.decision.tie == "lost" ? "lost" : "";
  ruling.decision.passes = passes;
  ruling.majority = clause;
  ruling.cite = cite;
  Motion motion;
  motion.title = body;
  motion.decision = motion_.decision;
  motion.votes_for = vote.votes_for;
  motion.votes_against = vote.votes_against;
  motion.abstained = vote.abstained;
  motion.present = vote.present;
  Headcount counts = *setting_.counts;
  if (other) counts = with_derived(*setting_.bylaws, *other, counts);
  if (vote.members && other) counts.set(other->entitled_base(), *vote.members);
  MotionFound found;
  if (other) {
    const QuorumFound quorum =
        quorum_of(*other, Call::first, counts, vote.present.value_or(Integer(0)));
    for (const std::string& base : quorum.missing) missing_.push_back({Missing::Kind::base, base});
    if (quorum.none_fits) missing_.push_back({Missing::Kind::fitting, "quorum"});
    if (!quorum.quorum) return std::nullopt;
    if (quorum.quorum->stated && !vote.present) {
      missing_.push_back({Missing::Kind::fact, key + ".present"});
      return std::nullopt;
    }
    found = vote.present ? decide_in_meeting(ruling, motion, *other, *quorum.quorum, counts)
                         : decide(ruling, motion, counts);
  } else {
    found = decide(ruling, motion, counts);
  }
  for (Missing& one : found.missing) {
    if (one.kind == Missing::Kind::fact) one.name.insert(0, key + ".");
    missing_.push_back(std::move(one));
  }
  return std::move(found.result);
}

void OtherBodies::both(MotionResult& result) {
  if (!ruling_.decision.both) return;
  const model::Decision& rule = ruling_.decision;
  for (const std::string& body : rule.by) {
    if (body == setting_.body->name) continue;
    const Clause clause = rule.clause.key("by");
    if (model::find(motion_.elsewhere, body) == nullptr) {
      end(result, Outcome::open, result.reason + "; the " + body + " must agree as well", clause);
      return;
    }
    const auto* own = model::find(rule.passes_of, body);
    if (own == nullptr && !rule.passes) {
      missing_.push_back({Missing::Kind::majority, "passes_of"});
      continue;
    }
    const auto one = vote_in(
        body, own != nullptr ? *own : *rule.passes,
        own != nullptr ? rule.clause.key("passes_of").key(body) : ruling_.majority, ruling_.cite);
    if (!one) continue;
    result.parts.push_back(*one);
    if (one->outcome != Outcome::carried)
      return end(result, Outcome::lost, "the " + body + " did not agree: " + one->reason, clause);
  }
}

std::string OtherBodies::until(const model::OtherBody& rule) const {
  const auto last = day_after(setting_.meeting->on, rule.within.text, setting_.meeting->holidays);
  if (last) return " until " + last->text();
  return rule.within.empty() ? "" : " " + rule.within.text;
}

// Why the other body's vote came too late; empty: it did not, or no time is said.
std::string OtherBodies::late(const model::OtherBody& rule) const {
  const auto last = day_after(setting_.meeting->on, rule.within.text, setting_.meeting->holidays);
  const VoteOf& vote = *model::find(motion_.elsewhere, rule.body);
  if (!last || !vote.on || *vote.on <= *last) return "";
  return "the " + rule.body + " voted on " + vote.on->text() + ", and could until " + last->text();
}

// The vote that a rule gives another body, kept among the parts of the result; nothing while it has
// not been held, which leaves the motion open, or when a number of it is missing.
std::optional<MotionResult> OtherBodies::vote_under(const model::OtherBody& rule,
                                                    const std::string& may, MotionResult& result) {
  if (!rule.passes) return std::nullopt;
  if (model::find(motion_.elsewhere, rule.body) == nullptr) {
    end(result, Outcome::open, result.reason + "; the " + rule.body + " " + may + until(rule),
        rule.clause);
    return std::nullopt;
  }
  auto one = vote_in(rule.body, *rule.passes, rule.clause.key("passes"),
                     rule.cite.empty() ? ruling_.cite : rule.cite);
  if (one) result.parts.push_back(*one);
  return one;
}

void OtherBodies::ratified(MotionResult& result) {
  const model::OtherBody& rule = *ruling_.decision.ratified_by;
  const auto one = vote_under(rule, "must ratify it", result);
  if (!one) return;
  const std::string too_late = late(rule);
  if (one->outcome != Outcome::carried)
    end(result, Outcome::lost, "not ratified by the " + rule.body + ": " + one->reason,
        rule.clause);
  else if (!too_late.empty())
    end(result, Outcome::lost, "not ratified in time: " + too_late, rule.within.clause);
}

void OtherBodies::veto(MotionResult& result) {
  const model::OtherBody& rule = *ruling_.decision.veto;
  const auto one = vote_under(rule, "can stop it", result);
  if (!one) return;
  const std::string too_late = late(rule);
  if (one->outcome != Outcome::carried)
    end(result, Outcome::carried, result.reason + "; the " + rule.body + " did not stop it",
        rule.clause);
  else if (!too_late.empty())
    end(result, Outcome::carried, result.reason + "; too late to stop it: " + too_late,
        rule.within.clause);
  else
    end(result, Outcome::lost, "stopped by the " + rule.body + ": " + one->reason, rule.clause);
}

}  // namespace toadlane::meetings
