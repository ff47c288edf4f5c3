#include "service/render/cover.h"

#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Cover final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.input("--text", text_, "the legal text that they encode (plain words or Markdown)");
    a.format(format_, {"text", "csv", "json"});
    a.examples(
        "  toadlane cover bylaws.yaml --text bylaws.md\n"
        "  toadlane cover bylaws.yaml --text bylaws.md --format csv\n");
  }

  Answer answer() override {
    Diagnostics missing;
    const Result<app::TextFile> bylaws = bylaws_.read();
    const Result<app::TextFile> text = text_.read();
    if (!bylaws) missing.add(bylaws.diagnostics());
    if (!text) missing.add(text.diagnostics());
    if (missing.has_errors()) return refused(missing);
    const Result<app::Coverage> coverage = app::cover(*bylaws, *text);
    if (!coverage) return refused(coverage.diagnostics());
    return {.output = format_ == "csv"    ? render::cover_csv(*coverage)
                      : format_ == "json" ? render::cover_json(*coverage)
                                          : render::cover_text(*coverage),
            .doubts = coverage->unknown,
            .status = coverage->complete() ? yes : no};
  }

 private:
  Input bylaws_;
  Input text_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_cover(const Outside*) {
  return std::make_unique<Cover>();
}

}  // namespace toadlane::cli
