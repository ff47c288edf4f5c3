#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {

/// What is told of a bylaws text, as "B113 colleges.weights.growers" for each mistake, or for each
/// doubt when there is none; each has its place and its advice.
inline std::vector<std::string> told(const std::string& text) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  if (!node) return {to_text(node.diagnostics())};
  const Result<BylawsRead> read = read_bylaws(*node);
  const Diagnostics diagnostics = read ? read->doubts : read.diagnostics();
  std::vector<std::string> all;
  for (const Diagnostic& one : diagnostics.all()) {
    EXPECT_TRUE(one.span) << one.message;
    EXPECT_FALSE(one.advice.empty()) << one.message;
    all.push_back(std::string(entry_of(one.code).name) + " " + one.clause.path());
  }
  return all;
}

}  // namespace toadlane::rules
