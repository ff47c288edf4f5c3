#include "rules/meeting/gaps.h"

#include "engine/expression/evaluate.h"

namespace toadlane::rules {

static std::string last_rule(const std::string& key) {
  if (key == "at_most") return "at_most: NUMBER proxies}`";
  if (key == "number") return "is: NUMBER}`";
  return "is: THRESHOLD}`, or `is: none` where none is required";
}

Diagnostic none_fits(const Clause& rules, const std::optional<Integer>& members,
                     const std::string& key) {
  return Diagnostic::error(Code::M318, "none of the rules at `" + rules.path() + "` fits " +
                                           (members ? members->text() : "these") + " members")
      .hint("add a last rule to it in the bylaws: `{otherwise: yes, " + last_rule(key));
}

Diagnostic no_majority(const Clause& majority) {
  return Diagnostic::error(Code::M319, "the bylaws state no majority at `" + majority.path() +
                                           "`, so nothing says whether it is carried")
      .hint(
          "add to this decision in the bylaws, for example, `passes: more than 1/2 of votes "
          "cast`");
}

Diagnostic unanimous_of_whom(const Clause& rule) {
  return Diagnostic::error(Code::M319,
                           "the rule at `" + rule.path() + "` does not say who must all agree")
      .hint("write in the bylaws " + std::string(expression::unanimous_of));
}

Diagnostic not_counted_here(const Clause& rule, const std::string& base, const std::string& body) {
  return Diagnostic::error(Code::M311, "`" + base + "` is nothing that the rule at `" +
                                           rule.path() + "` can count in a meeting of `" + body +
                                           "`")
      .hint("name another base in that rule, or put the motion to the body whose people it counts");
}

}  // namespace toadlane::rules
