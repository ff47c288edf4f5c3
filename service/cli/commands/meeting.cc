#include "service/render/meeting.h"

#include "service/app/hold_meeting.h"
#include "service/cli/commands.h"
#include "service/cli/roll_options.h"

namespace toadlane::cli {
namespace {

class Meeting final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.value("MEETING", meeting_, "the facts of the meeting (YAML)");
    a.option("--roll", tables_.members,
             "the members table (CSV): the roll as at the record date gives the counts");
    tables_.arguments(a);
    a.one_of("--format", format_, {"text", "json"}, "what is printed (text)");
    a.flag("--explain", explain_, "print the steps behind each figure as well");
    a.examples(
        "  toadlane meeting bylaws.yaml meeting.yaml\n"
        "  toadlane meeting bylaws.yaml meeting.yaml --roll members.csv --format json\n");
  }

  int run() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = read_text(bylaws_);
    const Result<app::TextFile> meeting = read_text(meeting_);
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!meeting) missing.add(meeting.diagnostics());
    std::optional<app::RollReader> tables;
    if (!tables_.members.empty()) {
      Result<app::RollReader> opened = tables_.reader();
      if (!opened) missing.add(opened.diagnostics());
      if (opened) tables = std::move(*opened);
    }
    if (missing.has_errors()) return refuse(missing);
    const Result<app::HeldMeeting> held =
        app::hold_meeting(*bylaws, *meeting, tables ? &*tables : nullptr);
    if (!held) return refuse(held.diagnostics());
    warn(held->doubts);
    const int printed = print(format_ == "json" ? render::meeting_json(*held)
                                                : render::meeting_text(*held, explain_));
    if (printed != yes) return printed;
    return held->answer() ? yes : no;
  }

 private:
  std::string bylaws_;
  std::string meeting_;
  std::string format_;
  bool explain_ = false;
  RollOptions tables_;
};

}  // namespace

std::unique_ptr<Command> make_meeting(const Outside*) {
  return std::make_unique<Meeting>();
}

}  // namespace toadlane::cli
