#pragma once

#include <gtest/gtest.h>

#include <string>

#include "rules/bylaws/values.h"
#include "rules/document/read_yaml.h"
#include "rules/document/reader.h"

namespace toadlane::rules {

/// Reads one block as if it stood at `clause` of a bylaws file that declares no names of its own.
inline void read_block(const std::string& text, const std::string& clause, Diagnostics& diagnostics,
                       const Visitor::Walk& walk) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  ASSERT_TRUE(node.ok()) << to_text(node.diagnostics());
  LanguageNames names;
  names.vocabulary = expression::Vocabulary::with_bases("EUR");
  SourceMap places;
  Reader reader(*node, names, diagnostics, places, Clause(clause));
  walk(reader);
}

}  // namespace toadlane::rules
