#include "engine/meetings/meeting.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/meetings/check_times.h"
#include "engine/meetings/course.h"
#include "engine/meetings/from_statute.h"
#include "engine/meetings/petition.h"
#include "engine/meetings/quorum_of_each.h"
#include "engine/meetings/second_call.h"
#include "engine/meetings/weighing.h"

namespace toadlane::meetings {

bool Held::all_carried() const {
  // Without a meeting each motion says itself whether enough took part.
  return (quorum.met || met_later || without_meeting) &&
         std::all_of(motions.begin(), motions.end(),
                     [](const MotionResult& one) { return one.outcome == Outcome::carried; });
}

bool Held::in_time() const {
  return std::none_of(times.begin(), times.end(),
                      [](const TimeChecked& one) { return one.check.bad(); });
}

bool Held::voted_as_asked() const {
  return std::none_of(ballots.begin(), ballots.end(),
                      [](const BallotCheck& one) { return one.bad(); });
}

std::string Held::open_to_challenge(std::size_t motion) const {
  const Outcome outcome = motions.at(motion).outcome;
  if (outcome != Outcome::carried && outcome != Outcome::open) return "";
  std::string text;
  const auto add = [&](const std::string& what, const std::string& cite, const Clause& clause) {
    const std::string& source = cite.empty() ? clause.path() : cite;
    text += (text.empty() ? "" : "; ") + what + (source.empty() ? "" : ": " + source);
  };
  for (const TimeChecked& one : times) {
    if (!one.check.bad() || one.motion.value_or(motion) != motion) continue;
    add(one.check.what + " was " + std::string(words_for(one.check.verdict)), one.check.cite,
        one.check.clause);
  }
  for (const BallotCheck& one : ballots)
    if (one.bad() && one.motion == motion) add("the vote " + words_for(one), one.cite, one.clause);
  return text;
}

Headcount with_derived(const model::Bylaws& bylaws, const Body& body, Headcount counts) {
  const model::Board* stated = body.board;
  if (stated == nullptr && bylaws.boards.size() == 1) stated = &bylaws.boards.front().second;
  if (stated == nullptr) return counts;
  const model::Board board = board_at(*stated, counts);
  if (board.every_member && !counts.of("directors in office"))
    if (const auto members = counts.of("members")) counts.set("directors in office", *members);
  if (board.directors && !counts.of("directors authorised"))
    counts.set("directors authorised", Integer(*board.directors));
  return counts;
}

namespace {

// The first number after the opening that meets the quorum: of the later counts, then of the votes.
std::optional<Integer> later_quorum(const Quorum& quorum, const Meeting& meeting) {
  std::vector<Integer> later(meeting.present.begin() + 1, meeting.present.end());
  for (const Motion& motion : meeting.motions)
    if (motion.present) later.push_back(*motion.present);
  const auto met = std::find_if(later.begin(), later.end(),
                                [&](const Integer& present) { return quorum.met_by(present); });
  return met != later.end() ? std::optional(*met) : std::nullopt;
}

// What the quorum asks and the facts do not say.
std::vector<MissingIn> missing_of(const QuorumFound& found) {
  std::vector<MissingIn> all;
  for (const std::string& base : found.missing)
    all.push_back({{Missing::Kind::base, base}, std::nullopt, found.clause, found.cite});
  if (found.none_fits)
    all.push_back({{Missing::Kind::fitting, "quorum"}, std::nullopt, found.clause, found.cite});
  return all;
}

// The quorums of the groups, and what petitions ask.
void groups(const model::Bylaws& bylaws, const Body& body, const Meeting& meeting, Held& held,
            std::vector<MissingIn>& missing) {
  GroupQuorums found = quorums_of_groups(bylaws, body, meeting);
  if (found.groups.empty() && found.why.empty() && found.missing.empty()) return;
  for (const std::string& group : found.missing)
    missing.push_back({{Missing::Kind::group, group},
                       std::nullopt,
                       body.meeting->clause.key("quorum_of_each"),
                       body.meeting->cite});
  held.quorum.groups = std::move(found.groups);
  held.quorum.met = held.quorum.met && held.quorum.met_by(meeting.present.front());
  held.quorum.why.insert(held.quorum.why.end(), found.why.begin(), found.why.end());
}

void petitions(const Body& body, const Meeting& meeting, const Headcount& counts, Held& held,
               std::vector<MissingIn>& missing) {
  for (const PetitionSigned& one : meeting.petitions) {
    const GroupAttendance* group = model::find(meeting.groups, one.of_class);
    Headcount among = counts;
    const auto of_class =
        group != nullptr && group->members ? group->members : counts.of(members_of(one.of_class));
    if (of_class) among.set("members of the class", *of_class);
    PetitionFound found = petition_of(body, one, among);
    for (std::string& base : found.missing) {
      const bool by_class = !one.of_class.empty() && base == "members of the class";
      missing.push_back({by_class ? Missing{Missing::Kind::group, one.of_class}
                                  : Missing{Missing::Kind::base, std::move(base)},
                         std::nullopt, petition_clause(body, one), body.meeting->cite});
    }
    if (found.result) held.petitions.push_back(std::move(*found.result));
  }
}

// How many directors the board may have, where that hangs on the number of members.
void size_of_board(const Body& body, const Headcount& counts, Held& held) {
  if (body.board == nullptr || !hangs_on_members(*body.board)) return;
  BoardSizeFound found = board_size_of(*body.board, counts);
  held.board = std::move(found.size);
  if (held.board) return;
  const std::string lacks = found.none_fits ? "no rule is for so many members"
                                            : "the file does not say " + joined(found.missing);
  held.not_checked.push_back(
      {"the size of the board", lacks, body.board->clause.key("directors"), body.board->cite});
}

// The quorum of the call: that of the first one where the second is not a good one.
QuorumFound quorum_at(const Body& body, const Meeting& meeting, const Headcount& counts,
                      Held& held) {
  SecondCallCheck check = second_call_of(body, meeting);
  held.not_checked.insert(held.not_checked.end(), check.not_checked.begin(),
                          check.not_checked.end());
  held.no_second_call = check.not_good;
  const Call call = check.not_good.empty() ? meeting.call : Call::first;
  QuorumFound found = quorum_of(body, call, counts, meeting.present.front());
  if (found.quorum)
    found.quorum->why.insert(found.quorum->why.begin(), check.why.begin(), check.why.end());
  return found;
}

}  // namespace

HeldFound hold(const model::Bylaws& bylaws, const Meeting& meeting) {
  const std::optional<Body> body = find_body(bylaws, meeting.body);
  invariant(body && !meeting.present.empty(), "a meeting has a body and an opening");
  HeldFound found;
  Headcount counts = with_derived(bylaws, *body, meeting.counts);
  counts.set(body->present_base(), meeting.present.front());
  Held held;
  held.without_meeting = meeting.manner != Manner::meeting;
  const QuorumFound quorum = quorum_at(*body, meeting, counts, held);
  const Clause clause = body->meeting != nullptr ? body->meeting->clause : body->board->clause;
  const std::string& cite = body->meeting != nullptr ? body->meeting->cite : body->board->cite;
  found.missing = missing_of(quorum);
  check_times(bylaws, *body, meeting, held);
  size_of_board(*body, counts, held);
  if (quorum.quorum) held.quorum = *quorum.quorum;
  if (!held.without_meeting) groups(bylaws, *body, meeting, held, found.missing);
  petitions(*body, meeting, counts, held, found.missing);
  if (!held.quorum.met && !held.without_meeting)
    held.met_later = later_quorum(held.quorum, meeting);
  const Integer& left = *std::min_element(meeting.present.begin(), meeting.present.end());
  if (quorum.quorum && !held.without_meeting && held.quorum.met && !held.quorum.met_by(left)) {
    QuorumLossFound loss = after_loss(*body, held.quorum, left, counts);
    held.loss = std::move(loss.loss);
    for (const std::string& base : loss.missing)
      found.missing.push_back(
          {{Missing::Kind::base, base}, std::nullopt, clause.key("quorum_lost"), cite});
  }
  for (std::size_t i = 0; i < meeting.motions.size(); ++i) {
    const Motion motion = after(meeting.motions[i], meeting.motions, held.motions);
    const model::Decision* decision = model::find(bylaws.decisions, motion.decision);
    invariant(decision != nullptr, "a motion is about a decision of the bylaws");
    const Ruling ruling = ruling_of(bylaws, *decision);
    // Without a quorum rule that can be computed, the votes are looked at for what they lack.
    MotionFound one = quorum.quorum
                          ? run(ruling, motion, {&bylaws, &*body, &held.quorum, &counts, &meeting})
                          : decide(ruling, motion, counts, Told::meeting);
    for (Missing& what : one.missing)
      if (quorum.quorum || what.name != "the quorum")
        found.missing.push_back({std::move(what), i, ruling.majority, ruling.cite});
    if (!one.result) continue;
    auto ballot = check_ballot(ruling, body->meeting, motion, i);
    if (ballot && one.result->outcome != Outcome::no_quorum)
      held.ballots.push_back(std::move(*ballot));
    held.motions.push_back(std::move(*one.result));
  }
  cite_statute(bylaws, held);
  if (found.missing.empty()) found.held = std::move(held);
  return found;
}

}  // namespace toadlane::meetings
