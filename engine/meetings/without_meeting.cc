#include "engine/meetings/without_meeting.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {
namespace {

std::string cite_of(const model::Rule& rule, const Ruling& ruling, const Body& body) {
  const std::string& own = rule.cite.empty() ? body.meeting->cite : rule.cite;
  if (own.empty() || own == ruling.cite) return ruling.cite;
  return ruling.cite.empty() ? own : ruling.cite + ", " + own;
}

// The same decision, by a majority that another rule states.
Ruling with_majority(const Ruling& ruling, const std::optional<expression::Threshold>& passes,
                     const Clause& clause, std::string cite) {
  Ruling other = ruling;
  other.cite = std::move(cite);
  other.decision.method.clear();
  if (!passes) return other;
  other.decision.passes = passes;
  other.decision.passes_by_case.clear();
  other.decision.otherwise_passes.reset();
  other.majority = clause;
  return other;
}

}  // namespace

MotionFound by_ballot(const Ruling& ruling, const Motion& motion, const Body& body,
                      const Quorum& quorum, const Headcount& counts) {
  invariant(body.meeting != nullptr && body.meeting->ballot_without_meeting,
            "the bylaws know a ballot without a meeting");
  const model::BallotWithoutMeeting& rule = *body.meeting->ballot_without_meeting;
  const Ruling by =
      with_majority(ruling, rule.passes, rule.clause.key("passes"), cite_of(rule, ruling, body));
  if (!motion.ballots_returned) return {std::nullopt, {{Missing::Kind::base, "ballots returned"}}};
  Headcount with_ballots = counts;
  const bool silence = ruling.decision.silence == "counted to the quorum";
  const Integer returned =
      *motion.ballots_returned + (silence ? motion.silent.value_or(0) : Integer(0));
  with_ballots.set("ballots returned", returned);
  if (quorum.stated && quorum.required) with_ballots.set("the quorum", *quorum.required);
  if (!rule.valid_when) return decide(by, motion, with_ballots);
  Trace trace;
  const expression::Judged valid = expression::judge(
      *rule.valid_when, with_ballots, {rule.clause.key("valid_when"), by.cite}, trace);
  if (!valid.holds) {
    std::vector<Missing> missing;
    for (const std::string& name : valid.missing) missing.push_back({Missing::Kind::base, name});
    return {std::nullopt, missing};
  }
  if (!*valid.holds) {
    MotionResult result{.title = motion.title,
                        .decision = motion.decision,
                        .outcome = Outcome::no_quorum,
                        .reason = "the ballot is not valid: " + returned.text() +
                                  " ballots, and it is valid when " + to_text(*rule.valid_when),
                        .clause = rule.clause.key("valid_when"),
                        .cite = by.cite,
                        .why = trace.steps()};
    return {result, {}};
  }
  MotionFound found = decide(by, motion, with_ballots);
  if (found.result)
    found.result->why.insert(found.result->why.begin(), trace.steps().begin(), trace.steps().end());
  return found;
}

MotionFound by_written_consent(const Ruling& ruling, const Motion& motion, const Body& body,
                               const Headcount& counts) {
  invariant(body.meeting != nullptr && body.meeting->written_consent,
            "the bylaws know written consents");
  const model::WrittenConsent& rule = *body.meeting->written_consent;
  Motion signed_by = motion;
  if (signed_by.votes_for && !signed_by.votes_against) signed_by.votes_against = 0;
  return decide(with_majority(ruling, rule.passes, rule.clause, cite_of(rule, ruling, body)),
                signed_by, counts);
}

}  // namespace toadlane::meetings
