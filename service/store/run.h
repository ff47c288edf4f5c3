#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace toadlane::store {

/// A file that a run read, as its bytes were, so that the run can be made again from the store.
struct InputFile {
  std::string role;         // "bylaws", "year" or "members"
  std::string name;         // as the user gave it
  std::string blake2b_256;  // of the content, 64 hexadecimal digits
  std::string content;      // any bytes

  friend bool operator==(const InputFile&, const InputFile&) = default;
};

/// One movement of the waterfall, in minor units of the run's currency.
struct MovedLine {
  std::int64_t step = 0;
  std::string clause;    // "surplus.steps[2]"
  std::string citation;  // "Art. 7.3(b)"; empty when the bylaws give none
  std::string what;
  std::string to;
  std::int64_t minor = 0;

  friend bool operator==(const MovedLine&, const MovedLine&) = default;
};

/// What one member was allocated: allocated = cash + retained, in minor units. Cash is all that the
/// co-operative owes in money: what it pays, beside the dividend too, and what it holds in the
/// member's name.
struct MemberLine {
  std::string member;  // the member's number, once per run
  std::string name;
  std::int64_t allocated_minor = 0;
  std::int64_t cash_minor = 0;
  std::int64_t retained_minor = 0;

  friend bool operator==(const MemberLine&, const MemberLine&) = default;
};

/// One run of `toadlane allocate`, whole: what went in and what came out. Once recorded it is never
/// changed; a correction is another run.
struct Run {
  std::string cooperative;
  std::string fiscal_year;  // its label, "2025"
  std::string currency;     // "EUR"
  unsigned decimals = 0;    // 0 to 9: 1234 minor units with 2 decimals are 12.34
  std::string engine_version;
  std::string recorded_at;     // RFC 3339, "2026-01-31T09:30:00Z", given by the caller
  std::string result_blake2b;  // of the result as printed, 64 hexadecimal digits
  std::vector<InputFile> inputs;
  std::vector<MovedLine> moved;
  std::vector<MemberLine> members;

  friend bool operator==(const Run&, const Run&) = default;
};

/// Runs are numbered 1, 2, 3 ... within their co-operative, without gaps.
struct RunId {
  std::string cooperative;
  std::int64_t number = 0;

  friend auto operator<=>(const RunId&, const RunId&) = default;
};

/// A recorded run in one line.
struct RunSummary {
  RunId id;
  std::string fiscal_year;
  std::string currency;
  unsigned decimals = 0;
  std::string engine_version;
  std::string recorded_at;
  std::string result_blake2b;
  std::int64_t member_count = 0;

  friend bool operator==(const RunSummary&, const RunSummary&) = default;
};

}  // namespace toadlane::store
