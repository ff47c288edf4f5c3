#include "service/render/roll.h"

#include "service/cli/commands.h"
#include "service/cli/roll_options.h"

namespace toadlane::cli {
namespace {

class Roll final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.input("MEMBERS", tables_.members, "the members table (CSV)");
    a.needed_option("--on", on_, "the record date, such as 2025-10-20");
    tables_.arguments(a);
    a.option("--vote-on", vote_on_, "the day of the vote, for waiting times (the record date)");
    a.option("--ballot", ballot_, "the kind of ballot, for waiting times: `written ballot`");
    a.format(format_, {"text", "csv", "json"});
    a.examples(
        "  toadlane roll bylaws.yaml members.csv --on 2025-10-20\n"
        "  toadlane roll bylaws.yaml members.csv --periods periods.csv --on 2025-10-20 "
        "--format csv\n");
  }

  Answer answer() override {
    Diagnostics mistakes;
    meetings::RollQuestion question;
    question.on = day("--on", on_, mistakes).value_or(Date());
    if (!vote_on_.empty()) question.voting = day("--vote-on", vote_on_, mistakes);
    question.ballot = ballot_;
    const Result<app::TextFile> bylaws = bylaws_.read();
    if (!bylaws) mistakes.add(bylaws.diagnostics());
    const Result<app::RollReader> tables = tables_.reader();
    if (!tables) mistakes.add(tables.diagnostics());
    if (mistakes.has_errors()) return refused(mistakes);
    const Result<app::MadeRoll> made = app::make_roll(*bylaws, *tables, question);
    if (!made) return refused(made.diagnostics());
    return {.output = format_ == "csv"    ? render::roll_csv(*made)
                      : format_ == "json" ? render::roll_json(*made)
                                          : render::roll_text(*made),
            .doubts = made->doubts};
  }

 private:
  static std::optional<Date> day(const std::string& option, const std::string& text,
                                 Diagnostics& mistakes) {
    const auto date = Date::parse(text);
    if (!date)
      mistakes.add(Diagnostic::error(Code::T324, "`" + text + "` is not a date")
                       .about(option)
                       .hint("write year, month and day: `" + option + " 2025-10-20`"));
    return date;
  }

  Input bylaws_;
  std::string on_;
  std::string vote_on_;
  std::string ballot_;
  std::string format_;
  RollOptions tables_;
};

}  // namespace

std::unique_ptr<Command> make_roll(const Outside*) {
  return std::make_unique<Roll>();
}

}  // namespace toadlane::cli
