#include "service/cli/commands.h"
#include "service/render/read_back.h"

namespace toadlane::cli {
namespace {

class Read final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", file_, "the bylaws (YAML)");
    a.examples(
        "  toadlane read bylaws.yaml\n"
        "  toadlane read bylaws.yaml | grep \"Art. 7\"\n");
  }

  int run() override {
    const Result<app::TextFile> file = read_text(file_);
    if (!file) return refuse(file.diagnostics());
    const Result<std::string> text = render::read_back(*file);
    return text ? print(*text) : refuse(text.diagnostics());
  }

 private:
  std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_read(const Outside*) {
  return std::make_unique<Read>();
}

}  // namespace toadlane::cli
