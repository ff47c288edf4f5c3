#include <array>

#include "engine/meetings/meeting.h"
#include "engine/meetings/proxies.h"
#include "service/app/example_case.h"

namespace toadlane::app {
namespace {

using meetings::Headcount;
using model::Fact;

constexpr std::array<std::string_view, 7> bases{
    "all members",          "members", "members in good standing", "members of the class",
    "directors authorised", "votes",   "directors in office"};

std::string number_text(const std::optional<Integer>& number) {
  return number ? number->text() : "none";
}

// The facts of an example as a meeting, or a part of one.
class MeetingCheck {
 public:
  explicit MeetingCheck(ExampleCase& example) : example_(example) {}

  void run() {
    if (by_colleges()) return;
    read_facts();
    for (const Fact& fact : example_.example().expect) one(fact);
  }

 private:
  // Facts given by college, and results by decision, belong to votes by colleges.
  bool by_colleges() {
    bool found = false;
    for (const auto* facts : {&example_.example().given, &example_.example().expect})
      for (const Fact& fact : *facts) {
        if (fact.kind == Fact::Kind::named) found = true;
        if (facts == &example_.example().expect && is_decision(fact.name)) found = true;
      }
    if (found) example_.not_computed("votes by colleges");
    return found;
  }

  bool is_decision(std::string_view name) const {
    return model::find(example_.bylaws().decisions, name) != nullptr;
  }

  void read_facts() {
    for (const Fact& fact : example_.example().given) {
      if (fact.name == "present") {
        attendance(fact);
      } else if (fact.name == "amendment") {
        amendment(fact);
      } else if (fact.name == "decision") {
        motion_.decision = fact.text;
      } else if (fact.name == "call") {
        call(fact);
      } else if (!vote(fact) && !base(fact)) {
        other(fact);
      }
    }
    // An example that says how many members there are, and nothing of other kinds, has no others.
    if (const auto members = counts_.of("members"))
      for (const std::string_view kind : {"all members", "members in good standing"})
        if (!counts_.of(kind)) counts_.set(kind, *members);
    const std::string body_name = body_fact_.empty() ? "members" : body_fact_;
    body_ = meetings::find_body(example_.bylaws(), body_name);
    if (body_) counts_ = meetings::with_derived(example_.bylaws(), *body_, counts_);
    if (body_ && !present_.empty()) counts_.set(body_->present_base(), present_.front());
  }

  Integer whole(const Fact& fact) { return Integer(example_.count(fact)); }

  void attendance(const Fact& fact) {
    if (fact.kind == Fact::Kind::value) present_.push_back(whole(fact));
    for (const Fact& later : fact.facts) present_.push_back(whole(later));
  }

  void call(const Fact& fact) {
    if (fact.text != "first" && fact.text != "second")
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a call")
                         .in(fact.clause)
                         .hint("write `first` or `second`"));
    call_ = fact.text == "second" ? meetings::Call::second : meetings::Call::first;
  }

  bool vote(const Fact& fact) {
    if (fact.name == "for")
      motion_.votes_for = whole(fact);
    else if (fact.name == "against")
      motion_.votes_against = whole(fact);
    else if (fact.name == "abstain")
      motion_.abstained = whole(fact);
    else if (fact.name == "ballots returned")
      motion_.ballots_returned = whole(fact);
    else if (fact.name == "blocks")
      motion_.blocks = whole(fact);
    else if (fact.name == "wanted_by")
      motion_.wanted_by = whole(fact);
    else if (fact.name == "person_concerned")
      motion_.concerned = fact.text == "yes" ? Integer(1) : whole(fact);
    else if (fact.name == "chair")
      motion_.chair_for = fact.text == "for";
    else
      return false;
    return true;
  }

  bool base(const Fact& fact) {
    for (const std::string_view known : bases) {
      if (fact.name != known) continue;
      counts_.set(known, whole(fact));
      return true;
    }
    return false;
  }

  void other(const Fact& fact) {
    if (fact.name == "body") {
      body_fact_ = fact.text;
    } else if (fact.name == "notice_sent" || fact.name == "meeting") {
      if (!Date::parse(fact.text))
        example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a date")
                           .in(fact.clause)
                           .hint("write year, month and day, as in `2025-12-31`"));
    } else {
      example_.fault(
          Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a meeting")
              .in(fact.clause)
              .hint("name a base such as `all members`, or `for`, `against`, `present`"));
    }
  }

  // The vote by which an amendment says that it was adopted.
  void amendment(const Fact& fact) {
    for (const model::Amendment& one : example_.bylaws().amendments) {
      if (one.id != fact.text) continue;
      const model::Amendment::Adoption& adopted = one.adopted_by;
      const auto number = [](const std::optional<long>& given) {
        return given ? std::optional(Integer(*given)) : std::nullopt;
      };
      motion_.decision = adopted.decision;
      motion_.votes_for = number(adopted.votes_for);
      motion_.votes_against = number(adopted.votes_against);
      if (adopted.members) counts_.set("members", Integer(*adopted.members));
      if (adopted.present) present_.emplace_back(*adopted.present);
      return;
    }
    example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not an amendment")
                       .in(fact.clause)
                       .hint("write the `id` of an amendment of this file"));
  }

  void one(const Fact& fact) {
    if (fact.name == "quorum")
      quorum(fact);
    else if (fact.name == "votes_needed_after_loss" || fact.name == "can_act")
      after_loss(fact);
    else if (fact.name == "base" || fact.name == "needed" || fact.name == "carried")
      motion(fact);
    else if (fact.name == "proxies")
      proxies(fact);
    else
      example_.not_computed("`" + fact.name + "`");
  }

  void compare_count(const Fact& fact, const std::optional<Integer>& got,
                     const std::string& article) {
    example_.compare(fact.name, plain_text(example_.number(fact)), number_text(got), article);
  }

  void compare_answer(const Fact& fact, bool got, const std::string& article) {
    if (fact.text != "yes" && fact.text != "no")
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not yes or no")
                         .in(fact.clause)
                         .hint("write `yes` or `no`"));
    example_.compare(fact.name, fact.text, got ? "yes" : "no", article);
  }

  void unknown(const Fact& fact, const std::vector<std::string>& missing) {
    for (const std::string& name : missing)
      example_.fault(Diagnostic::error(Code::E102, "`" + name + "` is needed for `" + fact.name +
                                                       "` and is not given")
                         .in(fact.clause)
                         .hint("add `" + name + ":` to `given`"));
  }

  std::optional<meetings::Quorum> quorum_for(const Fact& fact) {
    if (!body_) {
      unknown(fact, {"body"});
      return std::nullopt;
    }
    const Integer present = present_.empty() ? Integer(0) : present_.front();
    meetings::QuorumFound found = meetings::quorum_of(*body_, call_, counts_, present);
    unknown(fact, found.missing);
    return found.quorum;
  }

  void quorum(const Fact& fact) {
    const auto found = quorum_for(fact);
    if (!found) return;
    if (found->stated)
      compare_count(fact, found->required, found->cite);
    else
      example_.compare(fact.name, fact.text, "none", found->cite);
  }

  void after_loss(const Fact& fact) {
    const auto found = quorum_for(fact);
    if (!found) return;
    const Integer left = present_.empty() ? Integer(0) : present_.back();
    const meetings::QuorumLossFound lost = meetings::after_loss(*body_, *found, left, counts_);
    unknown(fact, lost.missing);
    if (!lost.loss) return;
    if (fact.name == "can_act")
      compare_answer(fact, lost.loss->can_act, lost.loss->cite);
    else
      compare_count(fact, lost.loss->votes_needed, lost.loss->cite);
  }

  void motion(const Fact& fact) {
    const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
    if (decision == nullptr) {
      if (motion_.decision.empty())
        unknown(fact, {"decision"});
      else
        example_.fault(Diagnostic::error(
                           Code::E102, "`" + motion_.decision + "` is not a decision of this file")
                           .in(fact.clause)
                           .hint("use the names of the block `decisions`"));
      return;
    }
    const meetings::Ruling ruling = meetings::ruling_of(example_.bylaws(), *decision);
    const meetings::MotionFound found = meetings::decide(ruling, motion_, counts_);
    std::vector<std::string> missing;
    for (const meetings::Missing& what : found.missing) missing.push_back(what.name);
    unknown(fact, missing);
    if (!found.result) return;
    const meetings::MotionResult& result = *found.result;
    if (fact.name == "carried")
      compare_answer(fact, result.outcome == meetings::Outcome::carried, result.cite);
    else if (fact.name == "needed")
      compare_count(fact, result.needed, result.cite);
    else
      example_.compare(fact.name, plain_text(example_.number(fact)),
                       result.base ? plain_text(*result.base) : "none", result.cite);
  }

  void proxies(const Fact& fact) {
    const model::MeetingRules* rules = body_ ? body_->meeting : nullptr;
    const meetings::ProxyLimit limit =
        meetings::proxies_of(rules != nullptr ? rules->proxies : std::nullopt,
                             rules != nullptr ? rules->cite : "", counts_);
    unknown(fact, limit.missing);
    if (limit.missing.empty()) compare_count(fact, limit.held_by_one, limit.cite);
  }

  ExampleCase& example_;
  meetings::Call call_ = meetings::Call::first;
  std::string body_fact_;
  std::optional<meetings::Body> body_;
  Headcount counts_;
  std::vector<Integer> present_;
  meetings::Motion motion_;
};

}  // namespace

void run_meeting_example(ExampleCase& example) {
  MeetingCheck(example).run();
}

}  // namespace toadlane::app
