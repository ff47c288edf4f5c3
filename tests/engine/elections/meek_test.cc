// Meek and Warren against made cases, an oracle in fractions, and counts published with other
// programs (droop's reference Meek; stv-rs with level candidates averaged).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/elections/meek_shares.h"
#include "engine/number/decimal.h"
#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;
using small::Places;

const Ratio nine_places(Integer::of(uint128{meek_one}));
Ratio up_to_nine(const Ratio& x) {
  return Ratio((x * nine_places).ceiling()) / nine_places;
}
Ratio down_to_nine(const Ratio& x) {
  return Ratio((x * nine_places).floor()) / nine_places;
}

/// What happened: "+A" elected, "-B" excluded; those elected at once in the order of their names.
using Events = std::vector<std::string>;

Events events_of(const Contest& contest, const CountRecord& record) {
  Events events;
  for (const Stage& stage : record.stages) {
    if (stage.action == Stage::Action::exclusion)
      events.push_back("-" + contest.candidates[stage.of.front()].name);
    for (const std::size_t one : stage.elected)
      events.push_back("+" + contest.candidates[one].name);
  }
  return events;
}

/// Runs of elections sorted: which of them comes first is not compared.
Events sorted_runs(Events events) {
  for (auto from = events.begin(); from != events.end();) {
    const auto to = std::find_if(from, events.end(), [](const auto& e) { return e[0] == '-'; });
    std::sort(from, to);
    from = to == events.end() ? to : to + 1;
  }
  return events;
}

/// The reference rule in fractions, for strict ballots.
Events meek_oracle(const Election& election, Keeping keeping) {
  const std::vector<small::Strict> ballots = small::expanded(election);
  const auto name = [&](std::size_t one) { return election.contest.candidates[one].name; };
  Places hopeful = small::standing(election);
  Places elected;
  std::vector<Ratio> factor(election.contest.candidates.size());
  for (const std::size_t one : hopeful) factor[one] = 1;
  Events events;
  std::optional<Ratio> before;
  const std::size_t seats = election.contest.seats;
  while (elected.size() < seats && elected.size() + hopeful.size() > seats) {
    std::vector<Ratio> votes(factor.size());
    Ratio sum = 0;
    for (const small::Strict& ballot : ballots) {
      Ratio rest = 1;
      for (const std::size_t one : ballot.order) {
        const Ratio kept =
            keeping == Keeping::meek ? up_to_nine(rest * factor[one]) : std::min(rest, factor[one]);
        votes[one] += kept * ballot.weight;
        sum += kept * ballot.weight;
        rest -= kept;
      }
    }
    const Ratio quota =
        down_to_nine(sum / Ratio(static_cast<std::int64_t>(seats + 1))) + Ratio(1) / nine_places;
    bool anybody = false;
    for (const std::size_t one : Places(hopeful))
      if (votes[one] >= quota) {
        events.push_back("+" + name(one));
        elected.push_back(one);
        std::erase(hopeful, one);
        anybody = true;
      }
    if (anybody) {
      before.reset();
      continue;
    }
    Ratio surplus = 0;
    for (const std::size_t one : elected) surplus += votes[one] - quota;
    surplus = std::max(surplus, Ratio(0));
    if (surplus < Ratio::of(1, 1'000'000) || (before && surplus >= *before)) {
      Ratio least = votes[hopeful.front()];
      for (const std::size_t one : hopeful) least = std::min(least, votes[one]);
      Places tied = hopeful;
      std::erase_if(tied, [&](std::size_t one) { return votes[one] > least + surplus; });
      const std::size_t out = small::lot(election, tied, false);
      events.push_back("-" + name(out));
      factor[out] = 0;
      std::erase(hopeful, out);
      before.reset();
      continue;
    }
    before = surplus;
    for (const std::size_t one : elected)
      factor[one] = std::min(Ratio(1), up_to_nine(up_to_nine(factor[one] * quota) / votes[one]));
  }
  if (elected.size() < seats)
    for (const std::size_t one : hopeful) events.push_back("+" + name(one));
  return events;
}

TEST(Meek, keeps_the_quota_and_passes_on_the_rest) {
  const CountRecord record = made(2, 3, {"4 0>1", "2 2"}).count(count_meek);
  ASSERT_EQ(record.stages.size(), 3U);
  EXPECT_EQ(*record.quota, Ratio::of(2'000'000'001, 1'000'000'000));
  EXPECT_EQ(record.stages[1].votes[0], Ratio::of(2'000'000'004, 1'000'000'000));
  EXPECT_EQ(record.stages[1].votes[1], Ratio::of(1'999'999'996, 1'000'000'000));
  EXPECT_EQ(record.stages[2].of, Places{1});
  EXPECT_EQ(record.elected, (Places{0, 2}));
}

TEST(Meek, a_tie_stops_without_a_lot) {
  const CountRecord record = made(1, 3, {"2 0", "1 1", "1 2"}).count(count_meek);
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{1, 2}));
}

TEST(Meek, weights_of_64_bits_do_not_overflow) {
  const std::string most = std::to_string(UINT64_MAX);
  const CountRecord record = made(2, 3, {most + " 0>1", most + " 0>1", "5 2"}).count(count_meek);
  EXPECT_EQ(record.elected, (Places{0, 1}));
  EXPECT_EQ(small::missing_ballots(record), "");
}

TEST(Meek, no_more_are_elected_than_seats_when_rounding_leaves_one_below_the_quota) {
  // A third of 8 votes is no number of nine decimals. B is elected and D excluded; then A and C
  // both stand exactly on the quota, and one seat is left.
  const std::vector<std::string> ballots{"3 0=1>2=3", "3 1=2>3=0", "1 2=3>0=1", "1 3=0>1=2"};
  const CountRecord stopped = made(2, 4, ballots).count(count_meek);
  ASSERT_TRUE(stopped.undecided.has_value());
  EXPECT_EQ(stopped.undecided->kind, Tie::Kind::election);
  EXPECT_EQ(stopped.undecided->tied, (Places{0, 2}));
  EXPECT_EQ(stopped.elected, Places{1});
  EXPECT_EQ(made(2, 4, ballots, {3, 2, 1, 0}).count(count_meek).elected, (Places{1, 2}));
  EXPECT_EQ(made(2, 4, ballots, {0, 1, 2, 3}).count(count_meek).elected, (Places{1, 0}));
}

TEST(Meek, agrees_with_the_oracle_on_strict_ballots) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed, false);
    if (!small::counted(election)) continue;
    EXPECT_EQ(sorted_runs(events_of(election.contest, election.count(count_meek))),
              sorted_runs(meek_oracle(election, Keeping::meek)));
    EXPECT_EQ(sorted_runs(events_of(election.contest, election.count(count_warren))),
              sorted_runs(meek_oracle(election, Keeping::warren)));
  }
}

TEST(Meek, neither_names_nor_the_order_of_ballots_decide) {
  for (std::uint64_t seed = 0; seed < 500; ++seed)
    for (const small::Count method : {count_meek, count_warren}) {
      const Election election = small::random(seed);
      EXPECT_EQ(small::difference(election, method, seed), "") << seed;
      EXPECT_EQ(small::missing_ballots(election.count(method)), "") << seed;
    }
}

std::string shared_elections() {
  const char* shared = std::getenv("TOADLANE_SHARED");
  return (shared != nullptr ? std::string(shared) : TOADLANE_SOURCE_DIR "/../shared") +
         "/elections/";
}

/// A ballot file of droop or stv-rs: numbers or nicknames, `=` between level ones. Ties go as
/// there: the first of the tie order, or of the file, is excluded.
Election read_blt(const std::string& path) {
  std::ifstream file(path);
  std::map<std::string, std::size_t> place;
  std::size_t candidates = 0;
  std::size_t seats = 0;
  file >> candidates >> seats;
  Election election = made(seats, candidates, {});
  Places tie_order;
  for (std::size_t c = 0; c < candidates; ++c) {
    place[std::to_string(c + 1)] = c;
    tie_order.push_back(c);
  }
  std::string line;
  for (std::getline(file, line); std::getline(file, line) && line != "0";) {
    std::replace(line.begin(), line.end(), ']', ' ');
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "[nick")
      for (std::size_t c = 0; words >> word; ++c) place[word] = c;
    else if (word == "[withdrawn")
      while (words >> word) election.contest.candidates[place[word]].withdrawn = true;
    else if (word == "[tie")
      for (tie_order.clear(); words >> word;) tie_order.push_back(place[word]);
    else if (word[0] == '-')
      election.contest.candidates[place[word.substr(1)]].withdrawn = true;
    else {
      small::Ballot ballot;
      ballot.weight = std::stoull(word);
      while (words >> word && word != "0") {
        std::replace(word.begin(), word.end(), '=', ' ');
        std::istringstream level(word);
        ballot.groups.emplace_back();
        while (level >> word) ballot.groups.back().push_back(place[word]);
      }
      if (!ballot.groups.empty()) election.ballots.push_back(ballot);
    }
  }
  for (Candidate& one : election.contest.candidates) {
    std::getline(file, line);
    one.name = line.substr(1, line.find('"', 1) - 1);
  }
  std::reverse(tie_order.begin(), tie_order.end());
  election.tie_break = {TieBreak::Way::recorded, tie_order, {}};
  return election;
}

/// The texts of the list behind `"key":` from `from` on.
std::vector<std::string> texts_of(const std::string& json, const std::string& key,
                                  std::size_t from = 0) {
  std::vector<std::string> texts;
  int depth = 0;
  for (std::size_t at = json.find('[', json.find("\"" + key + "\":", from)); at < json.size();
       ++at) {
    if (json[at] == '"') {
      const std::size_t end = json.find('"', at + 1);
      texts.push_back(json.substr(at + 1, end - at - 1));
      at = end;
    }
    if (json[at] == '[') ++depth;
    if (json[at] == ']' && --depth == 0) break;
  }
  return texts;
}

/// "Elect: A", "Elect remaining: A", "Defeat (surplus 0 < omega): B" as events.
Events events_told(const std::vector<std::string>& actions) {
  Events events;
  for (const std::string& action : actions) {
    const std::string name = action.substr(std::min(action.size(), action.rfind(": ") + 2));
    if (action.starts_with("Elect")) events.push_back("+" + name);
    if (action.starts_with("Defeat (")) events.push_back("-" + name);
  }
  return events;
}

TEST(Meek, agrees_with_the_reference_counts_of_droop) {
  const std::string folder = shared_elections() + "droop/general/";
  if (!std::filesystem::exists(folder))
    GTEST_SKIP() << "no shared elections at " << folder << ": 5 counts were not compared";
  for (const char* name : {"42", "42t", "M135", "SC", "SCw"}) {
    SCOPED_TRACE(name);
    const Election election = read_blt(folder + name + ".blt");
    std::ifstream file(folder + name + ".expected.json");
    std::string json;
    std::getline(file, json);
    const std::size_t from = json.find("\"rule\":\"meek-prf\"");
    ASSERT_NE(from, std::string::npos);
    EXPECT_EQ(sorted_runs(events_of(election.contest, election.count(count_meek))),
              sorted_runs(events_told(texts_of(json, "events", from))));
    // The votes of those elected, at the end, to the last decimal.
    const CountRecord record = election.count(count_meek);
    const std::size_t votes = json.find("\"votes\":{", json.find("\"tag\":\"end\"", from));
    for (const std::size_t one : record.elected) {
      const std::string key = "\"" + std::to_string(one + 1) + "\":\"";
      const std::size_t at = json.find(key, votes) + key.size();
      EXPECT_EQ(record.stages.back().votes[one],
                parse_decimal(json.substr(at, json.find('"', at) - at)).number->ratio());
    }
  }
}

/// stv-rs rounds down where the reference rule rounds up, so that votes may differ in the last
/// decimals. Its counts without `equalize` of level candidates follow no rule and are left out.
TEST(Meek, agrees_with_stv_rs_on_who_is_elected_and_excluded) {
  const std::string folder = shared_elections() + "meek-stvrs/";
  if (!std::filesystem::exists(folder))
    GTEST_SKIP() << "no shared elections at " << folder << ": 24 counts were not compared";
  std::ifstream file(folder + "expected.jsonl");
  std::size_t compared = 0;
  std::size_t left_out = 0;
  for (std::string json; std::getline(file, json);) {
    const std::string key = "\"blt\":\"";
    const std::size_t at = json.find(key) + key.size();
    const std::string blt = json.substr(at, json.find('"', at) - at);
    SCOPED_TRACE(json.substr(0, json.find(',')));
    const Election election = read_blt(folder + blt.substr(blt.rfind('/') + 1));
    if (json.find("\"equalize\":false") != std::string::npos && election.profile().has_level()) {
      ++left_out;
      continue;
    }
    ++compared;
    const CountRecord record = election.count(count_meek);
    EXPECT_EQ(small::missing_ballots(record), "");
    const Events events = sorted_runs(events_of(election.contest, record));
    Events told = sorted_runs(events_told(texts_of(json, "actions")));
    if (json.find("elect_too_many") != std::string::npos)
      // There a third is a third: nobody reaches the quota, A is excluded by lot and C remains.
      std::erase(told, "-Apple");
    EXPECT_EQ(events, told);
    EXPECT_EQ(record.elected.size(), election.contest.seats);
  }
  EXPECT_EQ(compared + left_out, 24U);
  EXPECT_EQ(left_out, 7U);
}

}  // namespace
}  // namespace toadlane::elections
