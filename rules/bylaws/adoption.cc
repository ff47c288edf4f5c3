#include "rules/bylaws/adoption.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/meetings/motion.h"
#include "rules/bylaws/classes.h"
#include "rules/bylaws/colleges.h"
#include "rules/bylaws/decisions.h"
#include "rules/bylaws/findings.h"
#include "rules/bylaws/names.h"

namespace toadlane::rules {
namespace {

using model::Amendment;

// What weighs votes in a text: its classes and its colleges.
void weights(const Node& text, const LanguageNames& names, model::Bylaws& bylaws) {
  Diagnostics seen_again;  // the reader of the whole text reports them
  SourceMap places;
  if (const Node* classes = text.find("classes"); classes != nullptr) {
    Reader reader(*classes, names, seen_again, places, Clause("classes"));
    describe_classes(reader, bylaws.classes, bylaws.overlap);
  }
  if (const Node* colleges = text.find("colleges"); colleges != nullptr) {
    Reader reader(*colleges, names, seen_again, places, Clause("colleges"));
    describe(reader, bylaws.colleges.emplace());
  }
}

// The decision of that name and the one that it copies, as a text says them.
model::Bylaws with_decision(const Node& text, const LanguageNames& names, std::string name) {
  model::Bylaws bylaws;
  weights(text, names, bylaws);
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
  for (const auto& [name, members] : adopted.members_of)
    if (members) counts.set(meetings::members_of(name), Integer(*members));
  if (adopted.present)
    for (const std::string_view base : {"members present", "directors present"})
      counts.set(base, Integer(*adopted.present));
  return counts;
}

// The votes of each class.
std::vector<meetings::GroupVotes> groups_of(const Amendment::Adoption& adopted) {
  std::vector<meetings::GroupVotes> groups;
  const auto group = [&](const std::string& name) -> meetings::GroupVotes& {
    for (meetings::GroupVotes& one : groups)
      if (one.group == name) return one;
    return groups.emplace_back(meetings::GroupVotes{.group = name});
  };
  for (const auto& [name, votes] : adopted.for_of) group(name).votes_for = votes.value_or(0);
  for (const auto& [name, votes] : adopted.against_of)
    group(name).votes_against = votes.value_or(0);
  return groups;
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
    motion.by_group = groups_of(adopted);
    const meetings::Ruling ruling = meetings::ruling_of(then, rule);
    if (by_another_body(amendment, ruling)) return;
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
  bool by_another_body(const Amendment& amendment, const meetings::Ruling& ruling) {
    const std::string& body = amendment.adopted_by.by;
    const auto& may = ruling.decision.by;
    if (body.empty() || may.empty() || std::find(may.begin(), may.end(), body) != may.end())
      return false;
    const bool colleges = std::find(may.begin(), may.end(), "colleges") != may.end();
    if (colleges && body == "members") return false;  // they decide where the members meet
    refuse(amendment, "the amendment was adopted by `" + body + "`, and `" +
                          amendment.adopted_by.decision + "` is decided by " +
                          joined(backquoted(may), "or") +
                          (ruling.cite.empty() ? "" : " (" + ruling.cite + ")"));
    return true;
  }

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
