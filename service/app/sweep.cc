#include "service/app/sweep.h"

#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "engine/meetings/meeting.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

using expression::Threshold;
using meetings::Body;
using meetings::Headcount;
using meetings::Motion;
using meetings::Ruling;
using model::Decision;

constexpr std::int64_t size_max = 100'000;
constexpr std::string_view the_quorum = "the quorum";

// Bases that are as many as the size when everybody is there, votes, and is in good standing.
constexpr std::array<std::string_view, 6> of_members{
    "all members",          "members", "members in good standing",
    "members of the class", "votes",   "members present"};
constexpr std::array<std::string_view, 3> of_directors{"directors in office",
                                                       "directors authorised", "directors present"};

std::vector<std::string> bases_in(const std::optional<Threshold>& threshold) {
  std::vector<std::string> names;
  if (threshold && threshold->amount)
    for (const expression::Name& name : expression::names_in(*threshold->amount))
      names.push_back(name.name);
  return names;
}

// The majorities of a decision, in their order: one, or one for each case.
std::vector<Threshold> majorities_of(const Decision& decision) {
  std::vector<Threshold> all;
  for (const model::ConditionalMajority& one : decision.passes_by_case)
    if (one.is) all.push_back(*one.is);
  if (!all.empty()) return all;
  const bool otherwise =
      (decision.method == "consent" && decision.otherwise_passes) || !decision.passes;
  const auto& only = otherwise ? decision.otherwise_passes : decision.passes;
  if (only && only->kind != Threshold::Kind::none) all.push_back(*only);
  return all;
}

// The majority at a size; nothing: no case fits it.
std::optional<Threshold> majority_at(const Decision& decision, const Integer& size,
                                     const Headcount& counts) {
  if (decision.passes_by_case.empty()) {
    const std::vector<Threshold> all = majorities_of(decision);
    return all.empty() ? std::nullopt : std::optional(all.front());
  }
  for (const model::ConditionalMajority& one : decision.passes_by_case) {
    if (one.otherwise || !one.when) return one.is;
    if (expression::satisfied(*one.when, size, counts).met.value_or(false)) return one.is;
  }
  return std::nullopt;
}

// Whether the majority hangs on something else than the size.
bool hangs_on_facts(const Decision& decision) {
  using If = model::ConditionalMajority::If;
  return std::any_of(decision.passes_by_case.begin(), decision.passes_by_case.end(),
                     [](const model::ConditionalMajority& one) {
                       return one.condition != If::always && one.condition != If::size;
                     });
}

// One decision, over the sizes of the body that takes it.
class OneRule {
 public:
  OneRule(const model::Bylaws& bylaws, const Decision& decision, const std::string& name)
      : bylaws_(bylaws), ruling_(meetings::ruling_of(bylaws, decision)), body_(body()) {
    swept_.name = name;
    swept_.cite = ruling_.cite;
    swept_.clause = ruling_.majority;
    swept_.of = of_board() ? "directors in office" : "members";
    for (const Threshold& one : majorities_of(ruling_.decision))
      swept_.rule += (swept_.rule.empty() ? "" : "; ") + to_text(one);
  }

  SweptRule over(std::int64_t from, std::int64_t to) {
    swept_.not_computed = why_not();
    if (!swept_.not_computed.empty()) return swept_;
    note_bases();
    const auto& board = body_->board;
    if (of_board() && board->directors) to = std::min<std::int64_t>(to, *board->directors);
    for (std::int64_t size = from; size <= to && swept_.not_computed.empty(); ++size)
      swept_.rows.push_back(row(size));
    if (!swept_.not_computed.empty()) swept_.rows.clear();
    return swept_;
  }

 private:
  [[nodiscard]] bool of_board() const {
    return body_ && body_->board != nullptr && !body_->board->every_member;
  }

  // The first body of the decision that meets; of several, the members when they are among them.
  [[nodiscard]] std::optional<Body> body() const {
    const std::vector<std::string>& by = ruling_.decision.by;
    std::string name = "members";
    if (!by.empty() && !has(by, name)) name = by.front();
    return meetings::find_body(bylaws_, name);
  }

  [[nodiscard]] std::string why_not() const {
    const Decision& decision = ruling_.decision;
    if (has(decision.by, "colleges")) return "it is decided by colleges, not by one number";
    if (decision.and_each) return "it needs a majority in each of: " + decision.and_each->of;
    if (decision.both) return "it needs several bodies: " + joined(decision.by);
    if (decision.how_to_decide) return "it is a vote on how to decide";
    if (!decision.rounds.empty()) return "it is decided in several rounds";
    if (hangs_on_facts(decision)) return "its majority hangs on more than the size";
    if (!body_) return "the bylaws do not say how the body that decides it meets";
    if (majorities_of(decision).empty())
      return decision.method == "consensus" || decision.method == "consent"
                 ? "it is decided by " + decision.method + " alone"
                 : "the bylaws state no majority for it";
    return "";
  }

  void note_bases() {
    std::vector<std::string> names;
    for (const Threshold& one : majorities_of(ruling_.decision))
      for (std::string& name : bases_in(one)) names.push_back(std::move(name));
    if (body_->meeting != nullptr)
      for (const model::ConditionalThreshold& one : body_->meeting->quorum)
        for (std::string& name : bases_in(one.is)) names.push_back(std::move(name));
    if (body_->board != nullptr)
      for (const model::ConditionalThreshold& one : body_->board->quorum)
        for (std::string& name : bases_in(one.is)) names.push_back(std::move(name));
    for (const std::string& name : names) {
      const bool directors = !of_board() && name == "directors in office";
      const bool counted = name == swept_.of || directors || name == the_quorum ||
                           name == "votes cast" || name == "members opposed" ||
                           name == "members present" || name == "directors present";
      if (!counted && !has(swept_.taken_as_all, name)) swept_.taken_as_all.push_back(name);
    }
  }

  // Everybody is there, and every base is everybody.
  [[nodiscard]] Headcount counts(std::int64_t size, const Integer& present) const {
    Headcount counts;
    for (const std::string_view base : of_members) counts.set(base, Integer(size));
    if (body_->board != nullptr)
      for (const std::string_view base : of_directors) counts.set(base, Integer(size));
    if (of_board() && body_->board->directors)
      counts.set("directors authorised", Integer(*body_->board->directors));
    counts.set("ballots returned", present);
    return counts.set(body_->present_base(), present);
  }

  // What comes of so many votes for, all the others against; nothing: the rule lacks something.
  std::optional<meetings::MotionResult> vote(const Headcount& counts, const Integer& present,
                                             const Integer& voters, const Integer& votes_for) {
    Motion motion;
    motion.decision = swept_.name;
    motion.present = present;
    motion.votes_for = votes_for;
    motion.votes_against = voters - votes_for;
    motion.wanted_by = present;
    motion.ballots_returned = present;
    motion.chair_for = false;
    meetings::MotionFound found = meetings::decide(ruling_, motion, counts);
    if (found.result) return std::move(found.result);
    const std::string& what = found.missing.front().name;
    swept_.not_computed =
        what == the_quorum ? "it counts the quorum, and there is none" : "it counts `" + what + "`";
    return std::nullopt;
  }

  // The smallest number of votes for that carries it; more never carry it less.
  std::optional<Integer> smallest(const Headcount& counts, const Integer& present) {
    const Integer kept = meetings::kept_from_voting(ruling_, {});
    const Integer voters = present < kept ? Integer(0) : present - kept;
    const auto carried = [&](const Integer& votes_for) {
      const auto result = vote(counts, present, voters, votes_for);
      // Open: this vote carried it, and another body or a second vote must follow.
      return result && (result->outcome == meetings::Outcome::carried ||
                        result->outcome == meetings::Outcome::open);
    };
    if (!carried(voters)) return std::nullopt;
    Integer low = -1;  // never carried
    Integer high = voters;
    while (high - low > Integer(1)) {
      const Integer middle = (low + high).divided_down(2);
      (carried(middle) ? high : low) = middle;
    }
    return high;
  }

  // The decision's own quorum, or that of the body's meetings.
  [[nodiscard]] meetings::QuorumFound quorum_at(const Headcount& counts, const Integer& all) const {
    const Decision& decision = ruling_.decision;
    if (decision.quorum.empty())
      return meetings::quorum_of(*body_, meetings::Call::first, counts, all);
    return meetings::quorum_by({decision.quorum, decision.clause.key("quorum"), ruling_.cite},
                               *body_, meetings::Call::first, counts, all);
  }

  SweepRow row(std::int64_t size) {
    SweepRow row{.size = size};
    const Integer all(size);
    Headcount everybody = counts(size, all);
    const auto quorum = quorum_at(everybody, all);
    if (!quorum.missing.empty()) {
      swept_.not_computed = "its quorum counts `" + quorum.missing.front() + "`";
      return row;
    }
    if (quorum.none_fits) {
      row.marks = {SweepMark::no_quorum_fits};
      return row;
    }
    if (quorum.quorum->stated) row.quorum = quorum.quorum->required;
    if (!quorum.quorum->met) {
      row.marks = {SweepMark::quorum_out_of_reach};
      return row;
    }
    if (row.quorum) everybody.set(the_quorum, *row.quorum);
    row.needed = smallest(everybody, all);
    if (row.quorum && row.quorum->sign() > 0 && swept_.not_computed.empty()) {
      Headcount few = counts(size, *row.quorum);
      few.set(the_quorum, *row.quorum);
      row.needed_at_quorum = smallest(few, *row.quorum);
    }
    mark(row, everybody);
    return row;
  }

  void mark(SweepRow& row, const Headcount& everybody) const {
    const Integer size(row.size);
    const auto at_this_size = majority_at(ruling_.decision, size, everybody);
    if (!at_this_size) {
      row.marks.push_back(SweepMark::never);
      return;
    }
    const Threshold& rule = *at_this_size;
    const Integer voters = size - std::min(size, meetings::kept_from_voting(ruling_, {}));
    Headcount counted = everybody;
    if (ruling_.decision.person_concerned == "neither votes nor counts")
      counted = everybody.without(1, 1);
    counted.set("votes cast", voters).set("members opposed", 0);
    const bool limits_opposed = rule.kind == Threshold::Kind::compared &&
                                (rule.comparator == expression::Comparator::at_most ||
                                 rule.comparator == expression::Comparator::fewer_than);
    const auto written =
        limits_opposed ? std::nullopt : expression::smallest_meeting(rule, counted);
    if (!row.needed) {
      row.marks.push_back(written && *written > voters ? SweepMark::more_than_can_vote
                                                       : SweepMark::never);
      return;
    }
    const bool nobody_at_quorum = row.needed_at_quorum && row.needed_at_quorum->sign() == 0;
    if (row.needed->sign() == 0 || nobody_at_quorum || (written && written->sign() == 0)) {
      row.marks.push_back(SweepMark::by_nobody);
    } else if (size > Integer(1) &&
               (*row.needed == Integer(1) ||
                (row.needed_at_quorum && *row.needed_at_quorum == Integer(1)))) {
      row.marks.push_back(SweepMark::one_decides);
    } else if (voters > Integer(1) && *row.needed == voters &&
               rule.kind != Threshold::Kind::unanimous) {
      row.marks.push_back(SweepMark::everybody);
    }
    const auto& few = row.needed_at_quorum ? row.needed_at_quorum : row.needed;
    if (has(bases_in(rule), the_quorum) && *few + *few <= size)
      row.marks.push_back(SweepMark::part_of_the_quorum);
  }

  const model::Bylaws& bylaws_;
  Ruling ruling_;
  std::optional<Body> body_;
  SweptRule swept_;
};

// What those left may do after a loss of quorum: one more rule for each body that has one.
std::optional<SweptRule> after_loss_of(const std::string& name, const model::MeetingRules& rules,
                                       const model::Bylaws& bylaws, std::int64_t from,
                                       std::int64_t to) {
  if (!rules.quorum_lost || !rules.quorum_lost->actions_need) return std::nullopt;
  const auto body = meetings::find_body(bylaws, name);
  SweptRule swept{.name = name + ", after the quorum is lost",
                  .of = std::string(body->entitled_base()),
                  .rule = to_text(*rules.quorum_lost->actions_need),
                  .cite = rules.quorum_lost->cite.empty() ? rules.cite : rules.quorum_lost->cite,
                  .clause = rules.quorum_lost->clause};
  const bool of_quorum = has(bases_in(rules.quorum_lost->actions_need), the_quorum);
  for (std::int64_t size = from; size <= to; ++size) {
    Headcount counts;
    for (const std::string_view base : of_members) counts.set(base, Integer(size));
    for (const std::string_view base : of_directors) counts.set(base, Integer(size));
    const auto quorum = meetings::quorum_of(*body, meetings::Call::first, counts, Integer(size));
    SweepRow row{.size = size};
    if (!quorum.quorum || !quorum.quorum->met) {
      if (quorum.quorum) row.quorum = quorum.quorum->required;
      row.marks.push_back(quorum.none_fits ? SweepMark::no_quorum_fits
                                           : SweepMark::quorum_out_of_reach);
      swept.rows.push_back(std::move(row));
      continue;
    }
    if (!quorum.quorum->required) continue;
    row.quorum = quorum.quorum->required;
    const Integer left = *row.quorum - Integer(1);
    const auto loss = meetings::after_loss(*body, *quorum.quorum, left, counts);
    if (loss.loss) row.needed = loss.loss->votes_needed;
    if (!row.needed)
      row.marks.push_back(SweepMark::never);
    else if (*row.needed > left)
      row.marks.push_back(SweepMark::cannot_act_once_lost);
    else if (*row.needed <= Integer(1))
      row.marks.push_back(row.needed->sign() == 0 ? SweepMark::by_nobody : SweepMark::one_decides);
    else if (of_quorum && *row.needed + *row.needed <= Integer(size))
      row.marks.push_back(SweepMark::part_of_the_quorum);
    swept.rows.push_back(std::move(row));
  }
  return swept;
}

// "1..60" or "12"; nothing for anything else.
std::optional<std::pair<std::int64_t, std::int64_t>> range_of(const std::string& text) {
  const std::size_t dots = text.find("..");
  const auto number = [](const std::string& part) {
    const auto whole = Integer::parse(part);
    return whole ? whole->to_int64() : std::nullopt;
  };
  const auto from = number(text.substr(0, dots));
  const auto to = dots == std::string::npos ? from : number(text.substr(dots + 2));
  if (!from || !to || *from < 1 || *to < *from || *to > size_max) return std::nullopt;
  return std::pair(*from, *to);
}

Diagnostic unknown_decision(const std::string& name, const model::Bylaws& bylaws) {
  std::vector<std::string> known;
  for (const auto& [one, decision] : bylaws.decisions) known.push_back(one);
  const auto near = near_word(name, known);
  return Diagnostic::error(Code::U112, "the bylaws have no decision `" + name + "`")
      .about("DECISION")
      .hint(near            ? "did you mean `" + *near + "`?"
            : known.empty() ? "add a block `decisions` to the bylaws"
                            : "the decisions are " + joined(backquoted(known)));
}

}  // namespace

std::string_view words_for(SweepMark mark) {
  switch (mark) {
    case SweepMark::no_quorum_fits:
      return "no quorum rule fits this size";
    case SweepMark::quorum_out_of_reach:
      return "never a quorum: more are needed than there are";
    case SweepMark::never:
      return "never carried";
    case SweepMark::more_than_can_vote:
      return "never carried: more are needed than can vote";
    case SweepMark::by_nobody:
      return "the rule comes down to nobody";
    case SweepMark::one_decides:
      return "one person can decide";
    case SweepMark::everybody:
      return "everybody is needed";
    case SweepMark::part_of_the_quorum:
      return "a part of the quorum: no majority of all";
    case SweepMark::cannot_act_once_lost:
      return "those left can never act";
  }
  return "";
}

Result<Sweep> sweep(const TextFile& bylaws, const SweepQuestion& question) {
  Diagnostics mistakes;
  const auto range = range_of(question.members);
  if (!range)
    mistakes.add(Diagnostic::error(Code::U113, "`" + visible(question.members) +
                                                   "` is not a range of numbers of members")
                     .about("--members")
                     .hint("write `1..60`, or one number; at most 100,000"));
  const Result<document::Node> text = document::read_yaml(bylaws.name, bylaws.text);
  if (!text) mistakes.add(text.diagnostics());
  if (mistakes.has_errors()) return mistakes;
  const rules::Occasion occasion{.fiscal_year_end = question.as_of, .notice = question.as_of};
  Result<rules::BylawsRead> read = rules::read_bylaws(*text, occasion);
  if (!read) return std::move(read).diagnostics();
  const model::Bylaws& model = read->bylaws;
  if (!question.decision.empty() && model::find(model.decisions, question.decision) == nullptr) {
    mistakes.add(unknown_decision(question.decision, model));
    return mistakes;
  }
  Sweep result{.cooperative = model.coop.name, .from = range->first, .to = range->second};
  for (const auto& [name, decision] : model.decisions)
    if (question.decision.empty() || question.decision == name)
      result.rules.push_back(OneRule(model, decision, name).over(result.from, result.to));
  if (question.decision.empty())
    for (const auto& [name, rules] : model.meetings)
      if (auto swept = after_loss_of(name, rules, model, result.from, result.to))
        result.rules.push_back(std::move(*swept));
  result.doubts = std::move(read->doubts);
  return result;
}

}  // namespace toadlane::app
