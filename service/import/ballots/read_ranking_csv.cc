#include "service/import/ballots/read_ranking_csv.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/base/text.h"
#include "service/import/mistakes.h"
#include "service/import/place.h"
#include "service/import/row.h"

namespace toadlane::import {
namespace {

constexpr std::string_view write_in_name = "Undeclared Write-ins";

std::string without_doubled_quotes(std::string_view text) {
  std::string plain(text);
  for (std::size_t at = 0; (at = plain.find("\"\"", at)) != std::string::npos; ++at)
    plain.erase(at, 1);
  return plain;
}

class RankingReader {
 public:
  RankingReader(std::string file_name, std::string_view text, const RankingContest& question)
      : text_(text),
        mistakes_(text, std::move(file_name)),
        rules_(question.rules),
        fixed_(!question.contest.candidates.empty()),
        settler_(question.rules, file_.contest) {
    file_.contest = question.contest;
    file_.level_is_overvote =
        rules_.overvote == elections::BallotRules::Overvote::exhaust_if_multiple_continuing;
    for (std::size_t i = 0; i < file_.contest.candidates.size(); ++i) {
      const std::string& name = file_.contest.candidates[i].name;
      places_.emplace(name, i);
      if (name == write_in_name) file_.write_ins = i;
    }
  }

  Result<BallotFile> run() {
    std::size_t next = behind_byte_order_mark(text_);
    std::size_t line = 1;
    while (next < text_.size()) {
      split_row(text_, next, line, row_);
      next = row_.next;
      line = row_.next_line;
      mistakes_.check_split(row_);
      if (row_.fault != RowFault::none || row_.blank()) continue;
      if (mistakes_.check_characters(row_)) continue;
      if (columns_ == 0) {
        header();
      } else {
        ballot();
      }
      if (columns_ == 0) break;
    }
    if (columns_ == 0 && !mistakes_.any())
      mistakes_.add([&] {
        return Diagnostic::error(Code::V117, "`" + mistakes_.file() + "` holds no table")
            .at(start_of(mistakes_.file()))
            .hint("write `count,Rank 1,Rank 2` into the first row and the ballots below");
      });
    if (mistakes_.any()) return std::move(mistakes_).all();
    file_.profile.blank = file_.blank + file_.refused;
    return std::move(file_);
  }

 private:
  void header();
  void ballot();
  std::optional<std::uint64_t> weight(const Cell& cell);
  void rank(const Cell& cell);
  void mark(const Cell& cell, const std::string& name);
  std::optional<std::size_t> place_of(const std::string& name);
  void count(std::uint64_t weight);

  template <class Words>
  void refuse(Code code, const Cell& cell, Words message, std::string advice) {
    good_ = false;
    mistakes_.add([&] {
      return Diagnostic::error(code, message())
          .at(mistakes_.span(row_, cell))
          .hint(std::move(advice));
    });
  }

  std::string_view text_;
  Mistakes mistakes_;
  const elections::BallotRules& rules_;
  bool fixed_;  // who stands was said before
  BallotFile file_;
  elections::BallotSettler settler_;
  Row row_;
  std::size_t columns_ = 0;  // of the header; 0 before it
  std::map<std::string, std::size_t, std::less<>> places_;
  elections::RawBallot raw_;
  std::string name_;
  bool good_ = true;  // the ballot at hand has no mistake
};

void RankingReader::header() {
  if (row_.cells[0].text == "count" && row_.cells.size() > 1) {
    columns_ = row_.cells.size();
    return;
  }
  refuse(
      Code::V117, row_.cells[0],
      [&] {
        return row_.cells.size() > 1
                   ? "the first column is " + quoted(row_.cells[0].text) + " and not `count`"
                   : std::string("a table without a column for a rank");
      },
      "write `count,Rank 1,Rank 2` into the first row, with as many ranks as the ballot has");
}

void RankingReader::ballot() {
  good_ = true;
  if (row_.cells.size() != columns_)
    return refuse(
        Code::V117, row_.cells.back(),
        [&] {
          return "this row has " + std::to_string(row_.cells.size()) +
                 " cells, the first row has " + std::to_string(columns_);
        },
        "write a cell for each rank, `undervote` where it is empty, and quotes around a name "
        "with a comma");
  const std::optional<std::uint64_t> ballots = weight(row_.cells[0]);
  raw_.clear();
  for (std::size_t i = 1; i < columns_; ++i) rank(row_.cells[i]);
  if (good_ && ballots) count(*ballots);
}

std::optional<std::uint64_t> RankingReader::weight(const Cell& cell) {
  std::uint64_t value = 0;
  const char* const end = cell.text.data() + cell.text.size();
  const auto [stop, fault] = std::from_chars(cell.text.data(), end, value);
  const bool whole = stop == end && !cell.text.empty();
  if (whole && (fault == std::errc::result_out_of_range || value > BallotFile::ballots_max)) {
    refuse(
        Code::V105, cell,
        [&] { return quoted(cell.text) + " ballots are more than can be counted"; },
        "check the number; together there may be " + std::to_string(BallotFile::ballots_max));
    return std::nullopt;
  }
  if (whole && value > 0) return value;
  refuse(
      Code::V104, cell, [&] { return quoted(cell.text) + " is not a number of ballots"; },
      "write how many there are of this ballot, a whole number from 1");
  return std::nullopt;
}

void RankingReader::rank(const Cell& cell) {
  raw_.add_rank();
  if (cell.text.empty() || cell.text == "undervote") return;
  if (cell.text == "overvote") {
    raw_.mark_overvote();
    if (rules_.overvote_needs_names())
      refuse(
          Code::V116, cell,
          [] { return std::string("an overvote of which the candidates are not known"); },
          "write their names into the cell, each on its line, or choose `skip` or `exhaust` for "
          "overvotes");
    return;
  }
  std::string_view rest = cell.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (one.ends_with('\r')) one.remove_suffix(1);
    one = trimmed(one);
    if (one.empty()) continue;
    if (cell.doubled) {
      name_ = without_doubled_quotes(one);
    } else {
      name_ = one;
    }
    mark(cell, name_);
  }
}

void RankingReader::mark(const Cell& cell, const std::string& name) {
  if (const auto place = place_of(name)) return raw_.mark(*place);
  std::vector<std::string> known;
  known.reserve(file_.contest.candidates.size());
  for (const elections::Candidate& one : file_.contest.candidates) known.push_back(one.name);
  refuse(
      Code::V106, cell, [&] { return quoted(name) + " is none of the candidates"; },
      near_word_or(name, known,
                   "write the name of a candidate, or `" + std::string(write_in_name) + "`"));
}

std::optional<std::size_t> RankingReader::place_of(const std::string& name) {
  if (const auto found = places_.find(name); found != places_.end()) return found->second;
  const bool write_in = name == write_in_name;
  const std::size_t place = file_.contest.candidates.size();
  if ((fixed_ && !write_in) || place == elections::Preference::candidates_max) return std::nullopt;
  if (write_in) file_.write_ins = place;
  file_.contest.candidates.push_back({name, name, false});
  places_.emplace(name, place);
  return place;
}

void RankingReader::count(std::uint64_t weight) {
  if (weight > BallotFile::ballots_max - file_.read)
    return refuse(
        Code::V105, row_.cells[0],
        [] { return std::string("with these there are more ballots than can be counted"); },
        "check the numbers; together there may be " + std::to_string(BallotFile::ballots_max));
  const auto settled = settler_.settle(raw_);
  file_.read += weight;
  if (!settled.ranking.empty()) {
    file_.counted += weight;
    file_.profile.add(settled.ranking, weight);
    file_.ends.push_back(settled.end);
  } else if (settled.marked) {
    file_.refused += weight;
    file_.refused_as[static_cast<std::size_t>(settled.end)] += weight;
  } else {
    file_.blank += weight;
  }
}

}  // namespace

Result<BallotFile> read_ranking_csv(std::string file_name, std::string_view text,
                                    const RankingContest& question) {
  return RankingReader(std::move(file_name), text, question).run();
}

}  // namespace toadlane::import
