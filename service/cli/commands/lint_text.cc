#include "rules/text/lint.h"
#include "service/cli/commands.h"
#include "service/render/findings.h"

namespace toadlane::cli {
namespace {

class LintText final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.values("TEXT", files_, "legal texts (plain words or Markdown)");
    a.one_of("--format", format_, {"text", "json"}, "what is printed (text)");
    a.examples(
        "  toadlane lint-text bylaws.md\n"
        "  toadlane lint-text bylaws.md --format json\n");
  }

  int run() override {
    Diagnostics mistakes;
    Diagnostics found;
    for (const std::string& path : files_) {
      const Result<app::TextFile> file = read_text(path);
      if (!file)
        mistakes.add(file.diagnostics());
      else
        found.add(text::lint(text::LegalText(file->name, file->text)));
    }
    const int printed = print(format_ == "json" ? json_of(found) : text_of(found));
    if (mistakes.has_errors()) return refuse(mistakes);
    return printed != yes ? printed : found.empty() ? yes : no;
  }

 private:
  static std::string text_of(const Diagnostics& found) {
    const std::size_t count = found.all().size();
    if (count == 0) return "nothing that can be seen without knowing what the text means\n";
    return to_text(found) + std::to_string(count) + (count == 1 ? " fault\n" : " faults\n");
  }

  static std::string json_of(const Diagnostics& found) {
    render::JsonWriter json;
    json.begin_object().field("format", "toadlane-lint 1").field("schema_version", "1");
    json.key("findings");
    render::write(json, found);
    json.end_object();
    return json.take();
  }

  std::vector<std::string> files_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_lint_text(const Outside*) {
  return std::make_unique<LintText>();
}

}  // namespace toadlane::cli
