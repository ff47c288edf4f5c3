#include "service/render/papers.h"

#include "service/cli/commands.h"
#include "service/cli/result_folder.h"
#include "service/import/read_table.h"

namespace toadlane::cli {
namespace {

class Papers final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.input("MEETING", meeting_, "the meeting (YAML); before it is held, without `present`");
    a.maybe_input("--roll", roll_, "who may come, for the attendance sheet (CSV: member, name)");
    a.one_of("--paper", paper_, {"notice", "agenda", "attendance", "proxy", "minutes"},
             "print this one");
    a.format(format_, {"html"});
    a.examples(
        "  toadlane papers bylaws.yaml meeting.yaml --out papers\n"
        "  toadlane papers bylaws.yaml meeting.yaml --roll members.csv --out papers\n"
        "  toadlane papers bylaws.yaml meeting.yaml --paper minutes > minutes.html\n");
  }

  void places(Arguments& a) override { a.option("--out", out_, "a new folder for all of them"); }

  Answer answer() override {
    if (paper_.empty()) return refused(no_paper());
    const Result<Prepared> prepared = prepare();
    if (!prepared) return refused(prepared.diagnostics());
    for (const render::MeetingPaper& one : prepared->papers)
      if (one.file == paper_ + ".html") return {.output = one.html, .doubts = prepared->doubts};
    return refused(Diagnostic::error(Code::U114, "these bylaws ask for no `" + paper_ + "`")
                       .about("--paper")
                       .hint("there is a form for proxies only where the bylaws allow them"));
  }

  int run() override {
    if (out_.empty()) return say(answer());
    if (!paper_.empty()) return say(refused(two_places()));
    const Result<Prepared> prepared = prepare();
    if (!prepared) return refuse(prepared.diagnostics(), "Nothing was written.");
    warn(prepared->doubts);
    Result<ResultFolder> folder = ResultFolder::begin(out_);
    if (!folder) return refuse(folder.diagnostics());
    std::string names;
    for (const render::MeetingPaper& one : prepared->papers) {
      folder->write(one.file, one.html);
      names += (names.empty() ? "" : ", ") + one.file;
    }
    folder->write("inputs/bylaws.yaml", prepared->bylaws.text);
    folder->write("inputs/meeting.yaml", prepared->meeting.text);
    std::optional<Diagnostic> why = folder->prepare();
    if (!why) why = folder->finish();
    if (why) return refuse(refused(std::move(*why)).mistakes, "Nothing was written.");
    return print("Written to " + out_ + ": " + names + "\n");
  }

 private:
  // The papers with the texts that they are made of.
  struct Prepared {
    app::TextFile bylaws;
    app::TextFile meeting;
    std::vector<render::MeetingPaper> papers;
    Diagnostics doubts;
  };

  static Diagnostic no_paper() {
    return Diagnostic::error(Code::U114, "neither one paper nor a folder for all of them is named")
        .about("--paper")
        .hint("add `--out FOLDER`, or `--paper` with notice, agenda, attendance, proxy or minutes");
  }

  static Diagnostic two_places() {
    return Diagnostic::error(Code::U114, "`--paper` prints one paper, and `--out` writes them all")
        .hint("give one of the two");
  }

  [[nodiscard]] Result<Prepared> prepare() const {
    Diagnostics missing;
    Result<app::TextFile> bylaws = bylaws_.read();
    Result<app::TextFile> meeting = meeting_.read();
    const Result<std::vector<render::OnRoll>> roll = people();
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!meeting) missing.add(meeting.diagnostics());
    if (!roll) missing.add(roll.diagnostics());
    if (missing.has_errors()) return missing;
    const Result<app::PreparedMeeting> prepared = app::prepare_meeting(*bylaws, *meeting);
    if (!prepared) return prepared.diagnostics();
    return Prepared{std::move(*bylaws), std::move(*meeting),
                    render::meeting_papers(*prepared, *roll), prepared->doubts};
  }

  [[nodiscard]] Result<std::vector<render::OnRoll>> people() const {
    std::vector<render::OnRoll> people;
    if (!roll_.given()) return people;
    const auto source = roll_.open();
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
    const Result<import::Table> table = import::read_table(roll_.name(), *source, spec);
    if (!table) return table.diagnostics();
    for (std::size_t row = 0; row < table->rows; ++row) {
      const auto& names = table->columns[1].text;
      people.push_back(
          {std::string(table->member[row]), names.empty() ? "" : std::string(names[row])});
    }
    return people;
  }

  Input bylaws_;
  Input meeting_;
  Input roll_;
  std::string paper_;
  std::string format_;
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> make_papers(const Outside*) {
  return std::make_unique<Papers>();
}

}  // namespace toadlane::cli
