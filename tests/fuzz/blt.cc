// Whatever bytes a file of ballots has, the reader ends, all ballots are accounted for, no ranking
// names anybody twice or anybody who withdrew, and mistakes have places.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/invariant.h"
#include "service/import/ballots/read_blt.h"
#include "service/import/ballots/read_ranking_csv.h"

namespace toadlane::import {
namespace {

void check_ranking(const BallotFile& file, std::size_t index) {
  std::vector<bool> named(file.contest.candidates.size(), false);
  for (const elections::Preference one : file.profile.ranking(index)) {
    invariant(one.candidate() < named.size() && !named[one.candidate()], "each candidate once");
    invariant(!file.contest.candidates[one.candidate()].withdrawn, "nobody who withdrew");
    named[one.candidate()] = true;
  }
}

void check(const Result<BallotFile>& file) {
  for (const Diagnostic& one : file.ok() ? file->warnings.all() : file.diagnostics().all())
    if (one.span) invariant(one.span->begin <= one.span->end, "a mistake has a place");
  if (!file) return;
  invariant(file->read == file->counted + file->blank + file->refused, "each ballot once");
  invariant(file->profile.valid() == Integer::of(uint128{file->counted}), "V is what is counted");
  for (std::size_t i = 0; i < file->profile.size(); ++i) check_ranking(*file, i);
}

void read(std::string_view bytes) {
  check(read_blt("ballots.blt", bytes));
  using Rules = elections::BallotRules;
  RankingContest question{{Rules::Overvote::average, Rules::Duplicate::skip, 1, {}}, {}};
  check(read_ranking_csv("ballots.csv", bytes, question));
  question.rules.overvote = Rules::Overvote::skip;
  question.rules.duplicate = Rules::Duplicate::exhaust;
  check(read_ranking_csv("ballots.csv", bytes, question));
}

}  // namespace
}  // namespace toadlane::import

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  toadlane::import::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
