#include "service/app/examples.h"
#include "service/cli/commands.h"
#include "service/render/check.h"

namespace toadlane::cli {
namespace {

using Verdict = app::ExampleOutcome::Verdict;

class Test final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.inputs("BYLAWS", files_, "bylaws files (YAML)");
    a.format(format_, {"text", "json"});
    a.examples(
        "  toadlane test bylaws.yaml\n"
        "  toadlane test examples/*/bylaws.yaml --strict\n");
  }

  void places(Arguments& a) override {
    a.flag("--strict", strict_, "an example that this version does not compute is a failure too");
  }

  Answer answer() override {
    Answer answer;
    for (const Input& input : files_) {
      const Result<app::TextFile> file = input.read();
      const Result<app::ExamplesRun> run =
          file ? app::run_examples(*file) : Result<app::ExamplesRun>(file.diagnostics());
      if (!run) {
        answer.mistakes.add(run.diagnostics());
        continue;
      }
      answer.output += format_ == "json" ? render::examples_json(*run)
                                         : render::examples_text(input.typed(), *run);
      if (run->count(Verdict::failed) > 0 || (strict_ && run->count(Verdict::not_computed) > 0))
        answer.status = no;
    }
    return answer;
  }

 private:
  std::vector<Input> files_;
  bool strict_ = false;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_test(const Outside*) {
  return std::make_unique<Test>();
}

}  // namespace toadlane::cli
