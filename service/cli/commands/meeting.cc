#include "service/render/meeting.h"

#include "service/app/hold_meeting.h"
#include "service/cli/commands.h"
#include "service/cli/roll_options.h"

namespace toadlane::cli {
namespace {

class Meeting final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.input("MEETING", meeting_, "the facts of the meeting (YAML)");
    a.maybe_input("--roll", tables_.members,
                  "the members table (CSV): the roll as at the record date gives the counts");
    tables_.arguments(a);
    a.format(format_, {"text", "json"});
    a.flag("--explain", explain_, "print the steps behind each figure as well");
    a.examples(
        "  toadlane meeting bylaws.yaml meeting.yaml\n"
        "  toadlane meeting bylaws.yaml meeting.yaml --roll members.csv --format json\n");
  }

  Answer answer() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = bylaws_.read();
    const Result<app::TextFile> meeting = meeting_.read();
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!meeting) missing.add(meeting.diagnostics());
    std::optional<app::RollReader> tables;
    if (tables_.members.given()) {
      Result<app::RollReader> opened = tables_.reader();
      if (!opened) missing.add(opened.diagnostics());
      if (opened) tables = std::move(*opened);
    }
    if (missing.has_errors()) return refused(missing);
    const Result<app::HeldMeeting> held =
        app::hold_meeting(*bylaws, *meeting, tables ? &*tables : nullptr);
    if (!held) return refused(held.diagnostics());
    return {.output = format_ == "json" ? render::meeting_json(*held)
                                        : render::meeting_text(*held, explain_),
            .doubts = held->doubts,
            .status = held->answer() ? yes : no};
  }

 private:
  Input bylaws_;
  Input meeting_;
  std::string format_;
  bool explain_ = false;
  RollOptions tables_;
};

}  // namespace

std::unique_ptr<Command> make_meeting(const Outside*) {
  return std::make_unique<Meeting>();
}

}  // namespace toadlane::cli
