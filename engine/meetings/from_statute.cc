#include "engine/meetings/from_statute.h"

namespace toadlane::meetings {

void cite_statute(const model::Bylaws& bylaws, Held& held) {
  const std::vector<model::FromStatute>& all = bylaws.from_statute;
  if (all.empty()) return;
  model::cite_statute(all, held.quorum.clause, held.quorum.cite);
  model::cite_statute(all, held.quorum.why);
  if (held.loss) {
    model::cite_statute(all, held.loss->clause, held.loss->cite);
    model::cite_statute(all, held.loss->why);
  }
  for (TimeChecked& one : held.times) model::cite_statute(all, one.check.clause, one.check.cite);
  model::cite_statute(all, held.record.clause, held.record.cite);
  if (held.board) {
    model::cite_statute(all, held.board->clause, held.board->cite);
    model::cite_statute(all, held.board->why);
  }
  for (BallotCheck& one : held.ballots) model::cite_statute(all, one.clause, one.cite);
  for (MotionResult& motion : held.motions) {
    const model::Decision* decision = model::find(bylaws.decisions, motion.decision);
    const Clause majority =
        decision != nullptr ? ruling_of(bylaws, *decision).majority : motion.clause;
    const Clause& stands = motion.outcome == Outcome::no_quorum ? motion.clause : majority;
    model::cite_statute(all, stands, motion.cite);
    model::cite_statute(all, motion.why);
  }
}

}  // namespace toadlane::meetings
