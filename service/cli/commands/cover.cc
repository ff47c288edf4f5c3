#include "service/render/cover.h"

#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Cover final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.needed_option("--text", text_, "the legal text that they encode (plain words or Markdown)");
    a.one_of("--format", format_, {"text", "csv"}, "what is printed (text)");
    a.examples(
        "  toadlane cover bylaws.yaml --text bylaws.md\n"
        "  toadlane cover bylaws.yaml --text bylaws.md --format csv\n");
  }

  int run() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = read_text(bylaws_);
    const Result<app::TextFile> text = read_text(text_);
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!text) missing.add(text.diagnostics());
    if (missing.has_errors()) return refuse(missing);
    const Result<app::Coverage> coverage = app::cover(*bylaws, *text);
    if (!coverage) return refuse(coverage.diagnostics());
    warn(coverage->unknown);
    const int printed =
        print(format_ == "csv" ? render::cover_csv(*coverage) : render::cover_text(*coverage));
    if (printed != yes) return printed;
    return coverage->complete() ? yes : no;
  }

 private:
  std::string bylaws_;
  std::string text_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_cover(const Outside*) {
  return std::make_unique<Cover>();
}

}  // namespace toadlane::cli
