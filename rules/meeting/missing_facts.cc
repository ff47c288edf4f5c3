#include "rules/meeting/missing_facts.h"

#include <algorithm>

#include "engine/expression/evaluate.h"
#include "rules/meeting/further_votes.h"
#include "rules/meeting/gaps.h"

namespace toadlane::rules {

bool is_countable(std::string_view base) {
  return std::find(counted_bases.begin(), counted_bases.end(), base) != counted_bases.end();
}

void MissingFacts::ask(const meetings::MissingIn& one, const meetings::Headcount& counts,
                       const Clause& motion) {
  using Kind = meetings::Missing::Kind;
  switch (one.what.kind) {
    case Kind::base:
      missing_base(one, motion);
      break;
    case Kind::fact:
      missing_fact(one, motion);
      break;
    case Kind::fitting:
      no_rule_fits(one, counts.of("members"));
      break;
    case Kind::group:
      missing_group(one);
      break;
    case Kind::majority:
      report_(no_majority(one.clause), motion.key("decision"), one.cite);
      break;
  }
}

bool MissingFacts::written(const Clause& clause) const {
  return places_.find(clause) != places_.end();
}

void MissingFacts::missing_fact(const meetings::MissingIn& one, const Clause& motion) {
  if (one.what.name == meetings::votes_by_class) return votes_not_by_class(one, motion);
  if (written(motion.key(one.what.name))) return;
  report_(Diagnostic::error(Code::M313, "`" + one.what.name + "` is missing, and the rule at `" +
                                            one.clause.path() + "` asks for it")
              .hint(advice_for_fact(one.what.name)),
          motion, one.cite);
}

void MissingFacts::missing_group(const meetings::MissingIn& one) {
  if (asked("groups." + one.what.name)) return;
  report_(Diagnostic::error(Code::M313, "it is not said how many of the " + one.what.name +
                                            " there are and were present, and the rule at `" +
                                            one.clause.path() + "` asks for it")
              .hint("add `" + one.what.name +
                    ": {members: NUMBER, present: NUMBER}` under "
                    "`groups`"),
          Clause("groups"), one.cite);
}

void MissingFacts::votes_not_by_class(const meetings::MissingIn& one, const Clause& motion) {
  // What is told in two ways was refused already.
  for (const MotionText& told : text_.motions)
    if (told.clause == motion && told.for_said.form != told.against_said.form) return;
  report_(Diagnostic::error(Code::M313, "the rule at `" + one.clause.path() +
                                            "` weighs votes by class, and these are one number")
              .hint("write for each class how it voted: `for: {CLASS: NUMBER}`"),
          motion.key("for"), one.cite);
}

// The members of one class.
bool MissingFacts::class_not_counted(const meetings::MissingIn& one) {
  const std::string& base = one.what.name;
  const auto is_it = [&](const auto& entry) { return meetings::members_of(entry.first) == base; };
  const auto& classes = bylaws_.classes;
  const auto found = std::find_if(classes.begin(), classes.end(), is_it);
  if (found == classes.end()) return false;
  const Clause members = Clause("counts").key("members");
  if (!written(members.key(found->first)))
    report_(
        Diagnostic::error(Code::M306, "the number of `" + base + "` is missing, and the rule at `" +
                                          one.clause.path() + "` asks for it")
            .hint("write `members: {" + found->first + ": NUMBER}` under `counts`"),
        members, one.cite);
  return true;
}

void MissingFacts::no_rule_fits(const meetings::MissingIn& one,
                                const std::optional<Integer>& members) {
  if (!asked(one.clause.path()))
    report_(none_fits(one.clause, members, one.what.name), Clause("counts").key("members"),
            one.cite);
}

// Whether this was asked for before; it is, from now on.
bool MissingFacts::asked(const std::string& name) {
  if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) return true;
  asked_.push_back(name);
  return false;
}

void MissingFacts::missing_base(const meetings::MissingIn& one, const Clause& motion) {
  const std::string& base = one.what.name;
  const auto block = places_.find(Clause("counts"));
  const bool counts_read =
      block == places_.end() ? text_.counts_from_roll : block->second.kind() == Kind::map;
  if (asked(base) || written(Clause("counts").key(base))) return;
  if (base == expression::everybody_of_whom)
    return report_(unanimous_of_whom(one.clause), motion.key("decision"), one.cite);
  if (class_not_counted(one)) return;
  const std::string rule = "the rule at `" + one.clause.path() + "` asks for it";
  const std::string missing = "the number of `" + base + "` is missing, and " + rule;
  if (is_countable(base)) {
    if (counts_read)
      report_(
          Diagnostic::error(Code::M306, missing).hint("add `" + base + ": NUMBER` under `counts`"),
          Clause("counts"), one.cite);
  } else if (base == "ballots returned" && one.motion) {
    if (!written(motion.key(base)))
      report_(Diagnostic::error(Code::M306, missing)
                  .hint("add `ballots returned: NUMBER` to this motion"),
              motion, one.cite);
  } else {
    report_(not_counted_here(one.clause, base, text_.body), one.motion ? motion : Clause("body"),
            one.cite);
  }
}

}  // namespace toadlane::rules
