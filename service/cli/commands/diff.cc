#include "service/render/diff.h"

#include "engine/base/text.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

class Diff final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.input("BEFORE", before_, "the text before (YAML)");
    a.maybe_input("AFTER", after_, "the text after (YAML); without it, BEFORE on two days");
    a.option("--on", on_, "the day of the text before");
    a.option("--and", and_, "the day of the text after");
    a.format(format_, {"text", "html", "json"});
    a.examples(
        "  toadlane diff bylaws-2023.yaml bylaws-2024.yaml\n"
        "  toadlane diff bylaws.yaml --on 2024-01-01 --and 2025-01-01\n");
  }

  Answer answer() override {
    Diagnostics wrong;
    const auto on = day_of("--on", on_, wrong);
    const auto then = day_of("--and", and_, wrong);
    if (!after_.given() && (on_.empty() || and_.empty()))
      wrong.add(Diagnostic::error(Code::U114, "there is nothing to compare `" +
                                                  visible(before_.typed()) + "` with")
                    .about("AFTER")
                    .hint("give a second file, or two days: `--on DATE --and DATE`"));
    if (wrong.has_errors()) return refused(wrong);
    const Result<app::TextFile> a = before_.read();
    const bool same = !after_.given() || after_.typed() == before_.typed();
    const Result<app::TextFile> b = same ? a : after_.read();
    if (!a) wrong.add(a.diagnostics());
    if (!b && !same) wrong.add(b.diagnostics());
    if (wrong.has_errors()) return refused(wrong);
    const Result<app::TextDiff> diff = app::diff({*a, on}, {*b, then});
    if (!diff) return refused(diff.diagnostics());
    return {.output = format_ == "html"   ? render::diff_html(*diff)
                      : format_ == "json" ? render::diff_json(*diff)
                                          : render::diff_text(*diff)};
  }

 private:
  static std::optional<Date> day_of(const std::string& option, const std::string& text,
                                    Diagnostics& wrong) {
    if (text.empty()) return std::nullopt;
    const auto day = Date::parse(text);
    if (!day)
      wrong.add(Diagnostic::error(Code::U115, "`" + visible(text) + "` is not a date")
                    .about(option)
                    .hint("write `" + option + "` with year, month and day: 2025-12-31"));
    return day;
  }

  Input before_;
  Input after_;
  std::string on_;
  std::string and_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_diff(const Outside*) {
  return std::make_unique<Diff>();
}

}  // namespace toadlane::cli
