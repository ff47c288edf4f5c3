#include "service/render/check.h"

#include "service/app/check_bylaws.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Check final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.values("BYLAWS", files_, "bylaws files (YAML)");
    a.options("--law", law_, "statute packs to check against, besides those the file names");
    a.one_of("--format", format_, {"text", "json"}, "what is printed (text)");
    a.examples(
        "  toadlane check bylaws.yaml\n"
        "  toadlane check clients/*.yaml --format json\n");
  }

  int run() override {
    Diagnostics mistakes;
    std::string text;
    for (const std::string& path : files_) {
      const Result<app::TextFile> file = read_text(path);
      if (!file) {
        mistakes.add(file.diagnostics());
        continue;
      }
      const Result<app::CheckedBylaws> checked = app::check_bylaws(*file, law_);
      if (!checked) {
        mistakes.add(checked.diagnostics());
        continue;
      }
      if (format_ == "json") {
        text += render::check_json(*checked);
      } else {
        warn(checked->doubts);
        text += render::check_text(path, *checked);
      }
    }
    const int printed = print(text);
    return mistakes.has_errors() ? refuse(mistakes) : printed;
  }

 private:
  std::vector<std::string> files_;
  std::vector<std::string> law_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_check(const Outside*) {
  return std::make_unique<Check>();
}

}  // namespace toadlane::cli
