#include "service/app/examples.h"
#include "service/cli/commands.h"
#include "service/render/check.h"

namespace toadlane::cli {
namespace {

using Verdict = app::ExampleOutcome::Verdict;

class Test final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.values("BYLAWS", files_, "bylaws files (YAML)");
    a.flag("--strict", strict_, "an example that this version does not compute is a failure too");
    a.one_of("--format", format_, {"text", "json"}, "what is printed (text)");
    a.examples(
        "  toadlane test bylaws.yaml\n"
        "  toadlane test examples/*/bylaws.yaml --strict\n");
  }

  int run() override {
    Diagnostics mistakes;
    std::string text;
    bool all_passed = true;
    for (const std::string& path : files_) {
      const Result<app::TextFile> file = read_text(path);
      const Result<app::ExamplesRun> run =
          file ? app::run_examples(*file) : Result<app::ExamplesRun>(file.diagnostics());
      if (!run) {
        mistakes.add(run.diagnostics());
        continue;
      }
      text += format_ == "json" ? render::examples_json(*run) : render::examples_text(path, *run);
      all_passed = all_passed && run->count(Verdict::failed) == 0 &&
                   (!strict_ || run->count(Verdict::not_computed) == 0);
    }
    const int printed = print(text);
    if (mistakes.has_errors()) return refuse(mistakes);
    return printed != yes ? printed : all_passed ? yes : no;
  }

 private:
  std::vector<std::string> files_;
  bool strict_ = false;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_test(const Outside*) {
  return std::make_unique<Test>();
}

}  // namespace toadlane::cli
