#include "engine/meetings/motion.h"

#include "engine/base/invariant.h"
#include "engine/meetings/weighted_motion.h"

namespace toadlane::meetings {
namespace {

using expression::Comparator;
using expression::Limit;
using expression::Threshold;

// A threshold such as `at most 2 members` limits the votes against, not those for.
bool limits_opposition(const Threshold& threshold) {
  return threshold.kind == Threshold::Kind::compared &&
         (threshold.comparator == Comparator::at_most ||
          threshold.comparator == Comparator::fewer_than);
}

// The largest whole number that a limit on opposition lets pass; nothing when not even 0 does.
std::optional<Integer> largest_against(const Limit& limit) {
  if (!limit.met_by(0)) return std::nullopt;
  const Integer whole = limit.limit.floor();
  return limit.met_by(whole) ? whole : whole - 1;
}

// One motion on its way from the facts to the outcome.
class Decide {
 public:
  Decide(const Ruling& ruling, const Motion& motion, const Headcount& counts, Told told)
      : ruling_(ruling), rule_(ruling.decision), motion_(motion), counts_(counts), told_(told) {
    result_.title = motion.title;
    result_.decision = motion.decision;
    result_.clause = rule_.clause;
    result_.cite = ruling.cite;
    result_.why = motion.told;
    result_.votes_for = motion.votes_for.value_or(0);
    result_.votes_against = motion.votes_against.value_or(0);
  }

  MotionFound run() {
    lower_the_base();
    if (by_agreement()) {
      if (agreed() || !missing_.empty()) return found();
      if (majority() == nullptr)
        return end(Outcome::lost, "blocked, and the bylaws put nothing to the vote instead");
    } else if (majority() == nullptr) {
      missing_.push_back({Missing::Kind::majority, "passes"});
      return found();
    }
    if (ruling_.weighing.any()) return weighed();
    if (!count_votes() || !put_to_vote()) return found();
    return vote(*majority());
  }

  /// Actions need so many votes because the quorum is lost.
  Decide& with_loss(const QuorumLoss& loss) {
    loss_ = &loss;
    return *this;
  }

 private:
  Step step(std::string what) const {
    return {.clause = rule_.clause, .citation = ruling_.cite, .what = std::move(what)};
  }

  MotionFound end(Outcome outcome, std::string reason) {
    result_.outcome = outcome;
    result_.reason = std::move(reason);
    Step last = step("the motion");
    last.from = {{"for", Ratio(result_.votes_for)}, {"against", Ratio(result_.votes_against)}};
    last.result = std::string(words_for(outcome)) + ": " + result_.reason;
    result_.why.push_back(std::move(last));
    return {result_, {}};
  }

  MotionFound found() {
    if (missing_.empty()) return {result_, {}};
    return {std::nullopt, missing_};
  }

  void miss(std::string fact) { missing_.push_back({Missing::Kind::fact, std::move(fact)}); }

  // `neither votes nor counts` takes the person concerned out of every base of people.
  void lower_the_base() {
    if (rule_.person_concerned != "neither votes nor counts") return;
    const Integer persons = motion_.concerned.value_or(1);
    counts_ = counts_.without(persons, motion_.concerned_present.value_or(persons));
    Step lowered = step("the person concerned neither votes nor counts");
    if (!motion_.concerned) lowered.what += "; default, not stated: one person";
    lowered.result = Ratio(persons);
    result_.why.push_back(std::move(lowered));
  }

  bool by_agreement() const { return rule_.method == "consensus" || rule_.method == "consent"; }

  // The majority of a vote; nullptr: the bylaws state none, or say `none`.
  const Threshold* majority() const {
    const auto& threshold = rule_.method == "consent" ? rule_.otherwise_passes
                            : rule_.passes            ? rule_.passes
                                                      : rule_.otherwise_passes;
    return threshold && threshold->kind != Threshold::Kind::none ? &*threshold : nullptr;
  }

  // Consensus and consent: nothing needs a vote while no more block than may. True: it is decided.
  bool agreed() {
    if (!motion_.blocks) {
      const bool voted = motion_.votes_for || motion_.votes_against;
      if (told_ == Told::meeting || !voted || majority() == nullptr) miss("blocks");
      return false;
    }
    if (motion_.present && *motion_.present <= kept_from_voting(ruling_, motion_)) {
      result_.rule = rule_.method;
      end(Outcome::lost, "there is nothing to count: nobody present takes part in it");
      return true;
    }
    const Integer allowed = rule_.blocks_allowed.value_or(0);
    Step asked =
        step(rule_.method + (rule_.blocks_allowed ? "" : "; default, not stated: no block"));
    asked.from = {{"blocks", Ratio(*motion_.blocks)}, {"allowed", Ratio(allowed)}};
    const bool reached = *motion_.blocks <= allowed;
    asked.result = std::string(reached ? "reached" : "not reached");
    result_.why.push_back(std::move(asked));
    if (!reached) return false;
    result_.rule = rule_.method;
    end(Outcome::carried, rule_.method + " reached");
    return true;
  }

  // Votes that are not one each.
  MotionFound weighed() {
    if (!put_to_vote()) return found();
    MotionFound one = decide_by_weight(ruling_, motion_, *majority(), counts_, result_);
    if (!one.result || loss_ == nullptr || !loss_->votes_needed) return one;
    result_ = *one.result;
    if (result_.outcome != Outcome::carried || result_.votes_for >= *loss_->votes_needed)
      return one;
    return end(Outcome::lost, result_.votes_for.text() + " for, " + loss_->votes_needed->text() +
                                  " needed since the quorum was lost");
  }

  // Votes as the rule on abstentions counts them.
  bool count_votes() {
    if (!motion_.votes_for) miss("for");
    if (!motion_.votes_against) miss("against");
    if (!missing_.empty()) return false;
    result_.votes_for = *motion_.votes_for;
    result_.votes_against = *motion_.votes_against;
    const bool as_for = rule_.abstentions == "counted as for";
    const bool as_against = rule_.abstentions == "counted as against";
    if (as_for) result_.votes_for += motion_.abstained;
    if (as_against) result_.votes_against += motion_.abstained;
    if (motion_.abstained.sign() > 0) {
      Step counted = step("abstentions: " + (rule_.abstentions.empty() ? "default, not stated: not "
                                                                         "counted"
                                                                       : rule_.abstentions));
      counted.result = Ratio(motion_.abstained);
      result_.why.push_back(std::move(counted));
    }
    counts_.set("votes cast", result_.votes_for + result_.votes_against);
    counts_.set("members opposed", result_.votes_against);
    if (motion_.ballots_returned) counts_.set("ballots returned", *motion_.ballots_returned);
    return true;
  }

  // Without a consensus there is a vote only when enough want one now.
  bool put_to_vote() {
    if (rule_.method != "consensus" || !rule_.put_to_vote_when) return true;
    if (!motion_.wanted_by) {
      miss("wanted_by");
      return false;
    }
    Trace trace;
    const auto outcome = expression::satisfied(
        *rule_.put_to_vote_when, *motion_.wanted_by, counts_,
        {ruling_.decision.clause.key("put_to_vote_when"), ruling_.cite}, trace);
    if (!bases_known(outcome.missing)) return false;
    for (const Step& one : trace.steps()) result_.why.push_back(one);
    if (*outcome.met) return true;
    end(Outcome::lost, "too few want a vote now: " + motion_.wanted_by->text() +
                           (outcome.needed ? ", " + outcome.needed->text() + " needed" : ""));
    return false;
  }

  bool bases_known(const std::vector<std::string>& names) {
    for (const std::string& name : names) missing_.push_back({Missing::Kind::base, name});
    return names.empty();
  }

  MotionFound vote(const Threshold& threshold) {
    Trace because;
    const expression::Rule place{ruling_.majority, ruling_.cite};
    const expression::Resolved resolved = expression::resolve(threshold, counts_, place, because);
    if (!bases_known(resolved.missing)) return found();
    const Limit& limit = *resolved.limit;
    result_.rule = to_text(threshold);
    result_.base = limit.base;
    const bool opposition = limits_opposition(threshold);
    result_.limits_against = opposition;
    if (opposition)
      result_.against_max = largest_against(limit);
    else
      result_.needed = needed(limit);
    Step majority = step("majority: " + result_.rule);
    majority.clause = ruling_.majority;
    majority.because = because.steps();
    majority.result = bound_text(opposition, limit);
    result_.why.push_back(std::move(majority));
    if (opposition && loss_ != nullptr && loss_->rule == QuorumLoss::Rule::actions_need)
      result_.needed = loss_->votes_needed;
    const bool enough = limit.met_by(opposition ? result_.votes_against : result_.votes_for);
    return judge(limit, opposition, enough);
  }

  // The smallest number for: the majority's, or that which actions need after a lost quorum.
  std::optional<Integer> needed(const Limit& limit) const {
    std::optional<Integer> number = limit.smallest();
    // All minus one can come down to 0; what nobody votes for is still not carried.
    if (number && number->sign() == 0) number = Integer(1);
    const Integer cast = result_.votes_for + result_.votes_against;
    // With `tie: lost`, exactly half of the votes cast is not enough.
    if (number && rule_.tie == "lost" && *number + *number == cast && cast.sign() > 0) *number += 1;
    if (loss_ == nullptr || loss_->rule != QuorumLoss::Rule::actions_need) return number;
    if (!number || !loss_->votes_needed) return std::nullopt;
    return *number < *loss_->votes_needed ? loss_->votes_needed : number;
  }

  std::string bound_text(bool opposition, const Limit& limit) const {
    if (limit.nothing_to_count) return "there is nothing to count, so it cannot be carried";
    if (opposition)
      return result_.against_max ? "at most " + result_.against_max->text() + " against"
                                 : "no number against is small enough";
    return result_.needed ? result_.needed->text() + " needed" : "no number is enough";
  }

  MotionFound judge(const Limit& limit, bool opposition, bool enough) {
    const bool tied = result_.votes_for == result_.votes_against && result_.votes_for.sign() > 0;
    if (tied && rule_.tie == "lost") return end(Outcome::lost, "a tie is lost");
    if (tied && !enough && rule_.tie == "chair decides" && chair_can_decide()) {
      if (!motion_.chair_for) {
        miss("chair");
        return found();
      }
      return end(*motion_.chair_for ? Outcome::carried : Outcome::lost,
                 std::string("a tie, and the chair decides ") +
                     (*motion_.chair_for ? "for it" : "against it"));
    }
    if (limit.nothing_to_count) return end(Outcome::lost, "there is nothing to count");
    if (opposition && result_.votes_for.sign() == 0 && result_.votes_against.sign() == 0)
      return end(Outcome::lost, "there is nothing to count");
    const bool few = result_.needed && result_.votes_for < *result_.needed;
    const bool carried = enough && !few && (opposition || result_.needed);
    return end(carried ? Outcome::carried : Outcome::lost, compared(opposition, enough));
  }

  // "3 for, 3 needed"; of those opposed "2 against, at most 2 allowed".
  std::string compared(bool opposition, bool enough) const {
    std::string votes_for = result_.votes_for.text() + " for";
    if (result_.needed) votes_for += ", " + result_.needed->text() + " needed";
    if (!opposition) return votes_for;
    std::string against = result_.votes_against.text() + " against, ";
    against += result_.against_max ? "at most " + result_.against_max->text() + " allowed"
                                   : "and no number is small enough";
    return enough && result_.needed ? against + "; " + votes_for : against;
  }

  // The chair's vote decides when one vote more for it would carry it.
  bool chair_can_decide() {
    Headcount with_chair = counts_;
    with_chair.set("votes cast", result_.votes_for + result_.votes_against + 1);
    const Threshold* threshold = majority();
    if (threshold == nullptr || limits_opposition(*threshold)) return false;
    const auto outcome = expression::satisfied(*threshold, result_.votes_for + 1, with_chair);
    const bool acts =
        loss_ == nullptr || !loss_->votes_needed || result_.votes_for + 1 >= *loss_->votes_needed;
    return outcome.met.value_or(false) && acts;
  }

  const Ruling& ruling_;
  const model::Decision& rule_;
  const Motion& motion_;
  Headcount counts_;
  Told told_;
  const QuorumLoss* loss_ = nullptr;
  MotionResult result_;
  std::vector<Missing> missing_;
};

}  // namespace

std::string_view words_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_quorum:
      return "no quorum";
    case Outcome::carried:
      return "carried";
    case Outcome::lost:
      return "lost";
  }
  broken_invariant("an outcome of a motion");
}

Ruling ruling_of(const model::Bylaws& bylaws, const model::Decision& decision) {
  const auto majority_key = [](const model::Decision& one) {
    return one.method == "consent" && one.otherwise_passes ? "otherwise_passes" : "passes";
  };
  Ruling ruling{decision, decision.clause.key(majority_key(decision)), decision.cite};
  const model::Decision* like = model::find(bylaws.decisions, decision.like);
  if (like == nullptr) {
    ruling.weighing = weighing_of(bylaws, decision);
    return ruling;
  }
  model::Decision& mine = ruling.decision;
  const auto copy = [](auto& value, const auto& from, bool silent) {
    if (silent) value = from;
  };
  if (!mine.passes && !mine.otherwise_passes) {
    ruling.majority = like->clause.key(majority_key(*like));
    if (!like->cite.empty() && like->cite != mine.cite)
      ruling.cite += (ruling.cite.empty() ? "" : ", ") + like->cite;
    mine.passes = like->passes;
    mine.otherwise_passes = like->otherwise_passes;
  }
  copy(mine.by, like->by, mine.by.empty());
  copy(mine.method, like->method, mine.method.empty());
  copy(mine.put_to_vote_when, like->put_to_vote_when, !mine.put_to_vote_when);
  copy(mine.tie, like->tie, mine.tie.empty());
  copy(mine.abstentions, like->abstentions, mine.abstentions.empty());
  copy(mine.person_concerned, like->person_concerned, mine.person_concerned.empty());
  copy(mine.blocks_allowed, like->blocks_allowed, !mine.blocks_allowed);
  copy(mine.and_each, like->and_each, !mine.and_each);
  copy(mine.notice, like->notice, mine.notice.empty());
  copy(mine.hearing, like->hearing, mine.hearing.empty());
  ruling.weighing = weighing_of(bylaws, mine);
  return ruling;
}

MotionFound decide(const Ruling& ruling, const Motion& motion, const Headcount& counts, Told told) {
  return with_class_veto(ruling, motion, counts, Decide(ruling, motion, counts, told).run());
}

Integer kept_from_voting(const Ruling& ruling, const Motion& motion) {
  const std::string& rule = ruling.decision.person_concerned;
  if (rule != "neither votes nor counts" && rule != "does not vote") return 0;
  return motion.concerned_present.value_or(motion.concerned.value_or(1));
}

MotionFound decide_in_meeting(const Ruling& ruling, const Motion& motion, const Body& body,
                              const Quorum& quorum, const Headcount& counts) {
  invariant(motion.present.has_value(), "how many are present at a motion is known");
  const Integer& present = *motion.present;
  Headcount at_the_vote = counts;
  at_the_vote.set(body.present_base(), present);
  if (quorum.stated && quorum.required) at_the_vote.set("the quorum", *quorum.required);
  if (quorum.met_by(present)) return decide(ruling, motion, at_the_vote, Told::meeting);

  const auto refused = [&](std::string reason, std::vector<Step> why) -> MotionFound {
    MotionResult result{.title = motion.title,
                        .decision = motion.decision,
                        .outcome = Outcome::no_quorum,
                        .reason = std::move(reason),
                        .clause = quorum.clause,
                        .cite = quorum.cite,
                        .why = std::move(why)};
    return {result, {}};
  };
  const std::string too_few = quorum.required ? present.text() + " present, " +
                                                    quorum.required->text() + " needed for a quorum"
                                              : quorum.never + ", so there can be no quorum";
  if (!quorum.met) return refused(too_few, quorum.why);
  const QuorumLossFound lost = after_loss(body, quorum, present, at_the_vote);
  if (!lost.loss) {
    std::vector<Missing> missing;
    for (const std::string& base : lost.missing) missing.push_back({Missing::Kind::base, base});
    return {std::nullopt, missing};
  }
  if (!lost.loss->can_act) return refused(too_few, lost.loss->why);
  MotionFound found =
      Decide(ruling, motion, at_the_vote, Told::meeting).with_loss(*lost.loss).run();
  if (found.result)
    found.result->why.insert(found.result->why.begin(), lost.loss->why.begin(),
                             lost.loss->why.end());
  return with_class_veto(ruling, motion, at_the_vote, std::move(found));
}

}  // namespace toadlane::meetings
