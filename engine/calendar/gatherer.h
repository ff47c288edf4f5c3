#pragma once

#include "engine/calendar/calendar.h"

namespace toadlane::calendar {

/// Gathers the entries of one year, block by block.
class Gatherer {
 public:
  Gatherer(const model::Bylaws& bylaws, int year, const meetings::Holidays& holidays)
      : bylaws_(bylaws), year_(year), holidays_(holidays) {}

  /// The annual meeting of each body, what comes before it, and the seats renewed at it.
  void meetings();
  /// The ends of fiscal years, and the last days that count from them.
  void fiscal_years();
  void amendments();

  std::vector<Entry> all() && { return std::move(all_); }

 private:
  /// The first and the last day that the annual meeting may have; equal for a fixed day.
  struct Annual {
    Date first;
    Date last;
  };
  [[nodiscard]] std::optional<Annual> annual_of(const model::AnnualMeeting& rule, int year) const;
  void annual(const std::string& body, const model::MeetingRules& rules);
  void gap(const std::string& body, const model::AnnualMeeting& rule, const std::string& cite,
           const Annual& annual);
  void notice(const std::string& what, const model::Timing& rule, const std::string& cite,
              const Annual& annual);
  void record_date(const std::string& what, const model::RecordDate& rule, const std::string& cite,
                   const Annual& annual);
  void seats(const Annual& annual);
  void choices(Date year_end);
  void last_day_of(const std::string& what, const model::Phrase& phrase, const std::string& cite,
                   Date year_end);
  void payment(Date year_end);
  [[nodiscard]] Date year_end(int year) const;

  const model::Bylaws& bylaws_;
  int year_;
  const ::toadlane::meetings::Holidays& holidays_;
  std::vector<Entry> all_;
};

}  // namespace toadlane::calendar
