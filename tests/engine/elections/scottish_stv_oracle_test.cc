// The Scottish rules once more, one paper at a time and in fractions, against the program's count
// of 500 small elections, which tie all the time; and what must not change a count.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "engine/elections/method.h"
#include "tests/engine/elections/sample.h"

namespace toadlane::elections {
namespace {

struct OraclePaper {
  std::vector<std::size_t> names;
  Ratio value = 1;
  std::optional<std::size_t> held_by;
};

struct OracleStage {
  std::vector<Ratio> votes;
  Ratio non_transferable = 0;
  std::vector<std::size_t> elected;
};

Ratio to_five_places(const Ratio& number) {
  return Ratio((number * Ratio(100'000)).floor()) / Ratio(100'000);
}

class OneByOne {
 public:
  OneByOne(std::size_t candidates, std::size_t seats, std::vector<OraclePaper> papers,
           std::vector<std::size_t> lot)
      : seats_(seats), papers_(std::move(papers)), lot_(std::move(lot)), kept_(candidates) {
    for (std::size_t i = 0; i < candidates; ++i) hopeful_.push_back(i);
    quota_ = Ratio((Ratio(static_cast<std::int64_t>(papers_.size())) /
                    Ratio(static_cast<std::int64_t>(seats + 1)))
                       .floor()) +
             1;
  }

  std::vector<OracleStage> count() {
    for (OraclePaper& paper : papers_) hand_on(paper);
    write();
    while (elected_.size() < seats_ && hopeful_.size() > seats_ - elected_.size()) {
      std::vector<std::size_t> over;
      for (const std::size_t one : elected_)
        if (!kept_[one] && votes(one) > quota_) over.push_back(one);
      if (over.empty())
        throw_out(pick(hopeful_, false));
      else
        hand_on_surplus(pick(over, true));
      write();
    }
    return lines_;
  }

  // In the order of their election.
  std::vector<std::size_t> elected() {
    std::vector<std::size_t> all = elected_;
    if (all.size() < seats_) {
      std::ranges::stable_sort(hopeful_,
                               [&](std::size_t a, std::size_t b) { return votes(a) > votes(b); });
      all.insert(all.end(), hopeful_.begin(), hopeful_.end());
    }
    return all;
  }

 private:
  Ratio votes(std::size_t one) const {
    if (kept_[one]) return quota_;
    Ratio sum = 0;
    for (const OraclePaper& paper : papers_)
      if (paper.held_by == one) sum += paper.value;
    return sum;
  }

  void hand_on(OraclePaper& paper) {
    paper.held_by.reset();
    for (const std::size_t name : paper.names)
      if (std::ranges::find(hopeful_, name) != hopeful_.end()) {
        paper.held_by = name;
        return;
      }
  }

  void hand_on_surplus(std::size_t from) {
    const Ratio total = votes(from);
    kept_[from] = true;
    for (OraclePaper& paper : papers_)
      if (paper.held_by == from) {
        paper.value = to_five_places((total - quota_) * paper.value / total);
        hand_on(paper);
      }
  }

  void throw_out(std::size_t who) {
    std::erase(hopeful_, who);
    for (OraclePaper& paper : papers_)
      if (paper.held_by == who) hand_on(paper);
  }

  // Best (or worst) now, then at the stage before, and so on; then by the lot.
  std::size_t pick(std::vector<std::size_t> among, bool best) const {
    const auto keep = [&](auto&& figure) {
      Ratio mark = figure(among.front());
      for (const std::size_t one : among)
        mark = best ? std::max(mark, figure(one)) : std::min(mark, figure(one));
      std::erase_if(among, [&](std::size_t one) { return figure(one) != mark; });
    };
    for (std::size_t i = lines_.size(); i-- > 0;)
      keep([&](std::size_t one) { return lines_[i].votes[one]; });
    keep([&](std::size_t one) {
      return Ratio(std::ranges::find(lot_, one) - lot_.begin()) * Ratio(-1);
    });
    return among.front();
  }

  void write() {
    OracleStage line;
    for (std::size_t i = 0; i < kept_.size(); ++i) line.votes.push_back(votes(i));
    for (const OraclePaper& paper : papers_)
      if (!paper.held_by) line.non_transferable += paper.value;
    for (const std::size_t one : hopeful_)
      if (line.votes[one] >= quota_) line.elected.push_back(one);
    std::ranges::stable_sort(
        line.elected, [&](std::size_t a, std::size_t b) { return line.votes[a] > line.votes[b]; });
    for (const std::size_t one : line.elected) {
      std::erase(hopeful_, one);
      elected_.push_back(one);
    }
    lines_.push_back(std::move(line));
  }

  std::size_t seats_;
  std::vector<OraclePaper> papers_;
  std::vector<std::size_t> lot_;
  std::vector<bool> kept_;  // whose surplus was handed on
  std::vector<std::size_t> hopeful_;
  std::vector<std::size_t> elected_;
  std::vector<OracleStage> lines_;
  Ratio quota_ = 0;
};

struct RandomElection {
  Contest contest;
  std::vector<std::vector<std::size_t>> papers;
  TieBreak lot{.way = TieBreak::Way::recorded};
};

RandomElection random_election(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  RandomElection made;
  made.contest = contest_of(std::string_view("ABCDEFGH").substr(0, 2 + below(7)), 1);
  const std::size_t candidates = made.contest.candidates.size();
  made.contest.seats = 1 + below(candidates);
  std::vector<std::size_t> all(candidates);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto shuffled = [&] {
    std::vector<std::size_t> some = all;
    for (std::size_t i = some.size(); i > 1; --i) std::swap(some[i - 1], some[below(i)]);
    return some;
  };
  const std::size_t papers = 1 + below(60);
  for (std::size_t i = 0; i < papers; ++i) {
    std::vector<std::size_t> names = shuffled();
    // Half of them like the first candidates best, so that there are surpluses to pass on.
    if (below(2) == 0) std::ranges::sort(names.begin(), names.begin() + 2);
    names.resize(1 + below(candidates));
    made.papers.push_back(std::move(names));
  }
  made.lot.order = shuffled();
  return made;
}

Profile profile_of(const std::vector<std::vector<std::size_t>>& papers, std::uint64_t weight = 1) {
  Profile profile;
  for (const std::vector<std::size_t>& names : papers) {
    std::vector<Preference> ranking;
    for (const std::size_t name : names) ranking.emplace_back(name, false);
    profile.add(ranking, weight);
  }
  return profile;
}

void expect_same(const CountRecord& a, const CountRecord& b) {
  EXPECT_EQ(a.elected, b.elected);
  ASSERT_EQ(a.stages.size(), b.stages.size());
  for (std::size_t i = 0; i < a.stages.size(); ++i) {
    EXPECT_EQ(a.stages[i].votes, b.stages[i].votes);
    EXPECT_EQ(a.stages[i].of, b.stages[i].of);
    EXPECT_EQ(a.stages[i].loss, b.stages[i].loss);
  }
}

constexpr std::uint64_t how_many = 500;

TEST(ScottishStvOracle, AgreesOnEveryStage) {
  std::size_t lots = 0;
  for (std::uint64_t seed = 0; seed < how_many; ++seed) {
    SCOPED_TRACE(seed);
    const RandomElection one = random_election(seed);
    std::vector<OraclePaper> papers;
    for (const auto& names : one.papers) papers.push_back({.names = names});
    OneByOne oracle(one.contest.candidates.size(), one.contest.seats, std::move(papers),
                    one.lot.order);
    const std::vector<OracleStage> expected = oracle.count();
    const CountRecord record = scottish_stv(one.contest, profile_of(one.papers), one.lot);
    EXPECT_EQ(record.elected, oracle.elected());
    ASSERT_GE(record.stages.size(), expected.size());
    ASSERT_LE(record.stages.size(), expected.size() + 1);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Stage& stage = record.stages[i];
      EXPECT_EQ(stage.votes, expected[i].votes);
      EXPECT_EQ(stage.non_transferable, expected[i].non_transferable);
      EXPECT_EQ(stage.elected, expected[i].elected);
      lots += static_cast<std::size_t>(std::ranges::count_if(stage.ties, [](const Tie& tie) {
        return tie.decided_by.find("lot") != std::string::npos;
      }));
    }
  }
  EXPECT_GT(lots, 50U);
}

TEST(ScottishStvProperties, TheOrderAndTheMergingOfBallotsMeanNothing) {
  for (std::uint64_t seed = 0; seed < how_many; ++seed) {
    SCOPED_TRACE(seed);
    const RandomElection one = random_election(seed);
    std::vector<std::vector<std::size_t>> papers = one.papers;
    const CountRecord record = scottish_stv(one.contest, profile_of(papers, 3), one.lot);
    std::ranges::reverse(papers);
    expect_same(record, scottish_stv(one.contest, profile_of(papers, 3), one.lot));
    std::vector<std::vector<std::size_t>> split;
    for (int i = 0; i < 3; ++i) split.insert(split.end(), papers.begin(), papers.end());
    expect_same(record, scottish_stv(one.contest, profile_of(split), one.lot));
  }
}

// Candidates listed the other way round: the same people are elected. Those elected at one stage
// with equal votes stand in the order of the list, so only who they are is compared.
TEST(ScottishStvProperties, TheOrderOfTheCandidatesMeansNothing) {
  for (std::uint64_t seed = 0; seed < how_many; ++seed) {
    SCOPED_TRACE(seed);
    RandomElection one = random_election(seed);
    CountRecord record = scottish_stv(one.contest, profile_of(one.papers), one.lot);
    const std::size_t last = one.contest.candidates.size() - 1;
    std::ranges::reverse(one.contest.candidates);
    for (auto& names : one.papers)
      for (std::size_t& name : names) name = last - name;
    for (std::size_t& name : one.lot.order) name = last - name;
    CountRecord turned = scottish_stv(one.contest, profile_of(one.papers), one.lot);
    for (std::size_t& name : turned.elected) name = last - name;
    std::ranges::sort(record.elected);
    std::ranges::sort(turned.elected);
    EXPECT_EQ(record.elected, turned.elected);
    ASSERT_EQ(record.stages.size(), turned.stages.size());
    for (std::size_t i = 0; i < record.stages.size(); ++i) {
      std::ranges::reverse(turned.stages[i].votes);
      EXPECT_EQ(record.stages[i].votes, turned.stages[i].votes);
    }
  }
}

}  // namespace
}  // namespace toadlane::elections
