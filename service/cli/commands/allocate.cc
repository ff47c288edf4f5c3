#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "service/cli/closing.h"
#include "service/cli/commands.h"
#include "service/cli/result_folder.h"
#include "service/render/csv_writer.h"
#include "service/render/year_end.h"

namespace toadlane::cli {
namespace {

constexpr std::size_t rows_shown = 40;
constexpr std::size_t members_explained = 10'000;

class Allocate final : public Command {
 public:
  explicit Allocate(const Outside* outside) : outside_(outside) {}

  void arguments(Arguments& a) override {
    a.value("BYLAWS", bylaws_, "the bylaws (YAML)");
    a.value("YEAR", year_, "the figures of the year (YAML)");
    a.needed_option("--members", members_, "the members table (CSV)");
    a.option("--out", out_, "a new folder for the register, the waterfall and the explanations");
    a.option("--register", register_, "write the register alone, to this file");
    a.options("--column", columns_, "a column of the register, once for each; all when silent");
    a.one_of("--format", format_, {"text", "json", "csv"}, "what is printed (text)");
    a.option("--db", database_, "record the run: books.toadlane, or postgresql://...");
    a.flag("--dry-run", dry_run_, "compute and print, write nothing");
    a.flag("--explain", explain_, "print the explanations as well");
    a.examples(
        "  toadlane allocate bylaws.yaml year.yaml --members members.csv --out result-2025\n"
        "  toadlane allocate bylaws.yaml year.yaml --members members.csv --format json\n");
  }

  int run() override {
    const Result<Closing> closing = close({bylaws_, year_, members_});
    if (!closing) return refuse(closing.diagnostics());
    warn(closing->closed.doubts);
    if (!dry_run_) {
      const Diagnostics failed = write(*closing);
      if (failed.has_errors()) return refuse(failed);
    }
    if (!register_.empty() && format_.empty()) return yes;
    const Result<std::string> text = text_of(*closing);
    return text ? print(*text) : refuse(text.diagnostics());
  }

 private:
  Diagnostics write(const Closing& closing) const {
    Diagnostics failed;
    std::optional<Diagnostic> why;
    if (!register_.empty()) why = write_register(closing);
    if (!why && !out_.empty()) why = write_folder(closing);
    if (why) {
      failed.add(std::move(*why));
    } else if (!database_.empty()) {
      const Result<std::string> run = outside_->record(closing, database_);
      if (!run) return run.diagnostics();
      std::fprintf(stderr, "recorded as run %s\n", run->c_str());
    }
    return failed;
  }

  // Messages name the file as it was asked for.
  std::optional<Diagnostic> csv_into(const Closing& closing, const std::string& path,
                                     const std::string& name) const {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
      return Diagnostic::error(Code::U102, "cannot write `" + name + "`: " + std::strerror(errno))
          .hint("choose a folder that is there and that you may write to");
    render::CsvWriter csv(file, name);
    const Diagnostics unknown = render::register_csv(closing.closed, columns_, csv);
    std::optional<Diagnostic> why = csv.finish();
    ::close(file);
    return unknown.has_errors() ? unknown.all().front() : why;
  }

  // A register replaces one that was there; a device, a pipe or a link is written to, never
  // replaced.
  std::optional<Diagnostic> write_register(const Closing& closing) const {
    std::error_code fault;
    const auto status = std::filesystem::symlink_status(register_, fault);
    if (std::filesystem::is_other(status) || std::filesystem::is_symlink(status))
      return csv_into(closing, register_, register_);
    const std::string partial = register_ + ".partial";
    if (auto why = csv_into(closing, partial, register_)) {
      ::unlink(partial.c_str());
      return why;
    }
    if (::rename(partial.c_str(), register_.c_str()) == 0) return std::nullopt;
    ::unlink(partial.c_str());
    return Diagnostic::error(Code::U102, "cannot write `" + register_ + "`")
        .hint("choose a file that you may write to");
  }

  std::optional<Diagnostic> write_folder(const Closing& closing) const {
    Result<ResultFolder> folder = ResultFolder::begin(out_);
    if (!folder) return folder.diagnostics().all().front();
    if (auto why = csv_into(closing, folder->path("register.csv"), "register.csv"))
      folder->failed(*why);
    folder->write("register.json", render::year_end_json(closing.closed, closing.hashes()));
    folder->write("waterfall.csv", render::waterfall_csv(closing.closed));
    folder->write("summary.txt", render::year_end_text(closing.closed, rows_shown));
    folder->write("explanations.txt", render::explanations_text(closing.closed, members_explained));
    folder->write("inputs/bylaws.yaml", closing.bylaws.text);
    folder->write("inputs/year.yaml", closing.year.text);
    folder->write("inputs/members.csv", closing.members_text->text());
    return folder->finish();
  }

  Result<std::string> text_of(const Closing& closing) const {
    if (format_ == "json") return render::year_end_json(closing.closed, closing.hashes());
    if (format_ == "csv") {
      render::CsvWriter csv;
      const Diagnostics unknown = render::register_csv(closing.closed, columns_, csv);
      if (unknown.has_errors()) return unknown;
      return csv.take();
    }
    std::string text = render::year_end_text(closing.closed, rows_shown);
    if (explain_) text += "\n" + render::explanations_text(closing.closed, members_explained);
    if (!out_.empty() && !dry_run_)
      text += "\nWritten to " + out_ +
              ": register.csv, register.json, waterfall.csv, "
              "summary.txt, explanations.txt\n";
    return text;
  }

  const Outside* outside_;  // there is one when --db is given
  std::string bylaws_;
  std::string year_;
  std::string members_;
  std::string out_;
  std::string register_;
  std::vector<std::string> columns_;
  std::string format_;
  std::string database_;
  bool dry_run_ = false;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_allocate(const Outside* outside) {
  return std::make_unique<Allocate>(outside);
}

}  // namespace toadlane::cli
