#include "service/render/papers.h"

#include "service/cli/commands.h"
#include "service/cli/result_folder.h"
#include "service/import/read_table.h"

namespace toadlane::cli {
namespace {

class Papers final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.value("MEETING", meeting_, "the meeting (YAML); before it is held, without `present`");
    a.option("--roll", roll_, "who may come, for the attendance sheet (CSV: member, name)");
    a.needed_option("--out", out_, "a new folder for the papers");
    a.examples(
        "  toadlane papers bylaws.yaml meeting.yaml --out papers\n"
        "  toadlane papers bylaws.yaml meeting.yaml --roll members.csv --out papers\n");
  }

  int run() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = read_text(bylaws_);
    const Result<app::TextFile> meeting = read_text(meeting_);
    const Result<std::vector<render::OnRoll>> roll = people();
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!meeting) missing.add(meeting.diagnostics());
    if (!roll) missing.add(roll.diagnostics());
    if (missing.has_errors()) return refuse(missing, "Nothing was written.");
    const Result<app::PreparedMeeting> prepared = app::prepare_meeting(*bylaws, *meeting);
    if (!prepared) return refuse(prepared.diagnostics(), "Nothing was written.");
    warn(prepared->doubts);
    Result<ResultFolder> folder = ResultFolder::begin(out_);
    if (!folder) return refuse(folder.diagnostics());
    std::string names;
    for (const render::MeetingPaper& one : render::meeting_papers(*prepared, *roll)) {
      folder->write(one.file, one.html);
      names += (names.empty() ? "" : ", ") + one.file;
    }
    folder->write("inputs/bylaws.yaml", bylaws->text);
    folder->write("inputs/meeting.yaml", meeting->text);
    std::optional<Diagnostic> why = folder->prepare();
    if (!why) why = folder->finish();
    if (why) {
      missing.add(std::move(*why));
      return refuse(missing, "Nothing was written.");
    }
    return print("Written to " + out_ + ": " + names + "\n");
  }

 private:
  [[nodiscard]] Result<std::vector<render::OnRoll>> people() const {
    std::vector<render::OnRoll> people;
    if (roll_.empty()) return people;
    const auto source = import::TextSource::open(roll_);
    if (!source) return source.diagnostics();
    const Clause clause("meetings");
    const import::TableSpec spec{
        .columns = {{.name = "member", .type = import::ColumnSpec::member_number, .clause = clause},
                    {.name = "name",
                     .type = import::ColumnSpec::text,
                     .required = false,
                     .empty_allowed = true,
                     .clause = clause}},
        .classes = {}};
    const Result<import::Table> table = import::read_table(roll_, *source, spec);
    if (!table) return table.diagnostics();
    for (std::size_t row = 0; row < table->rows; ++row) {
      const auto& names = table->columns[1].text;
      people.push_back(
          {std::string(table->member[row]), names.empty() ? "" : std::string(names[row])});
    }
    return people;
  }

  std::string bylaws_;
  std::string meeting_;
  std::string roll_;
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> make_papers(const Outside*) {
  return std::make_unique<Papers>();
}

}  // namespace toadlane::cli
