#include "service/render/certificate.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "service/import/read_members.h"

namespace toadlane::render {
namespace {

using nlohmann::json;

const std::string bylaws =
    "format: coop-bylaws 1\n"
    "coop: {name: Lane Bakery, kind: worker cooperative, currency: USD,\n"
    "       fiscal_year_ends: 31 December}\n"
    "in_force: {from: 2020-01-01}\n"
    "amendments:\n"
    "  - id: A1\n"
    "    from: 2024-06-01\n"
    "    adopted_by: {decision: change_bylaws, on: 2024-05-20, for: 9, against: 0, members: 9}\n"
    "    set: {surplus.pay.cash: {is: 40%, chosen_by: {body: board}}}\n"
    "resolutions:\n"
    "  - {id: B-1, on: 2026-01-10, by: board, chooses: surplus.pay.cash, value: 1/3, for: 2025}\n"
    "classes: {member: {votes: 1}}\n"
    "decisions: {change_bylaws: {by: members, passes: at least 2/3 of all members}}\n"
    "accounts: {reserve: {kind: unallocated reserve}}\n"
    "surplus:\n"
    "  cite: Art. 7\n"
    "  income: {surplus: result of the year}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  steps:\n"
    "    - {cite: Art. 7.1, move: 25% of surplus, to: reserve}\n"
    "    - {cite: Art. 7.2, move: rest, to: members, in_proportion_to: hours}\n"
    "  pay: {cash: {is: 50%}, rest: credit to account}\n";
const std::string year =
    "format: coop-year 1\nfiscal_year: 2025\nincome: {surplus: 100.00}\nopening: {reserve: 5.00}\n";

json certificate_of(const std::string& table) {
  const auto closed =
      app::close_year({"bylaws.yaml", bylaws}, {"year.yaml", year},
                      import::members_from("members.csv", import::TextSource::of(table)));
  if (!closed) throw std::runtime_error(to_text(closed.diagnostics()));
  return json::parse(
      certificate_json(*closed, "0.1.0", {{"inputs/bylaws.yaml", "b1"}, {"register.csv", "r1"}}));
}

TEST(Certificate, NamesTheEngineAndTheHashesOfTheFiles) {
  const json made = certificate_of("member,hours\nM1,1\n");
  EXPECT_EQ(made["format"], "toadlane-certificate 1");
  EXPECT_EQ(made["engine"], "toadlane 0.1.0");
  EXPECT_EQ(made["files"], json({{"inputs/bylaws.yaml", "b1"}, {"register.csv", "r1"}}));
  EXPECT_EQ(made["plan"]["bylaws"], "b1");
}

TEST(Certificate, HoldsThePlanInForceWithWhereItComesFrom) {
  const json plan = certificate_of("member,hours\nM1,1\n")["plan"];
  EXPECT_EQ(plan["surplus"]["steps"][0]["move"], "25% of surplus");
  EXPECT_EQ(plan["phrases"]["surplus.steps[0].move"],
            json::parse(R"({"from": "bylaws", "tree": {"part": ["1/4", {"name": "surplus"}]}})"));
  EXPECT_EQ(plan["surplus"]["pay"]["cash"]["is"], "40%");
  EXPECT_EQ(plan["phrases"]["surplus.pay.cash.is"],
            json::parse(R"({"from": "amendment A1", "tree": {"fraction": "2/5"}})"));
  EXPECT_EQ(plan["chosen"]["surplus.pay.cash"],
            json::parse(R"({"value": "1/3", "by": "B-1 of 2026-01-10 by the board"})"));
  EXPECT_EQ(plan["income"], json({{"surplus", "100.00"}}));
  EXPECT_EQ(plan["opening"], json({{"reserve", "5.00"}}));
}

// 75.00 by 5, 3 and 3 of 11: 3409 1/11 cents and twice 2045 5/11. The whole cents sum to 74.99; the
// cent that is left goes to the larger remainder with the lower number.
TEST(Certificate, ProvesTheRounding) {
  const json proofs = certificate_of("member,hours\nM10,3\nM1,5\nM2,3\n")["rounding_proof"];
  ASSERT_EQ(proofs.size(), 1U);
  EXPECT_EQ(proofs[0], json::parse(R"({
    "pools": ["surplus.steps[1]"], "amount": "75.00", "floors": "74.99", "left_over": 1,
    "last_to_get_one": {"member": "M2", "remainder": "5/11"},
    "first_without": {"member": "M10", "remainder": "5/11"}})"));
}

TEST(Certificate, LeavesOutWhomNothingSeparatesFromAWholeCoin) {
  const json proofs = certificate_of("member,hours\nM1,1\nM2,2\n")["rounding_proof"];
  ASSERT_EQ(proofs.size(), 1U);
  EXPECT_EQ(proofs[0]["left_over"], 0);
  EXPECT_TRUE(proofs[0]["last_to_get_one"].is_null());
  EXPECT_TRUE(proofs[0]["first_without"].is_null());
}

}  // namespace
}  // namespace toadlane::render
