#include "service/render/meeting.h"

#include "service/app/hold_meeting.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Meeting final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.value("MEETING", meeting_, "the facts of the meeting (YAML)");
    a.one_of("--format", format_, {"text", "json"}, "what is printed (text)");
    a.flag("--explain", explain_, "print the steps behind each figure as well");
    a.examples(
        "  toadlane meeting bylaws.yaml meeting.yaml\n"
        "  toadlane meeting bylaws.yaml meeting.yaml --format json\n");
  }

  int run() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = read_text(bylaws_);
    const Result<app::TextFile> meeting = read_text(meeting_);
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!meeting) missing.add(meeting.diagnostics());
    if (missing.has_errors()) return refuse(missing);
    const Result<app::HeldMeeting> held = app::hold_meeting(*bylaws, *meeting);
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
};

}  // namespace

std::unique_ptr<Command> make_meeting(const Outside*) {
  return std::make_unique<Meeting>();
}

}  // namespace toadlane::cli
