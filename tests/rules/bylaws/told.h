#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {

/// The mistakes of a bylaws text, or its doubts when it has none.
inline Diagnostics diagnostics_of(const std::string& text) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  if (!node) return node.diagnostics();
  const Result<BylawsRead> read = read_bylaws(*node);
  return read ? read->doubts : read.diagnostics();
}

/// "B113 colleges.weights.growers" for each of them; each has its place and its advice.
inline std::vector<std::string> told(const std::string& text) {
  const Diagnostics diagnostics = diagnostics_of(text);
  std::vector<std::string> all;
  for (const Diagnostic& one : diagnostics.all()) {
    EXPECT_TRUE(one.span) << one.message;
    EXPECT_FALSE(one.advice.empty()) << one.message;
    all.push_back(std::string(entry_of(one.code).name) + " " + one.clause.path());
  }
  return all;
}

}  // namespace toadlane::rules
