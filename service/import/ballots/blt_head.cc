#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "engine/base/text.h"
#include "engine/elections/profile.h"
#include "service/import/ballots/blt_text.h"

namespace toadlane::import {
namespace {

std::optional<std::size_t> whole_number(std::string_view word) {
  std::size_t value = 0;
  const char* const end = word.data() + word.size();
  const auto [stop, fault] = std::from_chars(word.data(), end, value);
  if (word.empty() || fault != std::errc{} || stop != end) return std::nullopt;
  return value;
}

bool is_minus_number(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && whole_number(word.substr(1)).has_value();
}

class HeadReader {
 public:
  HeadReader(BltText& text, BltHead& head, BallotFile& file)
      : text_(text), head_(head), file_(file) {}

  bool run() {
    if (!first_line()) return false;
    while (text_.next()) {
      if (text_.line_says_nothing()) continue;
      if (text_.line().front() == '[') {
        setting();
      } else if (!withdrawn_line()) {
        text_.stay();
        break;
      }
    }
    return true;
  }

 private:
  bool first_line();
  bool counts(std::string_view candidates, std::string_view seats);
  bool withdrawn_line();
  void setting();
  void nicknames(const std::vector<std::string_view>& words);
  void tie_order(const std::vector<std::string_view>& words);
  void withdraw(std::string_view word, std::string_view number_or_nickname);

  [[nodiscard]] std::optional<std::size_t> candidate(std::string_view word) const;
  void refuse_candidate(std::string_view word) {
    text_.refuse(
        Code::V103, word, [&] { return quoted(word) + " is none of the candidates"; },
        "write a number from 1 to " + std::to_string(count()) +
            ", or a name that `[nick ...]` gives above this line");
  }
  [[nodiscard]] std::size_t count() const { return file_.contest.candidates.size(); }

  BltText& text_;
  BltHead& head_;
  BallotFile& file_;
};

bool HeadReader::first_line() {
  bool found = false;
  while (!found && text_.next()) found = !text_.line_says_nothing();
  if (!found) {
    text_.mistakes.add([&] {
      return Diagnostic::error(Code::V101, "`" + text_.mistakes.file() + "` holds no ballots")
          .at(start_of(text_.mistakes.file()))
          .hint("write how many candidates and how many seats there are, as in `9 4`");
    });
    return false;
  }
  head_.row = text_.row();
  head_.line = text_.line();
  const std::vector<std::string_view> words = blt_words(text_.line(), ',');
  const bool shaped = words.size() >= 2 && whole_number(words[0]) && whole_number(words[1]) &&
                      std::all_of(words.begin() + 2, words.end(), is_minus_number);
  if (!shaped) {
    text_.refuse(
        Code::V101, text_.line(),
        [&] {
          return quoted(text_.line()) + " does not say how many candidates and seats there are";
        },
        "begin the file with both numbers, as in `9 4` for nine candidates and four seats");
    return false;
  }
  if (!counts(words[0], words[1])) return false;
  for (std::size_t i = 2; i < words.size(); ++i) withdraw(words[i], words[i].substr(1));
  return true;
}

bool HeadReader::counts(std::string_view candidates, std::string_view seats) {
  const std::size_t standing = whole_number(candidates).value_or(0);
  if (standing == 0 || standing > elections::Preference::candidates_max) {
    text_.refuse(
        Code::V101, candidates,
        [&] { return standing == 0 ? "no candidates" : quoted(candidates) + " candidates"; },
        "write the number of candidates, from 1 to " +
            std::to_string(elections::Preference::candidates_max) + ", and then the seats");
    return false;
  }
  file_.contest.seats = whole_number(seats).value_or(0);
  if (file_.contest.seats == 0)
    text_.refuse(
        Code::V102, seats, [] { return std::string("no seats"); },
        "write how many are elected; the number of candidates stands before it");
  if (file_.contest.seats > standing)
    text_.refuse(
        Code::V102, seats,
        [&] {
          return std::to_string(file_.contest.seats) + " seats and " + std::to_string(standing) +
                 (standing == 1 ? " candidate" : " candidates");
        },
        "write the number of candidates first and the seats second; nobody is counted out when "
        "there are no more candidates than seats");
  file_.contest.candidates.resize(standing);
  for (std::size_t i = 0; i < standing; ++i) file_.contest.candidates[i].id = std::to_string(i + 1);
  return true;
}

bool HeadReader::withdrawn_line() {
  if (text_.line().front() != '-') return false;
  const std::vector<std::string_view> words = blt_words(text_.line());
  if (!std::all_of(words.begin(), words.end(), is_minus_number)) return false;
  for (const std::string_view word : words) withdraw(word, word.substr(1));
  return true;
}

void HeadReader::withdraw(std::string_view word, std::string_view number_or_nickname) {
  if (const auto who = candidate(number_or_nickname)) {
    file_.contest.candidates[*who].withdrawn = true;
  } else {
    refuse_candidate(word);
  }
}

std::optional<std::size_t> HeadReader::candidate(std::string_view word) const {
  if (const auto found = head_.nicknames.find(word); found != head_.nicknames.end())
    return found->second;
  const std::size_t number = whole_number(word).value_or(0);
  if (number == 0 || number > count()) return std::nullopt;
  return number - 1;
}

void HeadReader::setting() {
  const std::string_view line = text_.line();
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos || !blt_words(line.substr(close + 1)).empty())
    return text_.refuse(
        Code::V103, line, [&] { return quoted(line) + " does not end with `]`"; },
        "write the whole setting on one line between `[` and `]`");
  std::vector<std::string_view> words = blt_words(line.substr(1, close - 1));
  const std::string_view key = words.empty() ? std::string_view{} : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (key == "nick") return nicknames(words);
  if (key == "tie") return tie_order(words);
  if (key == "withdrawn") {
    for (const std::string_view word : words) withdraw(word, word);
    return;
  }
  file_.warnings.add(Diagnostic::warning(Code::V114, quoted(line) + " is not used")
                         .at(text_.span())
                         .hint("the settings are `[nick ...]`, `[tie ...]` and `[withdrawn ...]`; "
                               "how the ballots are counted is said to the command"));
}

void HeadReader::nicknames(const std::vector<std::string_view>& words) {
  if (words.size() != count())
    text_.refuse(
        Code::V103, text_.line(),
        [&] {
          return std::to_string(words.size()) + " short names for " + std::to_string(count()) +
                 " candidates";
        },
        "write one for each candidate, in their order");
  for (std::size_t i = 0; i < words.size() && i < count(); ++i) {
    const std::string_view word = words[i];
    if (is_digit(word.front()) || word.front() == '-' || word.find('=') != std::string_view::npos) {
      text_.refuse(
          Code::V103, word, [&] { return quoted(word) + " cannot be a short name"; },
          "begin it with a letter, and leave out `=`");
    } else if (!head_.nicknames.emplace(word, i).second) {
      text_.refuse(
          Code::V103, word, [&] { return "two candidates have the short name " + quoted(word); },
          "write another one for one of them");
    } else {
      file_.contest.candidates[i].id = word;
    }
  }
}

void HeadReader::tie_order(const std::vector<std::string_view>& words) {
  std::vector<bool> named(count(), false);
  file_.tie_order.clear();
  file_.tie_order.reserve(count());
  for (const std::string_view word : words) {
    const auto who = candidate(word);
    if (!who) {
      refuse_candidate(word);
    } else if (named[*who]) {
      text_.refuse(
          Code::V103, word, [&] { return quoted(word) + " stands twice in the order of ties"; },
          "write each candidate once");
    } else {
      named[*who] = true;
      file_.tie_order.push_back(*who);
    }
  }
  for (std::size_t i = 0; i < count(); ++i) {
    if (named[i]) continue;
    file_.tie_order.push_back(i);
    if (file_.contest.candidates[i].withdrawn) continue;
    text_.refuse(
        Code::V103, text_.line(),
        [&] { return "the order of ties leaves out candidate " + std::to_string(i + 1); },
        "write all candidates, who wins a tie before who loses it");
  }
}

}  // namespace

bool read_blt_head(BltText& text, BltHead& head, BallotFile& file) {
  return HeadReader(text, head, file).run();
}

}  // namespace toadlane::import
