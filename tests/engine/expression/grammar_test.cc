#include "engine/expression/grammar.h"

#include <gtest/gtest.h>

#include <set>

namespace toadlane::expression {
namespace {

std::string told(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults)
    text += std::string(entry_of(fault.diagnostic.code).name) + " at " +
            std::to_string(fault.first) + ": " + fault.diagnostic.message + "\n";
  return text;
}

TEST(Grammar, ReadsEachOfItsExamples) {
  const Vocabulary names = grammar_vocabulary();
  for (const GrammarRow& row : grammar()) {
    const auto faults = faults_in(row.kind, row.example, names);
    EXPECT_TRUE(faults.empty()) << row.name << ": " << row.example << "\n" << told(faults);
  }
}

TEST(Grammar, RefusesEachOfItsCounterExamplesWithOneFaultAndAnAdvice) {
  const Vocabulary names = grammar_vocabulary();
  for (const GrammarRow& row : grammar()) {
    // "at least 2/3" as a threshold with a default comparator is refused all the same.
    const auto faults = faults_in(row.kind, row.counter_example, names);
    ASSERT_EQ(faults.size(), 1U) << row.name << ": " << row.counter_example << "\n" << told(faults);
    EXPECT_FALSE(faults[0].diagnostic.advice.empty()) << row.counter_example;
    EXPECT_EQ(faults[0].diagnostic.severity, Severity::error);
  }
}

TEST(Grammar, NamesNoRowTwice) {
  std::set<std::string_view> names;
  for (const GrammarRow& row : grammar()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

}  // namespace
}  // namespace toadlane::expression
