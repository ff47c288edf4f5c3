#include "rules/bylaws/adoption.h"

#include "engine/base/text.h"
#include "engine/meetings/motion.h"
#include "rules/bylaws/decisions.h"
#include "rules/bylaws/findings.h"
#include "rules/bylaws/names.h"

namespace toadlane::rules {
namespace {

using model::Amendment;

// The decision of that name and the one that it copies, as a text says them.
model::Bylaws with_decision(const Node& text, const LanguageNames& names, std::string name) {
  model::Bylaws bylaws;
  const Node* decisions = text.find("decisions");
  while (decisions != nullptr && decisions->kind() == Kind::map && bylaws.decisions.size() < 2) {
    const Node* written = decisions->find(name);
    if (written == nullptr) break;
    Diagnostics seen_again;  // the reader of the whole text reports them
    SourceMap places;
    model::Decision decision;
    Reader reader(*written, names, seen_again, places, Clause("decisions").key(name));
    describe(reader, decision);
    bylaws.decisions.emplace_back(name, decision);
    name = decision.like;
  }
  return bylaws;
}

// The facts of a vote that `adopted_by` states.
meetings::Headcount counts_of(const Amendment::Adoption& adopted) {
  meetings::Headcount counts;
  if (adopted.members)
    for (const std::string_view base : {"all members", "members", "members in good standing"})
      counts.set(base, Integer(*adopted.members));
  if (adopted.present)
    for (const std::string_view base : {"members present", "directors present"})
      counts.set(base, Integer(*adopted.present));
  return counts;
}

class Adoption : Findings {
 public:
  Adoption(const Node& text, const Layers& layers, const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), layers_(layers), names_(declared_names(text)) {}

  void check(const Amendment& amendment) {
    const Amendment::Adoption& adopted = amendment.adopted_by;
    if (!adopted.on || !adopted.votes_for || !adopted.votes_against) return;
    if (impossible(amendment)) return;
    const model::Bylaws then = with_decision(layers_.before(amendment), names_, adopted.decision);
    if (then.decisions.empty()) {
      refuse(amendment, "`" + adopted.decision + "` was not in the text of " + adopted.on->text() +
                            ", when the amendment was adopted by it");
      return;
    }
    const model::Decision& rule = then.decisions.front().second;
    meetings::Motion motion;
    motion.title = amendment.id;
    motion.decision = adopted.decision;
    motion.votes_for = Integer(*adopted.votes_for);
    motion.votes_against = Integer(*adopted.votes_against);
    const meetings::Ruling ruling = meetings::ruling_of(then, rule);
    const auto found = meetings::decide(ruling, motion, counts_of(adopted));
    if (!found.result)
      not_checked(amendment, found.missing);
    else if (found.result->outcome == meetings::Outcome::carried && ruling.decision.and_each)
      not_checked(amendment, {{{}, "the votes of each of the " + ruling.decision.and_each->of}});
    else if (found.result->outcome != meetings::Outcome::carried)
      refuse(amendment, "the amendment was not adopted: " + found.result->reason + " (" +
                            found.result->rule + ")");
  }

 private:
  void refuse(const Amendment& amendment, const std::string& why) {
    report(Diagnostic::error(Code::B130, why)
               .hint("correct the votes or the decision, or take the amendment out"),
           amendment.clause.key("adopted_by"), amendment.cite);
  }

  bool impossible(const Amendment& amendment) {
    const Amendment::Adoption& adopted = amendment.adopted_by;
    const long votes = *adopted.votes_for + *adopted.votes_against;
    const auto most = adopted.present ? adopted.present : adopted.members;
    if (adopted.present && adopted.members && *adopted.present > *adopted.members)
      refuse(amendment, std::to_string(*adopted.present) + " were present, of " +
                            std::to_string(*adopted.members) + " members");
    else if (most && votes > *most)
      refuse(amendment, std::to_string(votes) + " votes were cast, by " + std::to_string(*most) +
                            (adopted.present ? " present" : " members"));
    else
      return false;
    return true;
  }

  void not_checked(const Amendment& amendment, const std::vector<meetings::Missing>& missing) {
    std::vector<std::string> names;
    names.reserve(missing.size());
    for (const meetings::Missing& one : missing) names.push_back(one.name);
    report(Diagnostic::note(Code::B130, "not checked whether " + amendment.id +
                                            " was adopted: the file does not say " +
                                            joined(backquoted(names)))
               .hint("add `members:` or `present:` if that is meant, or check the votes by hand"),
           amendment.clause.key("adopted_by"), amendment.cite);
  }

  const Layers& layers_;
  LanguageNames names_;
};

}  // namespace

void check_adoption(const Node& text, const Layers& layers, const BylawsRead& read,
                    Diagnostics& diagnostics) {
  if (read.bylaws.amendments.empty()) return;
  Adoption adoption(text, layers, read, diagnostics);
  for (const Amendment& one : read.bylaws.amendments) adoption.check(one);
}

}  // namespace toadlane::rules
