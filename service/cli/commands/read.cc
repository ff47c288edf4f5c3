#include "service/cli/commands.h"
#include "service/render/read_back.h"

namespace toadlane::cli {
namespace {

class Read final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", file_, "the bylaws (YAML)");
    a.format(format_, {"text"});
    a.examples(
        "  toadlane read bylaws.yaml\n"
        "  toadlane read bylaws.yaml | grep \"Art. 7\"\n");
  }

  Answer answer() override {
    const Result<app::TextFile> file = file_.read();
    if (!file) return refused(file.diagnostics());
    const Result<std::string> text = render::read_back(*file);
    return text ? Answer{.output = *text} : refused(text.diagnostics());
  }

 private:
  Input file_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_read(const Outside*) {
  return std::make_unique<Read>();
}

}  // namespace toadlane::cli
