#pragma once

#include <string>

#include "engine/base/diagnostic.h"
#include "service/import/ballots/ballot_file.h"

namespace toadlane::import {

/// "4 A=BC, 2 C": the rankings with their weights, the candidates as letters.
inline std::string rankings(const BallotFile& file) {
  std::string text;
  for (std::size_t i = 0; i < file.profile.size(); ++i) {
    text += (i > 0 ? ", " : "") + std::to_string(file.profile.weight(i)) + " ";
    for (const elections::Preference one : file.profile.ranking(i)) {
      if (one.level()) text += '=';
      text += static_cast<char>('A' + static_cast<int>(one.candidate()));
    }
  }
  return text;
}

/// "6 = 5 + 1 + 0": read = counted + blank + refused.
inline std::string numbers(const BallotFile& file) {
  return std::to_string(file.read) + " = " + std::to_string(file.counted) + " + " +
         std::to_string(file.blank) + " + " + std::to_string(file.refused);
}

/// "2:1 V104, 7:3 V106": line, column and code of each.
inline std::string places(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& one : diagnostics.all()) {
    if (!text.empty()) text += ", ";
    if (one.span)
      text +=
          std::to_string(one.span->begin.line) + ":" + std::to_string(one.span->begin.column) + " ";
    text += entry_of(one.code).name;
  }
  return text;
}

}  // namespace toadlane::import
