#include "engine/elections/settle.h"

#include <algorithm>

namespace toadlane::elections {

Opening open_count(std::string_view method, const Contest& contest, const Profile& profile) {
  Opening opening;
  opening.record.method = std::string(method);
  opening.record.seats = contest.seats;
  opening.record.valid = Ratio(profile.valid());
  if (contest.seats > 0 && contest.standing() > contest.seats) return opening;
  opening.uncontested = true;
  if (contest.seats == 0) {
    opening.record.notes.emplace_back("no seat is to be filled: nobody is elected");
    return opening;
  }
  for (std::size_t c = 0; c < contest.candidates.size(); ++c)
    if (!contest.candidates[c].withdrawn) opening.record.elected.push_back(c);
  opening.record.notes.emplace_back(
      contest.standing() == contest.seats
          ? "as many candidates as seats: all are elected and nothing is counted"
          : "fewer candidates than seats: all are elected and nothing is counted");
  return opening;
}

std::optional<Choice> settle_by_lot(const TieRule& rule, Seeking seeking,
                                    std::vector<std::size_t> tied) {
  while (tied.size() > 1) {
    const auto first = first_of(rule.tie_break, rule.contest, rule.stage, tied);
    if (!first) return std::nullopt;
    if (seeking == Seeking::most) return Choice{*first, words_for(rule.tie_break)};
    tied.erase(std::find(tied.begin(), tied.end(), *first));
  }
  return Choice{tied.front(), words_for(rule.tie_break)};
}

std::optional<Choice> settle_backwards(const TieRule& rule, const std::vector<Stage>& stages,
                                       std::size_t first, Seeking seeking,
                                       std::vector<std::size_t> tied) {
  for (std::size_t stage = stages.size(); stage > first; --stage) {
    const std::vector<Ratio>& votes = stages[stage - 1].votes;
    const auto fewer = [&](std::size_t a, std::size_t b) { return votes[a] < votes[b]; };
    const auto [least, most] = std::minmax_element(tied.begin(), tied.end(), fewer);
    const Ratio wanted = votes[seeking == Seeking::most ? *most : *least];
    std::erase_if(tied, [&](std::size_t one) { return votes[one] != wanted; });
    if (tied.size() == 1)
      return Choice{tied.front(),
                    (seeking == Seeking::most ? "more votes at stage " : "fewer votes at stage ") +
                        std::to_string(stage)};
  }
  return settle_by_lot(rule, seeking, std::move(tied));
}

std::vector<std::size_t> order_elected(const TieRule& rule, const std::vector<Stage>& stages,
                                       std::size_t first, std::vector<std::size_t> elected,
                                       std::vector<Tie>& ties) {
  const std::vector<Ratio>& votes = stages.back().votes;
  std::vector<std::size_t> ordered;
  ordered.reserve(elected.size());
  while (!elected.empty()) {
    const Ratio most =
        votes[*std::max_element(elected.begin(), elected.end(),
                                [&](std::size_t a, std::size_t b) { return votes[a] < votes[b]; })];
    std::vector<std::size_t> tied;
    std::copy_if(elected.begin(), elected.end(), std::back_inserter(tied),
                 [&](std::size_t one) { return votes[one] == most; });
    std::size_t next = tied.front();
    if (tied.size() > 1) {
      const auto choice = settle_backwards(rule, stages, first, Seeking::most, tied);
      if (choice) next = choice->chosen;
      ties.push_back(
          {Tie::Kind::order, tied, next,
           choice ? choice->decided_by : "nothing: they are level, and no lot is given"});
    }
    ordered.push_back(next);
    elected.erase(std::find(elected.begin(), elected.end(), next));
  }
  return ordered;
}

void fill_from_ranking(const Contest& contest, const TieBreak& tie_break, CountRecord& record) {
  const TieRule rule{contest, tie_break, 1};
  Stage stage;
  stage.action = Stage::Action::election;
  for (std::vector<std::size_t> group : record.ranking) {
    const std::size_t left = contest.seats - stage.elected.size();
    const bool too_many = group.size() > left;
    for (std::size_t seat = 0; seat < left && !group.empty(); ++seat) {
      std::size_t next = group.front();
      if (group.size() > 1) {
        const auto choice = settle_by_lot(rule, Seeking::most, group);
        const Tie::Kind kind = too_many ? Tie::Kind::election : Tie::Kind::order;
        if (choice) next = choice->chosen;
        if (!choice && too_many) {
          record.undecided = Tie{kind, group, 0, {}};
          break;
        }
        stage.ties.push_back(
            {kind, group, next,
             choice ? choice->decided_by : "nothing: they are level, and no lot is given"});
      }
      stage.elected.push_back(next);
      group.erase(std::find(group.begin(), group.end(), next));
    }
    if (record.undecided || stage.elected.size() == contest.seats) break;
  }
  record.elected = stage.elected;
  record.stages.push_back(std::move(stage));
}

void fill_by_scores(const Contest& contest, const TieBreak& tie_break, std::vector<Ratio> scores,
                    CountRecord& record) {
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < contest.candidates.size(); ++c)
    if (!contest.candidates[c].withdrawn) order.push_back(c);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  for (const std::size_t one : order) {
    if (record.ranking.empty() || scores[record.ranking.back().front()] != scores[one])
      record.ranking.emplace_back();
    record.ranking.back().push_back(one);
  }
  record.scores = std::move(scores);
  fill_from_ranking(contest, tie_break, record);
}

}  // namespace toadlane::elections
