#include "engine/meetings/motion.h"

#include "engine/base/invariant.h"
#include "engine/meetings/majority_case.h"
#include "engine/meetings/weighted_motion.h"

namespace toadlane::meetings {
namespace {

using expression::Limit;
using expression::Threshold;

// A threshold such as `at most 2 members` limits the votes against, not those for.
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
    choose_the_case();
    if (!missing_.empty()) return found();
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

  // Of several majorities by case, the first whose case this is.
  void choose_the_case() {
    if (rule_.passes_by_case.empty()) return;
    const CaseFound chosen = case_of(rule_.passes_by_case, motion_, counts_);
    missing_.insert(missing_.end(), chosen.missing.begin(), chosen.missing.end());
    if (chosen.rule == nullptr) return;
    case_ = chosen.rule;
    ruling_clause_ = ruling_.majority.item(chosen.position).key("is");
    if (chosen.words.empty()) return;
    Step which = step("the majority " + chosen.words);
    which.clause = ruling_clause_;
    which.result = case_->is ? to_text(*case_->is) : std::string("none");
    result_.why.push_back(std::move(which));
  }

  // The majority of a vote; nullptr: the bylaws state none, or say `none`.
  const Threshold* majority() const {
    if (case_ != nullptr && rule_.method != "consent")
      return case_->is && case_->is->kind != Threshold::Kind::none ? &*case_->is : nullptr;
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
    if (nobody_agrees()) {
      result_.rule = rule_.method;
      end(Outcome::lost, "nobody is left who agrees");
      return true;
    }
    const Integer allowed = rule_.blocks_allowed.value_or(0);
    Step asked =
        step(rule_.method + (rule_.blocks_allowed ? "" : "; default, not stated: no block"));
    asked.from = {{"blocks", Ratio(*motion_.blocks)}, {"allowed", Ratio(allowed)}};
    const bool reached = *motion_.blocks <= allowed;
    asked.result = std::string(reached ? "reached" : "not reached");
    result_.why.push_back(std::move(asked));
    if (!reached || !few_stand_aside()) return false;
    result_.rule = rule_.method;
    end(Outcome::carried, rule_.method + " reached");
    return true;
  }

  // All who take part block or stand aside.
  bool nobody_agrees() const {
    if (!motion_.present) return false;
    const Integer others = *motion_.blocks + motion_.stand_asides.value_or(0);
    return others.sign() > 0 && *motion_.present - kept_from_voting(ruling_, motion_) <= others;
  }

  // Those who stand aside are no more than the rule allows.
  bool few_stand_aside() {
    if (!rule_.stand_asides_allowed) return true;
    if (!motion_.stand_asides) {
      miss("stand_asides");
      return false;
    }
    Trace trace;
    const auto outcome =
        expression::satisfied(*rule_.stand_asides_allowed, *motion_.stand_asides, counts_,
                              {rule_.clause.key("stand_asides_allowed"), ruling_.cite}, trace);
    if (!bases_known(outcome.missing)) return false;
    for (const Step& one : trace.steps()) result_.why.push_back(one);
    return *outcome.met;
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

  // Votes as the rules on abstentions and on silence count them.
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
    if (!count_silence()) return false;
    counts_.set("votes cast", result_.votes_for + result_.votes_against);
    counts_.set("members opposed", result_.votes_against);
    if (motion_.ballots_returned) counts_.set("ballots returned", ballots());
    return true;
  }

  // Ballots, with those that did not come back where the rule counts them to the quorum.
  Integer ballots() const {
    const bool silent = rule_.silence == "counted to the quorum";
    return *motion_.ballots_returned + (silent ? motion_.silent.value_or(0) : Integer(0));
  }

  // Who could vote and says nothing is for or against it where the rule says so.
  bool count_silence() {
    if (rule_.silence.empty()) return true;
    if (!motion_.silent) {
      miss("silent");
      return false;
    }
    if (rule_.silence == "counted as for") result_.votes_for += *motion_.silent;
    if (rule_.silence == "counted as against") result_.votes_against += *motion_.silent;
    Step counted = step("silence: " + rule_.silence);
    counted.clause = rule_.clause.key("silence");
    counted.result = Ratio(*motion_.silent);
    result_.why.push_back(std::move(counted));
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
    const Clause clause = case_ != nullptr ? ruling_clause_ : ruling_.majority;
    const expression::Rule place{clause, ruling_.cite};
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
    majority.clause = clause;
    majority.because = because.steps();
    majority.result = bound_text(opposition, limit);
    result_.why.push_back(std::move(majority));
    if (opposition && loss_ != nullptr && loss_->rule == QuorumLoss::Rule::actions_need)
      result_.needed = loss_->votes_needed;
    const bool enough = limit.met_by(opposition ? result_.votes_against : result_.votes_for);
    if (!further()) return found();
    MotionFound one = judge(limit, opposition, enough);
    if (!one.result) return one;
    const bool carried = one.result->outcome == Outcome::carried;
    if (carried && !short_of_.empty()) {
      result_.why.pop_back();  // its majority is reached, and something else is not
      one = end(turnout_short_ ? Outcome::open : Outcome::lost, short_of_);
    } else if (!carried && !short_of_.empty() && !turnout_short_) {
      one.result->reason += "; " + short_of_;
    }
    raise_needed(one.result->needed);
    return one;
  }

  // The further majorities and the turnout; false when a number is missing.
  bool further() {
    for (std::size_t i = 0; i < rule_.also.size(); ++i) also(rule_.also[i], i);
    if (rule_.turnout && !motion_.confirms) turnout(*rule_.turnout);
    return missing_.empty();
  }

  void also(const Threshold& threshold, std::size_t position) {
    const Clause clause = rule_.clause.key("also").item(position);
    Trace trace;
    const bool opposition = limits_opposition(threshold);
    const auto outcome =
        expression::satisfied(threshold, opposition ? result_.votes_against : result_.votes_for,
                              counts_, {clause, ruling_.cite}, trace);
    if (!bases_known(outcome.missing)) return;
    for (const Step& one : trace.steps()) result_.why.push_back(one);
    if (!opposition) further_needed_.push_back(outcome.needed);
    if (*outcome.met) return;
    short_of_ = opposition ? result_.votes_against.text() + " against, too many for `"
                           : result_.votes_for.text() + " for, " +
                                 (outcome.needed ? outcome.needed->text() : "no number is") +
                                 (outcome.needed ? " needed by `" : " enough for `");
    short_of_ += to_text(threshold) + "`";
    turnout_short_ = false;
  }

  // The most that the majority and all further tests ask.
  void raise_needed(std::optional<Integer>& needed) const {
    for (const std::optional<Integer>& number : further_needed_) {
      if (!number)
        needed.reset();
      else if (needed && *needed < *number)
        needed = number;
    }
  }

  // Who voted, whatever they said, are enough.
  void turnout(const model::Turnout& rule) {
    if (!rule.least) return;
    const Integer against = *motion_.votes_against + motion_.abstained;
    const Integer voted = motion_.ballots_returned ? ballots() : *motion_.votes_for + against;
    Trace trace;
    const auto outcome =
        expression::satisfied(*rule.least, voted, counts_, {rule.clause, ruling_.cite}, trace);
    if (!bases_known(outcome.missing)) return;
    for (Step one : trace.steps()) {
      one.what = "turnout: " + one.what;
      result_.why.push_back(std::move(one));
    }
    const bool confirm = rule.otherwise == "confirmed";
    if (!confirm && !motion_.ballots_returned)
      further_needed_.push_back(outcome.needed ? std::optional(*outcome.needed - against)
                                               : std::nullopt);
    if (*outcome.met) return;
    const bool lost_before = !short_of_.empty();
    if (confirm && lost_before) return;
    short_of_ = voted.text() + " voted, " +
                (outcome.needed ? outcome.needed->text() + " needed" : "no number is enough");
    short_of_ += confirm ? "; a second vote must confirm it" : " to be valid";
    turnout_short_ = confirm;
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
  const model::ConditionalMajority* case_ = nullptr;
  Clause ruling_clause_;                                // of that case
  std::vector<std::optional<Integer>> further_needed_;  // nothing: no number is enough
  std::string short_of_;  // why it fails although its majority is reached
  bool turnout_short_ = false;
  MotionResult result_;
  std::vector<Missing> missing_;
};

}  // namespace

Motion voted_anew(Motion motion, const VoteOf& vote) {
  motion.votes_for = vote.votes_for;
  motion.votes_against = vote.votes_against;
  motion.abstained = vote.abstained;
  if (vote.present) motion.present = motion.attending = vote.present;
  motion.by_group.clear();  // they told the first vote
  motion.silent.reset();
  motion.ballots_returned.reset();
  return motion;
}

std::string_view words_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::no_quorum:
      return "no quorum";
    case Outcome::carried:
      return "carried";
    case Outcome::lost:
      return "lost";
    case Outcome::open:
      return "open";
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
  if (!mine.passes && !mine.otherwise_passes && mine.passes_by_case.empty() &&
      mine.rounds.empty()) {
    ruling.majority = like->clause.key(majority_key(*like));
    if (!like->cite.empty() && like->cite != mine.cite)
      ruling.cite += (ruling.cite.empty() ? "" : ", ") + like->cite;
    mine.passes = like->passes;
    mine.otherwise_passes = like->otherwise_passes;
    mine.passes_by_case = like->passes_by_case;
    mine.rounds = like->rounds;
  }
  copy(mine.both, like->both, mine.by.empty());
  copy(mine.by, like->by, mine.by.empty());
  copy(mine.passes_of, like->passes_of, mine.passes_of.empty());
  copy(mine.also, like->also, mine.also.empty());
  copy(mine.turnout, like->turnout, !mine.turnout);
  copy(mine.silence, like->silence, mine.silence.empty());
  copy(mine.stand_asides_allowed, like->stand_asides_allowed, !mine.stand_asides_allowed);
  copy(mine.ratified_by, like->ratified_by, !mine.ratified_by);
  copy(mine.veto, like->veto, !mine.veto);
  copy(mine.confirmed, like->confirmed, !mine.confirmed);
  copy(mine.how_to_decide, like->how_to_decide, !mine.how_to_decide);
  copy(mine.quorum, like->quorum, mine.quorum.empty());
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
  return Decide(ruling, motion, counts, told).run();
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
  // A quorum that came after the opening can be lost as well.
  const bool there_was = quorum.met || (motion.most_before && quorum.met_by(*motion.most_before));
  if (!there_was) return refused(too_few, quorum.why);
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
  return found;
}

}  // namespace toadlane::meetings
