#include "service/render/count.h"

#include "service/cli/commands.h"
#include "service/import/ballots/read_blt.h"

namespace toadlane::cli {
namespace {

class Count final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BALLOTS", ballots_, "the ballots (BLT)");
    a.needed_option("--method", question_.method, "the way of counting: `toadlane methods`");
    a.option("--seats", question_.seats, "how many are elected; what the ballots say when silent");
    a.option("--lot", question_.lot, "an order drawn by lot: who stands first wins a tie");
    a.option("--seed", question_.seed, "draws the lots of all ties so that anybody can check them");
    a.format(format_, {"text", "json", "csv"});
    a.examples(
        "  toadlane count --method scottish-stv board.blt\n"
        "  toadlane count --method scottish-stv --seats 3 --lot \"Ben, Ana\" board.blt\n");
  }

  Answer answer() override {
    const auto source = ballots_.open();
    if (!source) return refused(source.diagnostics());
    Result<import::BallotFile> file = import::read_blt(ballots_.name(), (*source)->text());
    if (!file) return refused(file.diagnostics());
    Result<app::CountedElection> counted =
        app::count_election({.contest = std::move(file->contest),
                             .profile = std::move(file->profile),
                             .numbers = {file->read, file->counted, file->blank, file->refused}},
                            question_);
    if (!counted) return refused(counted.diagnostics());
    return {.output = format_ == "csv"    ? render::count_csv(*counted)
                      : format_ == "json" ? render::count_json(*counted)
                                          : render::count_text(*counted),
            .doubts = std::move(file->warnings),
            .status = counted->record.undecided ? no : yes};
  }

 private:
  Input ballots_;
  std::string format_;
  app::CountQuestion question_;
};

}  // namespace

std::unique_ptr<Command> make_count(const Outside*) {
  return std::make_unique<Count>();
}

}  // namespace toadlane::cli
