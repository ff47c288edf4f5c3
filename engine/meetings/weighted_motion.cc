#include "engine/meetings/weighted_motion.h"

#include <algorithm>

#include "engine/meetings/class_cap.h"
#include "engine/meetings/colleges.h"

namespace toadlane::meetings {
namespace {

namespace ex = expression;

// The bases of weighed votes beside those of people.
class Scales final : public ex::Environment {
 public:
  Scales(const WeightedVotes& votes, const Headcount& people) : votes_(votes), people_(people) {}

  std::optional<Ratio> value(const ex::Name& name) const override {
    const bool classes = votes_.kind == WeightedVotes::Kind::classes;
    if (name.kind != ex::Name::Kind::plain) return std::nullopt;
    if (name.name == "weighted votes cast" || (classes && name.name == "votes cast"))
      return votes_.cast();
    return classes && name.name == "votes" ? votes_.all : std::nullopt;
  }
  std::optional<Ratio> value(const ex::Measure& measure, ex::UnitKind in) const override {
    return people_.value(measure, in);
  }
  std::optional<bool> holds(const ex::Status& status) const override {
    return people_.holds(status);
  }
  std::optional<bool> holds(const ex::Passed& passed) const override {
    return people_.holds(passed);
  }

 private:
  const WeightedVotes& votes_;
  const Headcount& people_;
};

// One weighed motion on its way to its outcome.
class ByWeight {
 public:
  ByWeight(const Ruling& ruling, const Motion& motion, const ex::Threshold& majority,
           const Headcount& counts, MotionResult result)
      : ruling_(ruling),
        motion_(motion),
        majority_(majority),
        counts_(counts),
        result_(std::move(result)) {}

  MotionFound run() {
    const bool by_number = motion_.votes_for || motion_.votes_against;
    if (motion_.by_group.empty())
      return missing({{Missing::Kind::fact, std::string(by_number ? votes_by_class : "for")}});
    std::vector<Missing> lacking;
    if (!motion_.votes_for) lacking.push_back({Missing::Kind::fact, "for"});
    if (!motion_.votes_against) lacking.push_back({Missing::Kind::fact, "against"});
    if (!lacking.empty()) return missing(std::move(lacking));
    WeighedFound found = weigh();
    for (std::string& base : found.missing)
      lacking.push_back({Missing::Kind::base, std::move(base)});
    if (!found.votes) return missing(std::move(lacking));
    count_people();
    result_.why.insert(result_.why.end(), found.votes->why.begin(), found.votes->why.end());
    return judge(std::move(*found.votes));
  }

 private:
  static MotionFound missing(std::vector<Missing> all) { return {std::nullopt, std::move(all)}; }

  const std::string& abstentions() const {
    const auto& colleges = ruling_.weighing.colleges;
    return colleges && !colleges->abstentions.empty() ? colleges->abstentions
                                                      : ruling_.decision.abstentions;
  }

  WeighedFound weigh() const {
    const Weighing& weighing = ruling_.weighing;
    return weighing.colleges
               ? weigh_colleges(*weighing.colleges, motion_.by_group, abstentions(), counts_)
               : weigh_classes(weighing.classes, motion_.by_group, abstentions(), counts_);
  }

  void count_people() {
    Integer abstained = 0;
    result_.votes_for = Integer(0);
    result_.votes_against = Integer(0);
    for (GroupVotes one : motion_.by_group) {
      count_abstentions(one, abstentions());
      abstained += one.abstained;
      result_.votes_for += one.votes_for;
      result_.votes_against += one.votes_against;
    }
    counts_.set("votes cast", result_.votes_for + result_.votes_against);
    counts_.set("members opposed", result_.votes_against);
    if (motion_.ballots_returned) counts_.set("ballots returned", *motion_.ballots_returned);
    if (abstained.sign() == 0) return;
    Step counted =
        step("abstentions: " +
             (abstentions().empty() ? "default, not stated: not counted" : abstentions()));
    counted.result = Ratio(abstained);
    result_.why.push_back(std::move(counted));
  }

  Step step(std::string what) const {
    return {.clause = ruling_.decision.clause, .citation = ruling_.cite, .what = std::move(what)};
  }

  MotionFound judge(WeightedVotes votes) {
    const ex::Rule place{ruling_.majority, ruling_.cite};
    Trace because;
    ex::Resolved resolved = ex::resolve(majority_, Scales(votes, counts_), place, because);
    const bool weighed = resolved.limit.has_value();
    if (!weighed) {  // a majority of people
      because = Trace();
      resolved = ex::resolve(majority_, counts_, place, because);
      std::vector<Missing> lacking;
      for (const std::string& base : resolved.missing)
        lacking.push_back({Missing::Kind::base, base});
      if (!resolved.limit) return missing(std::move(lacking));
    }
    const ex::Limit& limit = *resolved.limit;
    result_.rule = to_text(majority_);
    result_.base = limit.base;
    result_.limits_against = limits_opposition(majority_);
    votes.limit = limit.limit;
    const Ratio votes_for = weighed ? votes.votes_for : Ratio(result_.votes_for);
    const Ratio against = weighed ? votes.votes_against : Ratio(result_.votes_against);
    if (!weighed && !result_.limits_against) result_.needed = limit.smallest();
    if (!weighed && result_.limits_against && limit.met_by(0)) {
      const Integer most = limit.limit.floor();
      result_.against_max = limit.met_by(Ratio(most)) ? most : most - 1;
    }
    Step majority = step("majority: " + result_.rule);
    majority.clause = ruling_.majority;
    majority.from = {{"for", votes_for.text()}, {"against", against.text()}};
    majority.because = because.steps();
    majority.result = limit.nothing_to_count ? "there is nothing to count, so it cannot be carried"
                                             : limit.limit.text() + " is the limit";
    result_.why.push_back(std::move(majority));
    const bool colleges = votes.kind == WeightedVotes::Kind::colleges;
    if (weighed) result_.weighted = std::move(votes);
    return end(limit, votes_for, against, weighed && colleges);
  }

  MotionFound end(const ex::Limit& limit, const Ratio& votes_for, const Ratio& against,
                  bool of_weight) {
    const auto say = [&](Outcome outcome, std::string reason) -> MotionFound {
      result_.outcome = outcome;
      result_.reason = std::move(reason);
      Step last = step("the motion");
      last.from = {{"for", votes_for.text()}, {"against", against.text()}};
      last.result = std::string(words_for(outcome)) + ": " + result_.reason;
      result_.why.push_back(std::move(last));
      return {result_, {}};
    };
    const Ratio cast = votes_for + against;
    if (limit.nothing_to_count || cast.sign() == 0)
      return say(Outcome::lost, "there is nothing to count");
    const bool enough = limit.met_by(result_.limits_against ? against : votes_for);
    if (votes_for == against && ruling_.decision.tie == "lost")
      return say(Outcome::lost, "a tie is lost");
    if (votes_for == against && !enough && ruling_.decision.tie == "chair decides") {
      if (!motion_.chair_for) return missing({{Missing::Kind::fact, "chair"}});
      return say(*motion_.chair_for ? Outcome::carried : Outcome::lost,
                 std::string("a tie, and the chair decides ") +
                     (*motion_.chair_for ? "for it" : "against it"));
    }
    const Ratio& counted = result_.limits_against ? against : votes_for;
    const std::string side = result_.limits_against ? " against" : " for";
    // Of weights the part of those cast is told, of votes their number.
    const Ratio told = of_weight ? counted / cast : counted;
    return say(enough ? Outcome::carried : Outcome::lost,
               told.text() + (of_weight ? " of the weighted votes cast" : "") + side);
  }

  const Ruling& ruling_;
  const Motion& motion_;
  const ex::Threshold& majority_;
  Headcount counts_;
  MotionResult result_;
};

}  // namespace

MotionFound decide_by_weight(const Ruling& ruling, const Motion& motion,
                             const ex::Threshold& majority, const Headcount& counts,
                             MotionResult result) {
  return ByWeight(ruling, motion, majority, counts, std::move(result)).run();
}

}  // namespace toadlane::meetings
