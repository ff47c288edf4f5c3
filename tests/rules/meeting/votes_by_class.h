#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/document/read_yaml.h"
#include "rules/meeting/read_meeting.h"

namespace toadlane::rules {

/// Bylaws of a co-operative with that block of classes and others, as far as meetings need it.
inline std::string bylaws_with(const std::string& blocks) {
  return "format: coop-bylaws 1\n"
         "coop: {name: Test, kind: multi-stakeholder cooperative, currency: EUR}\n"
         "in_force: {from: 2020-01-01}\n" +
         blocks;
}

/// The meeting of 2025-03-20 with those facts under those bylaws.
inline Result<MeetingRead> meeting_under(const std::string& bylaws, const std::string& facts) {
  const auto text = document::read_yaml("bylaws.yaml", bylaws);
  const auto meeting = document::read_yaml(
      "meeting.yaml",
      "format: coop-meeting 1\nmeeting: 2025-03-20\nnotice_sent: 2025-03-01\nbody: members\n" +
          facts);
  if (!text) return text.diagnostics();
  if (!meeting) return meeting.diagnostics();
  const auto read = read_bylaws(*text);
  if (!read) return read.diagnostics();
  return read_meeting(*meeting, read->bylaws);
}

/// "M360 motions[0].for.growers" for each mistake; each has its place and its advice.
inline std::vector<std::string> mistakes_of(const std::string& bylaws, const std::string& facts) {
  const auto read = meeting_under(bylaws, facts);
  std::vector<std::string> all;
  if (read) return all;
  for (const Diagnostic& one : read.diagnostics().all()) {
    EXPECT_TRUE(one.span) << one.message;
    EXPECT_FALSE(one.advice.empty()) << one.message;
    all.push_back(std::string(entry_of(one.code).name) + " " + one.clause.path());
  }
  return all;
}

}  // namespace toadlane::rules
