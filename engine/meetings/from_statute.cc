#include "engine/meetings/from_statute.h"

namespace toadlane::meetings {
namespace {

// The source of a clause or of the clause around it.
const std::string* source_of(const model::Bylaws& bylaws, const Clause& clause) {
  for (const model::FromStatute& one : bylaws.from_statute) {
    const std::string& path = clause.path();
    const std::string& laid = one.clause.path();
    const bool inside = path.size() > laid.size() && path.starts_with(laid) &&
                        (path[laid.size()] == '.' || path[laid.size()] == '[');
    if (path == laid || inside) return &one.source;
  }
  return nullptr;
}

void cite(const model::Bylaws& bylaws, std::vector<Step>& steps) {
  for (Step& step : steps) {
    if (const std::string* source = source_of(bylaws, step.clause)) step.citation = *source;
    cite(bylaws, step.because);
  }
}

}  // namespace

void cite_statute(const model::Bylaws& bylaws, Held& held) {
  if (bylaws.from_statute.empty()) return;
  if (const std::string* source = source_of(bylaws, held.quorum.clause)) held.quorum.cite = *source;
  cite(bylaws, held.quorum.why);
  if (held.loss) {
    if (const std::string* source = source_of(bylaws, held.loss->clause)) held.loss->cite = *source;
    cite(bylaws, held.loss->why);
  }
  for (TimeChecked& one : held.times)
    if (const std::string* source = source_of(bylaws, one.check.clause)) one.check.cite = *source;
  for (BallotCheck& one : held.ballots)
    if (const std::string* source = source_of(bylaws, one.clause)) one.cite = *source;
  if (const std::string* source = source_of(bylaws, held.record.clause)) held.record.cite = *source;
  for (MotionResult& motion : held.motions) {
    const model::Decision* decision = model::find(bylaws.decisions, motion.decision);
    const Clause majority =
        decision != nullptr ? ruling_of(bylaws, *decision).majority : motion.clause;
    const Clause& stands = motion.outcome == Outcome::no_quorum ? motion.clause : majority;
    if (const std::string* source = source_of(bylaws, stands)) motion.cite = *source;
    cite(bylaws, motion.why);
  }
}

}  // namespace toadlane::meetings
