#include "service/app/prepare_meeting.h"

#include "engine/base/text.h"
#include "rules/document/read_yaml.h"
#include "rules/meeting/meeting_text.h"

namespace toadlane::app {
namespace {

using document::Node;

// The file as one whose attendance is not known yet: what a meeting needs before it is held.
Node as_if_held(const Node& text) {
  const Node nobody = Node::scalar("0", text.place());
  Node whole = text.with("present", nobody);
  if (whole.find("counts") == nullptr) whole = whole.with("counts", Node::map({}, text.place()));
  return whole;
}

std::string rule_of(const model::Decision& decision) {
  const auto& majority = decision.passes ? decision.passes : decision.otherwise_passes;
  const bool agreed = decision.method == "consensus" || decision.method == "consent";
  std::string rule = agreed ? decision.method : "";
  for (const model::ConditionalMajority& one : decision.passes_by_case)
    if (one.is) rule += (rule.empty() ? "" : ", or ") + to_text(*one.is);
  for (const model::Round& one : decision.rounds)
    if (one.passes) rule += (rule.empty() ? "" : ", then ") + to_text(*one.passes);
  if (majority && majority->kind != expression::Threshold::Kind::none)
    rule += (rule.empty() ? "" : ", else ") + to_text(*majority);
  return rule;
}

class Prepared {
 public:
  explicit Prepared(rules::BylawsRead bylaws) { meeting_.bylaws = std::move(bylaws); }

  Result<PreparedMeeting> from(const Node& text) {
    rules::MeetingText facts;
    rules::SourceMap places;
    const rules::Names names;
    rules::Reader reader(as_if_held(text), names, mistakes_, places);
    describe(reader, facts);
    if (facts.meeting) meeting_.on = *facts.meeting;
    meeting_.notice_sent = facts.notice_sent;
    meeting_.record_date = facts.record_date;
    meeting_.body = facts.body;
    meeting_.second_call = facts.call == "second";
    for (const auto& [base, number] : facts.counts)
      if (number) meeting_.counts.emplace_back(base, std::to_string(*number));
    if (!facts.body.empty()) body(text);
    for (const rules::MotionText& motion : facts.motions) one(motion, places);
    if (mistakes_.has_errors()) return mistakes_;
    return std::move(meeting_);
  }

 private:
  void body(const Node& text) {
    const model::Bylaws& bylaws = meeting_.bylaws.bylaws;
    const auto found = meetings::find_body(bylaws, meeting_.body);
    if (!found) {
      std::vector<std::string> known = model::names_of(bylaws.meetings);
      for (std::string& board : model::names_of(bylaws.boards)) known.push_back(std::move(board));
      mistakes_.add(
          Diagnostic::error(Code::M301, "`" + meeting_.body + "` is not a body of these bylaws")
              .in(Clause("body"))
              .at(text.find("body")->span())
              .hint(near_word_or(meeting_.body, known,
                                 "write one of " + joined(backquoted(known), "or"))));
      return;
    }
    if (found->board != nullptr) {
      meeting_.cite = found->board->cite;
      quorum(found->board->quorum);
    }
    if (found->meeting != nullptr) rules_of(*found->meeting);
  }

  void quorum(const std::vector<model::ConditionalThreshold>& rules) {
    for (const model::ConditionalThreshold& one : rules) {
      std::string words = one.is ? to_text(*one.is) : "";
      if (one.when) words += " (" + to_text(*one.when) + ")";
      meeting_.quorum += (meeting_.quorum.empty() ? "" : "; ") + words;
    }
  }

  void rules_of(const model::MeetingRules& rules) {
    meeting_.cite = rules.cite;
    meeting_.notice = rules.notice.text;
    const bool second = meeting_.second_call && rules.second_call;
    const auto& rules_on_quorum = second ? rules.second_call->quorum : rules.quorum;
    if (!rules_on_quorum.empty()) meeting_.quorum.clear();
    quorum(rules_on_quorum);
    if (!rules.proxies || !rules.proxies->allowed) return;
    meeting_.proxies = true;
    meeting_.proxy_cite = rules.proxies->cite.empty() ? rules.cite : rules.proxies->cite;
    for (const model::ConditionalCap& cap : rules.proxies->held_by_one) {
      if (!cap.at_most) continue;
      std::string words = to_text(*cap.at_most);
      if (cap.when) words += " (" + to_text(*cap.when) + ")";
      meeting_.proxy_cap += (meeting_.proxy_cap.empty() ? "" : "; ") + words;
    }
  }

  void one(const rules::MotionText& motion, const rules::SourceMap& places) {
    const model::Bylaws& bylaws = meeting_.bylaws.bylaws;
    const model::Decision* decision = model::find(bylaws.decisions, motion.decision);
    if (decision == nullptr) {
      if (motion.decision.empty()) return;  // the reader has said so
      const std::vector<std::string> known = model::names_of(bylaws.decisions);
      Diagnostic wrong = Diagnostic::error(
          Code::M303, "`" + motion.decision + "` is not a decision of these bylaws");
      wrong.in(motion.clause.key("decision"))
          .hint(near_word_or(motion.decision, known,
                             "write one of " + joined(backquoted(known), "or")));
      const auto place = places.find(motion.clause.key("decision"));
      if (place != places.end()) wrong.at(place->second.span());
      mistakes_.add(std::move(wrong));
      return;
    }
    const meetings::Ruling ruling = meetings::ruling_of(bylaws, *decision);
    meeting_.motions.push_back({motion.title, motion.decision, rule_of(ruling.decision),
                                ruling.cite, ruling.decision.notice.text, ballot_of(ruling)});
  }

  // How the vote is taken, with the article that says so.
  [[nodiscard]] std::string ballot_of(const meetings::Ruling& ruling) const {
    const auto body = meetings::find_body(meeting_.bylaws.bylaws, meeting_.body);
    const auto rule = meetings::ballot_rule_of(ruling, body ? body->meeting : nullptr);
    if (!rule) return "";
    return meetings::by_ballot_words(rule->ballot) +
           (rule->cite.empty() ? "" : " (" + rule->cite + ")");
  }

  PreparedMeeting meeting_;
  Diagnostics mistakes_;
};

}  // namespace

Result<PreparedMeeting> prepare_meeting(const TextFile& bylaws, const TextFile& meeting) {
  Diagnostics mistakes;
  const Result<Node> bylaws_text = document::read_yaml(bylaws.name, bylaws.text);
  const Result<Node> meeting_text = document::read_yaml(meeting.name, meeting.text);
  if (!bylaws_text) mistakes.add(bylaws_text.diagnostics());
  if (!meeting_text) mistakes.add(meeting_text.diagnostics());
  if (mistakes.has_errors()) return mistakes;
  const bool held = meeting_text->find("present") != nullptr;
  std::optional<HeldMeeting> result;
  if (held) {
    Result<HeldMeeting> one = hold_meeting(bylaws, meeting);
    if (!one) return std::move(one).diagnostics();
    result = std::move(*one);
  }
  Result<rules::BylawsRead> in_force =
      rules::read_bylaws(*bylaws_text, rules::occasion_of_meeting(*meeting_text));
  if (!in_force) return std::move(in_force).diagnostics();
  Result<PreparedMeeting> prepared = Prepared(std::move(*in_force)).from(*meeting_text);
  if (!prepared) return prepared;
  prepared->doubts = result ? result->doubts : prepared->bylaws.doubts;
  prepared->held = std::move(result);
  return prepared;
}

}  // namespace toadlane::app
