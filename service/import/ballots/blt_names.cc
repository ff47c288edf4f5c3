#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/text.h"
#include "service/import/ballots/blt_text.h"

namespace toadlane::import {
namespace {

class NameReader {
 public:
  NameReader(BltText& text, const BltHead& head, BallotFile& file)
      : text_(text), head_(head), file_(file), count_(file.contest.candidates.size()) {
    places_.reserve(count_);
  }

  void run() {
    while (text_.next()) {
      if (text_.line_says_nothing()) continue;
      if (titled_) return warn_of_more();
      const std::string name = unquoted();
      if (places_.size() < count_) {
        candidate(name);
      } else {
        file_.contest.title = name;
        file_.contest.id = name;
        titled_ = true;
      }
    }
    if (places_.size() < count_) return refuse_end();
    if (!titled_) warn_of_no_title();
  }

 private:
  struct Place {
    Row row;
    std::string_view line;
  };

  // The text of the line, without a comment behind its quotes.
  std::string unquoted();
  void candidate(const std::string& name);
  void check_encoding(std::string_view name);
  // Without what would disturb a terminal.
  std::string printable(std::string_view name);
  void refuse_end();
  void warn_of_no_title();
  void warn_of_more();

  BltText& text_;
  const BltHead& head_;
  BallotFile& file_;
  std::size_t count_;
  bool titled_ = false;
  std::vector<Place> places_;  // of the candidates named so far
  std::unordered_map<std::string, std::size_t> by_name_;
};

std::string NameReader::unquoted() {
  std::string_view name = text_.line();
  check_encoding(name);
  if (name.front() != '"') return printable(name);
  if (name.size() > 1 && name.back() != '"') {  // "Castor" # of the potters
    const std::size_t comment = name.find('#');
    if (comment != std::string_view::npos) name = trimmed(name.substr(0, comment));
  }
  if (name.size() < 2 || name.back() != '"') {
    text_.refuse(
        Code::V110, text_.line(), [&] { return quoted(text_.line()) + " has no second quote"; },
        "write a quote before the name and one behind it");
    return printable(trimmed(name.substr(1)));
  }
  std::string inside = printable(trimmed(name.substr(1, name.size() - 2)));
  for (std::size_t at = 0; (at = inside.find("\"\"", at)) != std::string::npos; ++at)
    inside.erase(at, 1);
  return inside;
}

void NameReader::check_encoding(std::string_view name) {
  if (first_bad_utf8(name))
    text_.refuse(
        Code::V115, name, [&] { return "the name " + quoted(name) + " is not UTF-8 text"; },
        "save the file again as UTF-8, or write the name again");
}

// Published files have names with the remains of another encoding in them, and are read.
std::string NameReader::printable(std::string_view name) {
  std::string clean = shown(name);
  const bool changed =
      !std::equal(clean.begin(), clean.end(), name.begin(), name.end(),
                  [](char one, char given) { return one == (given == '\t' ? ' ' : given); });
  if (changed && !first_bad_utf8(name))
    file_.warnings.add(Diagnostic::warning(Code::V115, "characters of the name " + quoted(name) +
                                                           " cannot be printed and are replaced")
                           .at(text_.span())
                           .hint("write the name again"));
  return clean;
}

void NameReader::candidate(const std::string& name) {
  const std::size_t number = places_.size();
  places_.push_back({text_.row(), text_.line()});
  file_.contest.candidates[number].name = name;
  if (name.empty())
    return text_.refuse(
        Code::V110, text_.line(),
        [&] { return "candidate " + std::to_string(number + 1) + " has no name"; },
        "write the name between the quotes");
  const auto [first, is_new] = by_name_.emplace(name, number);
  if (is_new) return;
  const Place& there = places_[first->second];
  text_.mistakes.add([&] {
    return Diagnostic::error(Code::V112, "two candidates are named " + quoted(name))
        .at(text_.span())
        .label(text_.span(there.row, there.line), "first here")
        .hint("write what tells them apart, such as a trade or a place");
  });
}

void NameReader::refuse_end() {
  text_.mistakes.add([&] {
    const std::size_t named = places_.size();
    return Diagnostic::error(Code::V110, std::to_string(named) + (named == 1 ? " name" : " names") +
                                             " for " + std::to_string(count_) + " candidates")
        .at(text_.span())
        .label(text_.span(head_.row, head_.line), "so many candidates are announced here")
        .hint(
            "write a name for each candidate on a line of its own, and then the title; or correct "
            "the first line");
  });
}

void NameReader::warn_of_no_title() {
  file_.warnings.add(
      Diagnostic::warning(Code::V113, "no title: the last line is read as candidate " +
                                          std::to_string(count_) + ", " +
                                          quoted(file_.contest.candidates.back().name))
          .at(text_.span())
          .hint("write the title of the election on a last line, in quotes"));
}

void NameReader::warn_of_more() {
  file_.warnings.add(
      Diagnostic::warning(Code::V111,
                          "text behind the title " + quoted(file_.contest.title) + " is not read")
          .at(text_.span())
          .label(text_.span(head_.row, head_.line), "so many candidates are announced here")
          .hint("if the title is the name of a candidate, correct the first line"));
}

}  // namespace

void read_blt_names(BltText& text, const BltHead& head, BallotFile& file) {
  NameReader(text, head, file).run();
}

}  // namespace toadlane::import
