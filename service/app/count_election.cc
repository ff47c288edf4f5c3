#include "service/app/count_election.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "service/digest/digest.h"

namespace toadlane::app {
namespace {

using elections::Candidate;
using elections::Contest;
using elections::TieBreak;

Result<const elections::Method*> method_of(const std::string& id) {
  const elections::Method* method = elections::find_method(id);
  if (method != nullptr) return method;
  std::vector<std::string> known;
  known.reserve(elections::methods().size());
  for (const elections::Method& one : elections::methods()) known.emplace_back(one.id);
  return Diagnostic::error(Code::U120, in_backquotes(id) + " is no way of counting")
      .about("--method")
      .hint(near_word_or(id, known, "the ways are " + joined(backquoted(known))));
}

Result<std::size_t> seats_of(const CountQuestion& question, const Contest& contest) {
  std::size_t seats = contest.seats;
  bool is_number = true;
  if (!question.seats.empty()) {
    const char* end = question.seats.data() + question.seats.size();
    const auto [stop, fault] = std::from_chars(question.seats.data(), end, seats);
    is_number = fault == std::errc() && stop == end;
  }
  if (is_number && seats > 0) return seats;
  return Diagnostic::error(Code::U117, question.seats.empty() ? "the ballots are for no seat"
                                                              : in_backquotes(question.seats) +
                                                                    " is not a number of seats")
      .about("--seats")
      .hint("write the number of seats to fill, as in `--seats 3`");
}

// The candidate written at the beginning of a list, up to its comma or its end: a name may hold a
// comma, so the longest that fits. Nothing when none does.
std::optional<std::size_t> candidate_at(std::string_view list, const Contest& contest,
                                        std::size_t& length) {
  std::optional<std::size_t> found;
  length = 0;
  for (std::size_t i = 0; i < contest.candidates.size(); ++i)
    for (const std::string_view word : {std::string_view(contest.candidates[i].name),
                                        std::string_view(contest.candidates[i].id)}) {
      if (word.size() <= length || !list.starts_with(word)) continue;
      const std::string_view rest = trimmed(list.substr(word.size()));
      if (!rest.empty() && rest.front() != ',') continue;
      found = i;
      length = word.size();
    }
  return found;
}

Diagnostic lot_error(const std::string& message, const Contest& contest) {
  std::vector<std::string> names;
  for (const Candidate& one : contest.candidates)
    if (!one.withdrawn) names.push_back(visible(one.name));
  return Diagnostic::error(Code::U118, message)
      .about("--lot")
      .hint("write names or numbers of candidates with commas between them; they are " +
            joined(names));
}

Result<TieBreak> lot_of(const CountQuestion& question, const Contest& contest) {
  TieBreak lot;
  std::string_view rest = trimmed(question.lot);
  if (!question.seed.empty() && !rest.empty())
    return Diagnostic::error(Code::U114, "`--lot` is a lot that was drawn, and `--seed` draws one")
        .about("--seed")
        .hint("give one of the two");
  if (!question.seed.empty()) {
    lot.way = TieBreak::Way::seeded;
    lot.seed = question.seed;
    lot.sha256_hex = sha256_hex;
    return lot;
  }
  if (rest.empty()) return lot;
  lot.way = TieBreak::Way::recorded;
  while (true) {
    std::size_t length = 0;
    const auto candidate = candidate_at(rest, contest, length);
    const std::string written(trimmed(rest.substr(0, rest.find(','))));
    if (!candidate) return lot_error(in_backquotes(written) + " is no candidate", contest);
    if (std::ranges::find(lot.order, *candidate) != lot.order.end())
      return lot_error(
          in_backquotes(contest.candidates[*candidate].name) + " stands twice in the lot", contest);
    lot.order.push_back(*candidate);
    rest = trimmed(rest.substr(length));
    if (rest.empty()) return lot;
    rest = trimmed(rest.substr(1));
  }
}

}  // namespace

Result<CountedElection> count_election(CastBallots ballots, const CountQuestion& question) {
  Diagnostics mistakes;
  const Result<const elections::Method*> method = method_of(question.method);
  const Result<std::size_t> seats = seats_of(question, ballots.contest);
  const Result<TieBreak> lot = lot_of(question, ballots.contest);
  if (!method) mistakes.add(method.diagnostics());
  if (!seats) mistakes.add(seats.diagnostics());
  if (!lot) mistakes.add(lot.diagnostics());
  if (method && !(*method)->level && ballots.profile.has_level())
    mistakes.add(
        Diagnostic::error(Code::U119, "there are ballots that rank candidates equal, and " +
                                          in_backquotes(question.method) +
                                          " gives a ballot to one at a time")
            .about("BALLOTS")
            .hint("settle the equal ranks as the bylaws say, and write the ballots anew"));
  if (mistakes.has_errors()) return mistakes;
  const BallotNumbers& numbers = ballots.numbers;
  invariant(numbers.read == numbers.counted + numbers.blank + numbers.refused,
            "every ballot read is counted, blank or refused");
  CountedElection counted{.contest = std::move(ballots.contest),
                          .method = *method,
                          .numbers = ballots.numbers,
                          .lot = question.lot};
  counted.contest.seats = *seats;
  counted.record = counted.method->count(counted.contest, ballots.profile, *lot);
  return counted;
}

}  // namespace toadlane::app
