#include "service/render/calendar.h"

#include <filesystem>

#include "engine/number/integer.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Calendar final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.needed_option("--year", year_, "the calendar year, such as 2025");
    a.maybe_input(
        "--holidays", holidays_,
        "days without business besides weekends: a file with a date a line, or dates with "
        "commas between them");
    a.option("--as-of", as_of_, "the day whose text holds (1 January of the year)");
    a.format(format_, {"text", "ics", "json"});
    a.examples(
        "  toadlane calendar bylaws.yaml --year 2025\n"
        "  toadlane calendar bylaws.yaml --year 2025 --holidays 2025-11-27,2025-12-25 --ics\n");
  }

  void places(Arguments& a) override {
    a.flag("--ics", ics_, "print iCalendar (RFC 5545), for calendar programs: `--format ics`");
  }

  Answer answer() override {
    app::CalendarAsked asked;
    Diagnostics mistakes;
    const auto year = Integer::parse(year_);
    const auto small = year ? year->to_int64() : std::nullopt;
    if (year_.size() == 4 && small && *small >= 1)
      asked.year = static_cast<int>(*small);
    else
      mistakes.add(Diagnostic::error(Code::T324, "`" + year_ + "` is not a year")
                       .about("--year")
                       .hint("write it as in `--year 2025`"));
    if (!as_of_.empty()) {
      asked.as_of = Date::parse(as_of_);
      if (!asked.as_of)
        mistakes.add(Diagnostic::error(Code::T324, "`" + as_of_ + "` is not a date")
                         .about("--as-of")
                         .hint("write it as in `--as-of 2025-12-31`"));
    }
    mistakes.add(read_holidays(asked));
    const Result<app::TextFile> bylaws = bylaws_.read();
    if (!bylaws) mistakes.add(bylaws.diagnostics());
    if (mistakes.has_errors()) return refused(mistakes);
    const Result<app::KeptCalendar> kept = app::keep_calendar(*bylaws, asked);
    if (!kept) return refused(kept.diagnostics());
    return {.output = ics_ || format_ == "ics" ? render::calendar_ics(*kept)
                      : format_ == "json"      ? render::calendar_json(*kept)
                                               : render::calendar_text(*kept),
            .doubts = kept->doubts};
  }

 private:
  // A file of that name, or the dates themselves. A text that was sent is never taken for a name.
  Diagnostics read_holidays(app::CalendarAsked& asked) const {
    if (!holidays_.given()) return {};
    const std::string& typed = holidays_.typed();
    app::TextFile list{"--holidays", typed};
    const bool dates = Date::parse(std::string_view(typed).substr(0, 10)).has_value();
    if (holidays_.is_text() || !dates || std::filesystem::exists(typed)) {
      Result<app::TextFile> file = holidays_.read();
      if (!file) return about("--holidays", file.diagnostics());
      list = std::move(*file);
    }
    Result<meetings::Holidays> read = app::read_holidays(list);
    if (!read) return about("--holidays", read.diagnostics());
    asked.holidays = std::move(*read);
    return {};
  }

  Input bylaws_;
  std::string year_;
  Input holidays_;
  std::string as_of_;
  std::string format_;
  bool ics_ = false;
};

}  // namespace

std::unique_ptr<Command> make_calendar(const Outside*) {
  return std::make_unique<Calendar>();
}

}  // namespace toadlane::cli
