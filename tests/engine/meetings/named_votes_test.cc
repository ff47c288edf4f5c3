#include "engine/meetings/named_votes.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

// Ana and Bo for, Cy against; Di's proxy is held by Cy.
struct Vote {
  std::vector<NamedVote> votes{
      {"Ana", Side::in_favour}, {"Bo", Side::in_favour}, {"Cy", Side::against}};
  std::vector<Proxy> proxies{{.of = "Di", .held_by = "Cy"}};
  model::Proxies rule;
  std::vector<std::pair<std::string, std::string>> delegated;
  std::vector<Voter> voters;
  std::optional<model::ClassOverlap> overlap;

  Motion gathered() const {
    Motion motion;
    gather({&votes, &proxies, &rule, &delegated, voters.empty() ? nullptr : &voters, &overlap},
           motion);
    return motion;
  }
  // "2-2-0": for, against, abstained.
  std::string sides() const {
    const Motion motion = gathered();
    return motion.votes_for->text() + "-" + motion.votes_against->text() + "-" +
           motion.abstained.text();
  }
};

TEST(NamedVotes, CountProxiesAsDirectedOrAsTheRuleSays) {
  Vote vote;
  EXPECT_EQ(vote.sides(), "2-2-0");  // the holder decides
  vote.rule.undirected = "counted as for";
  EXPECT_EQ(vote.sides(), "3-1-0");
  vote.rule.undirected = "not counted";
  EXPECT_EQ(vote.sides(), "2-1-0");
  vote.proxies[0].directed = Side::abstained;
  EXPECT_EQ(vote.sides(), "2-1-1");
  EXPECT_EQ(vote.gathered().told.size(), 1U);
}

TEST(NamedVotes, CountDelegatedVotesWithTheirHolder) {
  Vote vote;
  vote.proxies.clear();
  vote.delegated = {{"Eve", "Ana"}, {"Fay", "Cy"}};
  EXPECT_EQ(vote.sides(), "3-2-0");
}

TEST(NamedVotes, OfAPersonInTwoClassesAreOneOrOneInEach) {
  Vote vote;
  vote.proxies.clear();
  vote.voters = {{"Ana", {"workers", "consumers"}}, {"Bo", {"consumers"}}, {"Cy", {"workers"}}};
  EXPECT_EQ(vote.sides(), "2-1-0");
  EXPECT_EQ(votes_of(vote.gathered().by_group, "consumers").votes_for, 1);
  vote.overlap.emplace();
  vote.overlap->rule = "one vote in each class";
  EXPECT_EQ(vote.sides(), "3-1-0");
  EXPECT_EQ(vote.gathered().second_votes, 1);
  EXPECT_EQ(votes_of(vote.gathered().by_group, "consumers").votes_for, 2);
  vote.overlap->rule = "one vote in all";
  EXPECT_EQ(vote.sides(), "2-1-0");
}

TEST(NumberedVotes, GetTheUndirectedProxiesOfAFixedSide) {
  Vote vote;
  Motion motion;
  motion.votes_for = 5;
  motion.votes_against = 5;
  const Gathering from{nullptr, &vote.proxies, &vote.rule, nullptr, nullptr, &vote.overlap};
  add_undirected(from, motion);
  EXPECT_EQ(motion.votes_for, 5);
  vote.rule.undirected = "counted as for";
  add_undirected(from, motion);
  EXPECT_EQ(motion.votes_for, 6);
  EXPECT_EQ(motion.votes_against, 5);
}

}  // namespace
}  // namespace toadlane::meetings
