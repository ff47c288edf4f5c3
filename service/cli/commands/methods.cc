#include "service/cli/commands.h"
#include "service/render/count.h"

namespace toadlane::cli {
namespace {

class Methods final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.format(format_, {"text", "json"});
    a.examples("  toadlane methods\n");
  }

  Answer answer() override {
    return {.output = format_ == "json" ? render::methods_json() : render::methods_text()};
  }

 private:
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_methods(const Outside*) {
  return std::make_unique<Methods>();
}

}  // namespace toadlane::cli
