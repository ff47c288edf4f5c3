#include "service/render/sweep.h"

#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Sweep final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", file_, "the bylaws (YAML)");
    a.maybe_value("DECISION", question_.decision, "one decision of the bylaws; all when silent");
    a.option("--members", question_.members, "the sizes: 1..60 (when silent), or one number");
    a.format(format_, {"text", "csv", "json"});
    a.examples(
        "  toadlane sweep bylaws.yaml --members 1..60\n"
        "  toadlane sweep bylaws.yaml expel_member --members 3..12 --format csv\n");
  }

  Answer answer() override {
    const Result<app::TextFile> file = file_.read();
    if (!file) return refused(file.diagnostics());
    const Result<app::Sweep> swept = app::sweep(*file, question_);
    if (!swept) return refused(swept.diagnostics());
    return {.output = format_ == "csv"    ? render::sweep_csv(*swept)
                      : format_ == "json" ? render::sweep_json(*swept)
                                          : render::sweep_text(*swept),
            .doubts = swept->doubts};
  }

 private:
  Input file_;
  std::string format_;
  app::SweepQuestion question_{.members = "1..60"};
};

}  // namespace

std::unique_ptr<Command> make_sweep(const Outside*) {
  return std::make_unique<Sweep>();
}

}  // namespace toadlane::cli
