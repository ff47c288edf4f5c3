#include "service/render/check.h"

#include "service/app/check_bylaws.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Check final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.inputs("BYLAWS", files_, "bylaws files (YAML)");
    a.options("--law", law_, "statute packs to check against, besides those the file names");
    a.format(format_, {"text", "json"});
    a.examples(
        "  toadlane check bylaws.yaml\n"
        "  toadlane check clients/*.yaml --format json\n");
  }

  Answer answer() override {
    Answer answer;
    for (const Input& input : files_) {
      const Result<app::TextFile> file = input.read();
      const Result<app::CheckedBylaws> checked =
          file ? app::check_bylaws(*file, law_) : Result<app::CheckedBylaws>(file.diagnostics());
      if (!checked) {
        answer.mistakes.add(checked.diagnostics());
        if (file && format_ == "json")
          answer.output += render::refused_json(file->name, checked.diagnostics());
      } else if (format_ == "json") {
        answer.output += render::check_json(*checked);
      } else {
        answer.doubts.add(checked->doubts);
        answer.output += render::check_text(input.typed(), *checked);
      }
    }
    return answer;
  }

 private:
  std::vector<Input> files_;
  std::vector<std::string> law_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_check(const Outside*) {
  return std::make_unique<Check>();
}

}  // namespace toadlane::cli
