#include "service/app/keep_calendar.h"

#include "engine/base/text.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

// Reads the lines of a list of holidays.
class HolidayLines {
 public:
  explicit HolidayLines(const TextFile& list) : list_(list) {}

  Result<meetings::Holidays> read() {
    std::string_view rest = list_.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      ++line_;
      read_line(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (mistakes_.has_errors()) return mistakes_;
    return meetings::Holidays(std::move(days_));
  }

 private:
  void read_line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    while (!trimmed(line).empty()) {
      const std::size_t comma = line.find(',');
      const std::string_view word = trimmed(line.substr(0, comma));
      if (!word.empty()) read_day(word);
      line = comma == std::string_view::npos ? std::string_view() : line.substr(comma + 1);
    }
  }

  // "2025-12-25", or "2025-12-25 Christmas Day".
  void read_day(std::string_view word) {
    const std::size_t space = word.find_first_of(" \t\r");
    if (const auto day = Date::parse(word.substr(0, space))) return days_.push_back(*day);
    mistakes_.add(Diagnostic::error(Code::T324, list_.name + ", line " + std::to_string(line_) +
                                                    ": `" + shortened(visible(std::string(word))) +
                                                    "` is not a date")
                      .hint("write year, month and day as in `2025-12-25`, one a line"));
  }

  const TextFile& list_;
  int line_ = 0;
  std::vector<Date> days_;
  Diagnostics mistakes_;
};

}  // namespace

Result<KeptCalendar> keep_calendar(const TextFile& bylaws, const CalendarAsked& asked) {
  const Result<document::Node> text = document::read_yaml(bylaws.name, bylaws.text);
  if (!text) return text.diagnostics();
  const Date day = asked.as_of.value_or(Date::of(asked.year, 1, 1).value_or(Date()));
  const Result<rules::BylawsRead> read =
      rules::read_bylaws(*text, {.fiscal_year_end = day, .notice = day});
  if (!read) return read.diagnostics();
  return KeptCalendar{.cooperative = read->bylaws.coop.name,
                      .year = asked.year,
                      .text_of = day,
                      .entries = calendar::calendar_of(read->bylaws, asked.year, asked.holidays),
                      .doubts = read->doubts,
                      .file = bylaws.name};
}

Result<meetings::Holidays> read_holidays(const TextFile& list) {
  return HolidayLines(list).read();
}

}  // namespace toadlane::app
