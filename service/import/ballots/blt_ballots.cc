#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "engine/base/text.h"
#include "service/import/ballots/blt_text.h"

namespace toadlane::import {
namespace {

constexpr std::uint64_t too_large = std::numeric_limits<std::uint64_t>::max();

bool is_between(char c) {
  return c == ' ' || c == '\t';
}

// A million ballots a second: each line is walked once with pointers, and nothing is allocated but
// what the profile keeps.
class BallotReader {
 public:
  BallotReader(BltText& text, const BltHead& head, BallotFile& file)
      : text_(text), head_(head), file_(file), seen_(file.contest.candidates.size(), 0) {}

  bool run() {
    while (text_.next()) {
      if (text_.line_says_nothing()) continue;
      at_ = text_.line().data();
      end_ = at_ + text_.line().size();
      if (is_end_of_ballots()) return true;
      if (*at_ == '"') {
        refuse_names();
        text_.stay();
        return true;
      }
      ballot();
    }
    text_.mistakes.add([&] {
      return Diagnostic::error(Code::V109, "the file ends among the ballots")
          .at(text_.span())
          .hint(
              "check that the file is whole; write `0` on a line of its own behind the ballots, "
              "then the names of the candidates");
    });
    return false;
  }

 private:
  // A line `0`, which may have a comment.
  [[nodiscard]] bool is_end_of_ballots() const {
    return *at_ == '0' && (at_ + 1 == end_ || (is_between(at_[1]) && nothing_behind(at_ + 1)));
  }
  [[nodiscard]] bool nothing_behind(const char* at) const {
    while (at < end_ && is_between(*at)) ++at;
    return at == end_ || *at == '#';
  }
  void skip_blanks() {
    while (at_ < end_ && is_between(*at_)) ++at_;
  }
  // From `begin` to the next blank.
  [[nodiscard]] std::string_view word_at(const char* begin) const {
    const char* stop = begin;
    while (stop < end_ && !is_between(*stop)) ++stop;
    return {begin, static_cast<std::size_t>(stop - begin)};
  }
  // Digits at `at_`; too_large beyond 64 bits.
  std::uint64_t number() {
    std::uint64_t value = 0;
    while (at_ < end_ && is_digit(*at_)) {
      const auto digit = static_cast<std::uint64_t>(*at_++ - '0');
      value = value > (too_large - digit) / 10 ? too_large : value * 10 + digit;
    }
    return value;
  }

  void ballot();
  std::optional<std::uint64_t> weight();
  bool preferences();
  bool preference(bool joined);
  std::optional<std::size_t> candidate(std::string_view& written);
  void put(std::size_t who, bool joined);
  bool nothing_behind_the_zero();
  void count(std::uint64_t weight);

  void refuse(Code code, std::string_view part, std::string message, std::string advice) {
    good_ = false;
    text_.refuse(
        code, part, [&] { return std::move(message); }, std::move(advice));
  }
  void refuse_weight(std::string_view word);
  void refuse_candidate(std::string_view word);
  void refuse_names() {
    refuse(Code::V109, text_.line(), "a name where a ballot or the line `0` should stand",
           "write `0` on a line of its own between the last ballot and the first name");
  }

  BltText& text_;
  const BltHead& head_;
  BallotFile& file_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;

  std::vector<elections::Preference> ranking_;
  bool good_ = true;               // the ballot at hand has no mistake
  bool rank_is_open_ = false;      // somebody who stands is in the rank at hand
  std::vector<std::size_t> seen_;  // of each candidate: the last ballot that ranks them
  std::size_t ballot_ = 0;         // from 1
  bool too_many_ = false;
};

void BallotReader::ballot() {
  good_ = true;
  ranking_.clear();
  ++ballot_;
  const std::optional<std::uint64_t> ballots = weight();
  if (preferences() && good_ && ballots) count(*ballots);
}

std::optional<std::uint64_t> BallotReader::weight() {
  const char* const begin = at_;
  const std::uint64_t value = number();
  const bool whole = at_ > begin && (at_ == end_ || is_between(*at_));
  if (whole && value > 0 && value <= BallotFile::ballots_max) return value;
  const std::string_view word = word_at(begin);
  at_ = begin + word.size();
  if (whole && value > 0) {
    refuse(Code::V105, word, quoted(word) + " ballots are more than can be counted",
           "check the number; together there may be " + std::to_string(BallotFile::ballots_max));
  } else {
    refuse_weight(word);
  }
  return std::nullopt;
}

void BallotReader::refuse_weight(std::string_view word) {
  const bool number_with_point = is_digit(word.front()) && word.find_first_of(".,/") != word.npos;
  std::string advice = "begin each ballot with how many there are of it, a whole number from 1";
  if (number_with_point)
    advice = "write whole ballots, if need be all of them times the same number";
  if (word.front() == '-') advice = "write how many there are; nobody can vote less than once";
  refuse(Code::V104, word, quoted(word) + " is not a number of ballots", std::move(advice));
}

// The candidates up to the `0`.
bool BallotReader::preferences() {
  bool joined = false;
  rank_is_open_ = false;
  for (;;) {
    if (!joined) skip_blanks();
    if (at_ == end_ || (*at_ == '#' && !joined)) {
      refuse(Code::V108, text_.line(), "the ballot does not end with `0`",
             "write `0` behind the last candidate, on the same line");
      return false;
    }
    if (!joined) {
      rank_is_open_ = false;
      if (*at_ == '0' && (at_ + 1 == end_ || is_between(at_[1]))) return nothing_behind_the_zero();
      if (*at_ == '-' && (at_ + 1 == end_ || is_between(at_[1]))) {
        ++at_;  // an empty rank
        continue;
      }
    }
    joined = preference(joined);
  }
}

// One candidate; whether `=` and another one follow.
bool BallotReader::preference(bool joined) {
  const char* const begin = at_;
  std::optional<std::size_t> who;
  if (is_digit(*at_)) {
    const std::uint64_t value = number();
    if (value > 0 && value <= seen_.size()) who = value - 1;
  } else {
    while (at_ < end_ && !is_between(*at_) && *at_ != '=') ++at_;
    const auto found = head_.nicknames.find({begin, static_cast<std::size_t>(at_ - begin)});
    if (found != head_.nicknames.end()) who = found->second;
  }
  const bool more = at_ < end_ && *at_ == '=';
  if (!who || (at_ < end_ && !more && !is_between(*at_))) {
    while (at_ < end_ && !is_between(*at_) && *at_ != '=') ++at_;
    refuse_candidate({begin, static_cast<std::size_t>(at_ - begin)});
  } else if (seen_[*who] == ballot_) {
    const std::string_view word(begin, static_cast<std::size_t>(at_ - begin));
    refuse(Code::V107, word, "candidate " + quoted(word) + " stands twice on one ballot",
           "rank each candidate once");
  } else {
    put(*who, joined);
  }
  if (at_ == end_ || *at_ != '=') return false;
  ++at_;
  return true;
}

void BallotReader::put(std::size_t who, bool joined) {
  seen_[who] = ballot_;
  if (file_.contest.candidates[who].withdrawn) return;
  ranking_.emplace_back(who, joined && rank_is_open_);
  rank_is_open_ = true;
}

void BallotReader::refuse_candidate(std::string_view word) {
  std::string advice = "write a number from 1 to " + std::to_string(seen_.size());
  if (seen_.size() == 1) advice = "the only candidate is `1`";
  if (!head_.nicknames.empty() && !word.empty() && !is_digit(word.front())) {
    std::vector<std::string> known;
    known.reserve(seen_.size());
    for (const elections::Candidate& one : file_.contest.candidates) known.push_back(one.id);
    advice = near_word_or(word, known, advice + ", or a short name of `[nick ...]`");
  }
  refuse(Code::V106, word, quoted(word) + " is none of the candidates", std::move(advice));
}

bool BallotReader::nothing_behind_the_zero() {
  const char* const zero = at_++;
  if (nothing_behind(at_)) return true;
  skip_blanks();
  refuse(Code::V108, {at_, static_cast<std::size_t>(end_ - at_)},
         "more text behind the `0` that ends the ballot",
         zero[-1] == '=' ? "write the candidates before it" : "begin each ballot on its own line");
  return false;
}

void BallotReader::count(std::uint64_t weight) {
  if (weight > BallotFile::ballots_max - file_.read) {
    if (!too_many_)
      refuse(Code::V105, text_.line(), "with these there are more ballots than can be counted",
             "check the numbers; together there may be " + std::to_string(BallotFile::ballots_max));
    too_many_ = true;
    return;
  }
  file_.read += weight;
  if (ranking_.empty()) {
    file_.blank += weight;
    return;
  }
  file_.counted += weight;
  file_.profile.add(ranking_, weight);
}

}  // namespace

bool read_blt_ballots(BltText& text, const BltHead& head, BallotFile& file) {
  return BallotReader(text, head, file).run();
}

}  // namespace toadlane::import
