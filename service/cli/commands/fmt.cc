#include <filesystem>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/meeting/meeting_text.h"
#include "rules/schema/tidy.h"
#include "rules/year/read_year.h"
#include "service/cli/commands.h"
#include "service/cli/result_file.h"

namespace toadlane::cli {
namespace {

// The keys of the format that the file says it has; of bylaws when it says none.
rules::Outline outline_of(const document::Node& text) {
  const document::Node* format = text.find("format");
  const std::string name = format != nullptr ? format->text() : "";
  if (name.starts_with("coop-year"))
    return rules::outline([](rules::Visitor& v) {
      rules::YearText year;
      describe(v, year);
    });
  if (name.starts_with("coop-meeting"))
    return rules::outline([](rules::Visitor& v) {
      rules::MeetingText meeting;
      describe(v, meeting);
    });
  return rules::outline([](rules::Visitor& v) {
    model::Bylaws bylaws;
    describe(v, bylaws);
  });
}

class Fmt final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.inputs("FILE", files_, "bylaws, year or meeting files (YAML)");
    a.format(format_, {"yaml"});
    a.examples(
        "  toadlane fmt bylaws.yaml\n"
        "  toadlane fmt --write bylaws.yaml\n"
        "  toadlane fmt --check clients/*.yaml\n");
  }

  void places(Arguments& a) override {
    a.flag("--check", check_, "print nothing but the names of the files that are not tidy");
    a.flag("--write", write_, "write each file back in its place");
  }

  Answer answer() override {
    if (const auto wrong = misused()) return refused(*wrong);
    const Result<app::TextFile> file = files_.front().read();
    if (!file) return refused(file.diagnostics());
    const Result<std::string> tidy = tidied(*file);
    return tidy ? Answer{.output = *tidy} : refused(tidy.diagnostics());
  }

  int run() override {
    if (!check_ && !write_) return say(answer());
    if (const auto wrong = misused()) return refuse(*wrong);
    Answer answer;
    for (const Input& input : files_) look_at(input, answer);
    return say(answer);
  }

 private:
  // Names or replaces a file that is not tidy.
  void look_at(const Input& input, Answer& answer) const {
    const Result<app::TextFile> file = input.read();
    const Result<std::string> tidy = file ? tidied(*file) : Result<std::string>(file.diagnostics());
    if (!tidy) return answer.mistakes.add(tidy.diagnostics());
    if (*tidy == file->text) return;
    if (check_) {
      answer.output += input.typed() + "\n";
      answer.status = no;
    } else if (auto why = replace(input.typed(), *tidy)) {
      answer.mistakes.add(std::move(*why));
    }
  }

  [[nodiscard]] std::optional<Diagnostics> misused() const {
    Diagnostics wrong;
    if (check_ && write_)
      wrong.add(Diagnostic::error(Code::U114, "`--check` writes nothing, and `--write` does")
                    .hint("give one of the two"));
    if (!check_ && !write_ && files_.size() > 1)
      wrong.add(Diagnostic::error(Code::U114, "several files cannot be printed as one")
                    .hint("give one file, or `--write`, or `--check`"));
    for (const Input& input : files_)
      if (write_ && input.typed() == "-")
        wrong.add(Diagnostic::error(Code::U114, "standard input cannot be written back")
                      .hint("leave out `--write`: the tidied text is printed"));
    if (wrong.empty()) return std::nullopt;
    return wrong;
  }

  static Result<std::string> tidied(const app::TextFile& file) {
    const Result<document::Node> text = document::read_yaml(file.name, file.text);
    if (!text) return text.diagnostics();
    return rules::tidied(file.name, file.text, outline_of(*text));
  }

  // A link stays a link: the file that it points to is replaced.
  static std::optional<Diagnostic> replace(const std::string& path, const std::string& text) {
    std::error_code fault;
    const std::filesystem::path real = std::filesystem::canonical(path, fault);
    Result<ResultFile> file = ResultFile::begin(fault ? path : real.string());
    if (!file) return file.diagnostics().all().front();
    if (auto why = file->write(text)) return why;
    std::filesystem::permissions(file->path(), std::filesystem::status(real, fault).permissions(),
                                 fault);
    return file->finish();
  }

  std::vector<Input> files_;
  std::string format_;
  bool check_ = false;
  bool write_ = false;
};

}  // namespace

std::unique_ptr<Command> make_fmt(const Outside*) {
  return std::make_unique<Fmt>();
}

}  // namespace toadlane::cli
