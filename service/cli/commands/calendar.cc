#include "service/render/calendar.h"

#include <filesystem>

#include "engine/number/integer.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Calendar final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.needed_option("--year", year_, "the calendar year, such as 2025");
    a.option("--holidays", holidays_,
             "days without business besides weekends: a file with a date a line, or dates with "
             "commas between them");
    a.option("--as-of", as_of_, "the day whose text holds (1 January of the year)");
    a.flag("--ics", ics_, "print iCalendar (RFC 5545), for calendar programs");
    a.examples(
        "  toadlane calendar bylaws.yaml --year 2025\n"
        "  toadlane calendar bylaws.yaml --year 2025 --holidays 2025-11-27,2025-12-25 --ics\n");
  }

  int run() override {
    app::CalendarAsked asked;
    Diagnostics mistakes;
    const auto year = Integer::parse(year_);
    const auto small = year ? year->to_int64() : std::nullopt;
    if (year_.size() == 4 && small && *small >= 1)
      asked.year = static_cast<int>(*small);
    else
      mistakes.add(Diagnostic::error(Code::T324, "`" + year_ + "` is not a year")
                       .hint("write it as in `--year 2025`"));
    if (!as_of_.empty()) {
      asked.as_of = Date::parse(as_of_);
      if (!asked.as_of)
        mistakes.add(Diagnostic::error(Code::T324, "`" + as_of_ + "` is not a date")
                         .hint("write it as in `--as-of 2025-12-31`"));
    }
    mistakes.add(read_holidays(asked));
    const Result<app::TextFile> bylaws = read_text(bylaws_);
    if (!bylaws) mistakes.add(bylaws.diagnostics());
    if (mistakes.has_errors()) return refuse(mistakes);
    const Result<app::KeptCalendar> kept = app::keep_calendar(*bylaws, asked);
    if (!kept) return refuse(kept.diagnostics());
    warn(kept->doubts);
    return print(ics_ ? render::calendar_ics(*kept) : render::calendar_text(*kept));
  }

 private:
  // A file of that name, or the dates themselves.
  Diagnostics read_holidays(app::CalendarAsked& asked) const {
    if (holidays_.empty()) return {};
    app::TextFile list{"--holidays", holidays_};
    const bool dates = Date::parse(std::string_view(holidays_).substr(0, 10)).has_value();
    if (!dates || std::filesystem::exists(holidays_)) {
      Result<app::TextFile> file = read_text(holidays_);
      if (!file) return std::move(file).diagnostics();
      list = std::move(*file);
    }
    Result<meetings::Holidays> read = app::read_holidays(list);
    if (!read) return std::move(read).diagnostics();
    asked.holidays = std::move(*read);
    return {};
  }

  std::string bylaws_;
  std::string year_;
  std::string holidays_;
  std::string as_of_;
  bool ics_ = false;
};

}  // namespace

std::unique_ptr<Command> make_calendar(const Outside*) {
  return std::make_unique<Calendar>();
}

}  // namespace toadlane::cli
