#include "engine/meetings/board_size.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/expression/parse.h"
#include "engine/meetings/conditional.h"

namespace toadlane::meetings {
namespace {

constexpr std::int64_t directors_max = 1'000;

class SizeOfBoard {
 public:
  SizeOfBoard(const model::Board& board, const Headcount& counts)
      : board_(board), counts_(counts) {}

  BoardSizeFound run() {
    size_.clause = board_.clause.key("directors");
    size_.cite = board_.cite;
    if (!rule()) return std::move(found_);
    if (size_.every_member)
      everybody();
    else
      numbers();
    in_office();
    review();
    if (found_.missing.empty()) found_.size = std::move(size_);
    return std::move(found_);
  }

 private:
  // The rule for this size; false where there is none, or a number is missing.
  bool rule() {
    if (!board_.directors_by_size.empty()) {
      const auto chosen = first_that_fits(board_.directors_by_size, counts_);
      found_.missing = chosen.missing;
      found_.none_fits = chosen.none_fits;
      if (chosen.rule == nullptr) return false;
      const auto at = static_cast<std::size_t>(chosen.rule - board_.directors_by_size.data());
      size_.clause = size_.clause.item(at);
      size_.every_member = chosen.rule->every_member;
      range_ = chosen.rule->range;
      const std::string when = chosen.rule->when ? to_text(*chosen.rule->when) : "otherwise";
      size_.why.push_back({.clause = size_.clause,
                           .citation = size_.cite,
                           .what = "directors, " + when,
                           .from = members_known(),
                           .result = range_ ? to_text(*range_) : std::string("every member")});
      return true;
    }
    size_.every_member = board_.every_member;
    if (board_.directors) {
      range_.emplace();
      range_->least = range_->most = Ratio(*board_.directors);
    } else if (!board_.size.empty()) {
      size_.clause = board_.size.clause;
      range_ =
          expression::parse_range(board_.size.text, expression::Vocabulary::with_bases()).value;
    }
    return size_.every_member || range_ || board_.odd || board_.limit;
  }

  [[nodiscard]] std::vector<std::pair<std::string, TraceValue>> members_known() const {
    std::vector<std::pair<std::string, TraceValue>> from;
    if (const auto members = counts_.of("members")) from.emplace_back("members", Ratio(*members));
    return from;
  }

  void everybody() {
    const auto members = counts_.of("members");
    const auto number = members ? members->to_int64() : std::nullopt;
    if (number)
      size_.allowed = {*number};
    else
      found_.missing.emplace_back("members");
  }

  // Each number of the range that the further rules allow.
  void numbers() {
    std::optional<expression::Limit> limit;
    if (board_.limit) {
      auto resolved = expression::resolve(*board_.limit, counts_);
      found_.missing.insert(found_.missing.end(), resolved.missing.begin(), resolved.missing.end());
      limit = resolved.limit;
      if (!limit) return;
    }
    for (std::int64_t number = 1; number <= directors_max; ++number) {
      if (range_ && !range_->holds(Ratio(number))) continue;
      if (board_.odd && (number % 2 == 1) != *board_.odd) continue;
      if (limit && !limit->met_by(Ratio(number))) continue;
      size_.allowed.push_back(number);
    }
    if (board_.odd) step("odd", std::string(*board_.odd ? "an odd number" : "an even number"));
    if (limit) step("limit", to_text(*board_.limit));
  }

  void step(const std::string& key, const std::string& what) {
    size_.why.push_back({.clause = board_.clause.key(key),
                         .citation = size_.cite,
                         .what = what,
                         .from = members_known(),
                         .result = size_.text()});
  }

  void in_office() {
    const auto directors = counts_.of("directors in office");
    if (!directors) return;
    size_.in_office = directors->to_int64();
    size_.fits = size_.in_office && std::find(size_.allowed.begin(), size_.allowed.end(),
                                              *size_.in_office) != size_.allowed.end();
  }

  void review() {
    if (!board_.reviewed_when) return;
    const auto members = counts_.of("members");
    if (!members) {
      found_.missing.emplace_back("members");
      return;
    }
    const auto outcome = expression::satisfied(*board_.reviewed_when, Ratio(*members), counts_);
    found_.missing.insert(found_.missing.end(), outcome.missing.begin(), outcome.missing.end());
    if (!outcome.met) return;
    size_.review_due = *outcome.met;
    size_.why.push_back({.clause = board_.clause.key("reviewed_when"),
                         .citation = size_.cite,
                         .what = "the structure is reviewed with " + to_text(*board_.reviewed_when),
                         .from = members_known(),
                         .result = std::string(*outcome.met ? "due" : "not due")});
  }

  const model::Board& board_;
  const Headcount& counts_;
  BoardSizeFound found_;
  BoardSize size_;
  std::optional<expression::Range> range_;
};

}  // namespace

std::string BoardSize::text() const {
  if (every_member) return "every member";
  if (allowed.empty()) return "none";
  const bool all =
      allowed.back() - allowed.front() + 1 == static_cast<std::int64_t>(allowed.size());
  if (all && allowed.size() > 2)
    return std::to_string(allowed.front()) + " to " + std::to_string(allowed.back());
  std::vector<std::string> numbers;
  numbers.reserve(allowed.size());
  for (const std::int64_t number : allowed) numbers.push_back(std::to_string(number));
  return joined(numbers, "or");
}

BoardSizeFound board_size_of(const model::Board& board, const Headcount& counts) {
  return SizeOfBoard(board, counts).run();
}

bool hangs_on_members(const model::Board& board) {
  return !board.directors_by_size.empty() || board.odd || board.limit || board.reviewed_when;
}

model::Board board_at(model::Board board, const Headcount& counts) {
  const auto chosen = first_that_fits(board.directors_by_size, counts);
  if (chosen.rule == nullptr) return board;
  board.every_member = chosen.rule->every_member;
  const auto& range = chosen.rule->range;
  const bool one_number = range && range->least && range->least == range->most;
  const auto number = one_number ? range->least->floor().to_int64() : std::nullopt;
  board.directors = number ? std::optional(static_cast<int>(*number)) : std::nullopt;
  return board;
}

}  // namespace toadlane::meetings
