// Any bytes as a meeting file: no crash and no hang, and what is read can be held.
#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/base/invariant.h"
#include "rules/document/read_yaml.h"
#include "rules/meeting/read_meeting.h"

namespace {

using namespace toadlane;

constexpr const char* bylaws_text = R"(format: coop-bylaws 1
coop:
  name: Small
  kind: worker cooperative
  law: none
  taxed_as: not in the US
  currency: EUR
  fiscal_year_ends: 31 December
in_force: {from: 2020-01-01}
classes: {workers: {votes: 1}, consumers: {votes: 1}}
colleges: {weights: {workers: 60%, consumers: 40%}, result: in proportion}
meetings:
  members:
    cite: Art. 3
    quorum:
      - {when: fewer than 20 members, is: 4 members}
      - {otherwise: yes, is: at least 40% of members}
    quorum_lost: {actions_need: at least 3/4 of the quorum}
    second_call: {quorum: greater of 3 members and 25% of members}
    proxies: {held_by_one: [{otherwise: yes, at_most: 5% of members rounded down}]}
boards:
  board: {cite: Art. 4, directors: 7, quorum: more than 1/2 of directors in office}
decisions:
  ordinary:
    cite: Art. 5
    by: {either: [members, board]}
    passes: more than 1/2 of votes cast
    tie: chair decides
    abstentions: counted as for
  agreed:
    cite: Art. 6
    method: consensus
    put_to_vote_when: {wanted_by: at least 3/4 of the quorum}
    passes: at least 3/4 of members present
  expel:
    cite: Art. 7
    by: members
    person_concerned: neither votes nor counts
    passes: at least 75% of all members
  tolerated: {cite: Art. 8, passes: at most greater of 2 members and 1/4 of all members}
  returned: {cite: Art. 9, like: ordinary, passes: at least 2/3 of ballots returned}
  weighted: {cite: Art. 10, by: colleges, passes: more than 1/2 of weighted votes cast}
)";

const model::Bylaws& bylaws() {
  static const rules::BylawsRead read =
      *rules::read_bylaws(*document::read_yaml("bylaws.yaml", bylaws_text));
  return read.bylaws;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text =
      document::read_yaml("meeting.yaml", std::string(reinterpret_cast<const char*>(data), size));
  if (!text) return 0;
  rules::occasion_of_meeting(*text);
  const auto read = rules::read_meeting(*text, bylaws());
  if (!read) {
    invariant(!to_text(read.diagnostics()).empty(), "mistakes can be printed");
    return 0;
  }
  const auto found = meetings::hold(bylaws(), read->meeting);
  invariant(found.held.has_value(), "a meeting that was read has all that its rules ask for");
  for (const auto& motion : found.held->motions) {
    const bool tied = motion.votes_for == motion.votes_against;  // the chair may decide it
    invariant(motion.outcome != meetings::Outcome::carried || tied || !motion.needed ||
                  motion.votes_for >= *motion.needed,
              "a carried motion has the votes that it needs");
  }
  return 0;
}
