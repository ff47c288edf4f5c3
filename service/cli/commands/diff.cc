#include "service/render/diff.h"

#include "engine/base/text.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Diff final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("A", before_, "the text before (YAML)");
    a.maybe_value("B", after_, "the text after (YAML); without it, A on two days");
    a.option("--on", on_, "the day of the text before");
    a.option("--and", and_, "the day of the text after");
    a.one_of("--format", format_, {"text", "html", "json"}, "what is printed (text)");
    a.examples(
        "  toadlane diff bylaws-2023.yaml bylaws-2024.yaml\n"
        "  toadlane diff bylaws.yaml --on 2024-01-01 --and 2025-01-01\n");
  }

  int run() override {
    Diagnostics wrong;
    const auto on = day_of("--on", on_, wrong);
    const auto then = day_of("--and", and_, wrong);
    if (after_.empty() && (on_.empty() || and_.empty()))
      wrong.add(Diagnostic::error(Code::U114,
                                  "there is nothing to compare `" + visible(before_) + "` with")
                    .hint("give a second file, or two days: `--on DATE --and DATE`"));
    if (wrong.has_errors()) return refuse(wrong);
    const std::string second = after_.empty() ? before_ : after_;
    const Result<app::TextFile> a = read_text(before_);
    const Result<app::TextFile> b =
        second == before_ && a ? Result<app::TextFile>(*a) : read_text(second);
    if (!a) wrong.add(a.diagnostics());
    if (!b && second != before_) wrong.add(b.diagnostics());
    if (wrong.has_errors()) return refuse(wrong);
    const Result<app::TextDiff> diff = app::diff({*a, on}, {*b, then});
    if (!diff) return refuse(diff.diagnostics());
    if (format_ == "html") return print(render::diff_html(*diff));
    return print(format_ == "json" ? render::diff_json(*diff) : render::diff_text(*diff));
  }

 private:
  static std::optional<Date> day_of(const std::string& option, const std::string& text,
                                    Diagnostics& wrong) {
    if (text.empty()) return std::nullopt;
    const auto day = Date::parse(text);
    if (!day)
      wrong.add(Diagnostic::error(Code::U115, "`" + visible(text) + "` is not a date")
                    .hint("write `" + option + "` with year, month and day: 2025-12-31"));
    return day;
  }

  std::string before_;
  std::string after_;
  std::string on_;
  std::string and_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_diff(const Outside*) {
  return std::make_unique<Diff>();
}

}  // namespace toadlane::cli
