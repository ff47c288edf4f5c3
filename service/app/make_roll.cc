#include "service/app/make_roll.h"

#include "engine/base/text.h"
#include "rules/document/read_yaml.h"
#include "service/digest/digest.h"

namespace toadlane::app {
namespace {

// A kind of ballot for which no class has a waiting time, where some are named: a slip of the pen
// would let people vote who have to wait.
std::optional<Diagnostic> unknown_ballot(const std::string& ballot, const model::Bylaws& bylaws) {
  if (ballot.empty() || ballot == "meeting") return std::nullopt;
  std::vector<std::string> known;
  for (const auto& [name, one] : bylaws.classes)
    for (const auto& [kind, length] : one.may_vote_after)
      if (!kind.empty() && !has(known, kind)) known.push_back(kind);
  if (known.empty() || has(known, ballot)) return std::nullopt;
  return Diagnostic::error(Code::U116, "the bylaws know no waiting time for `" + ballot + "`")
      .about("--ballot")
      .hint(near_word_or(ballot, known, "write " + joined(backquoted(known), "or")));
}

}  // namespace

Result<MadeRoll> make_roll(std::shared_ptr<const rules::BylawsRead> bylaws,
                           const RollReader& tables, const meetings::RollQuestion& question) {
  Result<RollRead> read = tables(roll_wanted(bylaws->bylaws));
  if (!read) return std::move(read).diagnostics();
  Result<meetings::Roll> roll = meetings::roll_at(bylaws->bylaws, read->facts, question);
  if (!roll) {
    Diagnostics mistakes = std::move(roll).diagnostics();
    for (Diagnostic& one : mistakes.all())
      if (const auto place = bylaws->place_of(one.clause); place && !one.span) one.at(*place);
    return mistakes;
  }
  Diagnostics doubts = bylaws->doubts;
  doubts.add(read->doubts);
  return MadeRoll{.bylaws = std::move(bylaws),
                  .tables = std::move(*read),
                  .roll = std::move(*roll),
                  .bylaws_hash = {},
                  .doubts = std::move(doubts)};
}

Result<MadeRoll> make_roll(const TextFile& file, const RollReader& tables,
                           const meetings::RollQuestion& question) {
  const Result<document::Node> text = document::read_yaml(file.name, file.text);
  if (!text) return text.diagnostics();
  const rules::Occasion occasion{.fiscal_year_end = question.on, .notice = question.on};
  Result<rules::BylawsRead> bylaws = rules::read_bylaws(*text, occasion);
  if (!bylaws) return std::move(bylaws).diagnostics();
  if (const auto unknown = unknown_ballot(question.ballot, bylaws->bylaws)) return *unknown;
  Result<MadeRoll> made =
      make_roll(std::make_shared<const rules::BylawsRead>(std::move(*bylaws)), tables, question);
  if (made) made->bylaws_hash = blake2b_256_hex(file.text);
  return made;
}

}  // namespace toadlane::app
