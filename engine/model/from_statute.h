#pragma once

#include <string>
#include <vector>

#include "engine/base/clause.h"
#include "engine/trace/trace.h"

namespace toadlane::model {

/// A clause on which the bylaws are silent, and what speaks instead.
struct FromStatute {
  Clause clause;
  std::string source;  // "from the statute, s. 12"
};

/// The statute that speaks at a clause or at the clause around it; nullptr where the bylaws do.
inline const std::string* statute_at(const std::vector<FromStatute>& all, const Clause& clause) {
  for (const FromStatute& one : all) {
    const std::string& path = clause.path();
    const std::string& laid = one.clause.path();
    const bool inside = path.size() > laid.size() && path.starts_with(laid) &&
                        (path[laid.size()] == '.' || path[laid.size()] == '[');
    if (path == laid || inside) return &one.source;
  }
  return nullptr;
}

/// Cites the statute in place of the article where it speaks.
inline void cite_statute(const std::vector<FromStatute>& all, const Clause& clause,
                         std::string& cite) {
  if (const std::string* source = statute_at(all, clause)) cite = *source;
}
inline void cite_statute(const std::vector<FromStatute>& all, std::vector<Step>& steps) {
  for (Step& step : steps) {
    cite_statute(all, step.clause, step.citation);
    cite_statute(all, step.because);
  }
}

}  // namespace toadlane::model
