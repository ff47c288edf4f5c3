#include "rules/text/lint.h"
#include "service/cli/commands.h"
#include "service/render/findings.h"

namespace toadlane::cli {
namespace {

class LintText final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.inputs("TEXT", files_, "legal texts (plain words or Markdown)");
    a.format(format_, {"text", "json"});
    a.examples(
        "  toadlane lint-text bylaws.md\n"
        "  toadlane lint-text bylaws.md --format json\n");
  }

  Answer answer() override {
    Answer answer;
    Diagnostics found;
    render::FileRoles roles;  // several files keep their names
    if (files_.size() == 1) roles.push_back({files_.front().name(), "text"});
    for (const Input& input : files_) {
      const Result<app::TextFile> file = input.read();
      if (!file)
        answer.mistakes.add(file.diagnostics());
      else
        found.add(text::lint(text::LegalText(file->name, file->text)));
    }
    answer.output = format_ == "json" ? json_of(found, roles) : text_of(found);
    answer.status = found.empty() ? yes : no;
    return answer;
  }

 private:
  static std::string text_of(const Diagnostics& found) {
    const std::size_t count = found.all().size();
    if (count == 0) return "nothing that can be seen without knowing what the text means\n";
    return to_text(found) + std::to_string(count) + (count == 1 ? " fault\n" : " faults\n");
  }

  static std::string json_of(const Diagnostics& found, const render::FileRoles& roles) {
    render::JsonWriter json;
    json.begin_object().field("format", "toadlane-lint 1").field("schema_version", "1");
    json.key("findings");
    render::write(json, found, roles);
    json.end_object();
    return json.take();
  }

  std::vector<Input> files_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_lint_text(const Outside*) {
  return std::make_unique<LintText>();
}

}  // namespace toadlane::cli
