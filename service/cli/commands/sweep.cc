#include "service/render/sweep.h"

#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Sweep final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", file_, "the bylaws (YAML)");
    a.maybe_value("DECISION", question_.decision, "one decision of the bylaws; all when silent");
    a.option("--members", question_.members, "the sizes: 1..60 (when silent), or one number");
    a.one_of("--format", format_, {"text", "csv", "json"}, "what is printed (text)");
    a.examples(
        "  toadlane sweep bylaws.yaml --members 1..60\n"
        "  toadlane sweep bylaws.yaml expel_member --members 3..12 --format csv\n");
  }

  int run() override {
    const Result<app::TextFile> file = read_text(file_);
    if (!file) return refuse(file.diagnostics());
    const Result<app::Sweep> swept = app::sweep(*file, question_);
    if (!swept) return refuse(swept.diagnostics());
    warn(swept->doubts);
    if (format_ == "csv") return print(render::sweep_csv(*swept));
    return print(format_ == "json" ? render::sweep_json(*swept) : render::sweep_text(*swept));
  }

 private:
  std::string file_;
  std::string format_;
  app::SweepQuestion question_{.members = "1..60"};
};

}  // namespace

std::unique_ptr<Command> make_sweep(const Outside*) {
  return std::make_unique<Sweep>();
}

}  // namespace toadlane::cli
