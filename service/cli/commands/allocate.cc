#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "service/app/what_if.h"
#include "service/cli/closing.h"
#include "service/cli/commands.h"
#include "service/cli/result_file.h"
#include "service/cli/result_folder.h"
#include "service/cli/version.h"
#include "service/import/read_members.h"
#include "service/render/certificate.h"
#include "service/render/comparison.h"
#include "service/render/csv_writer.h"
#include "service/render/folder_files.h"
#include "service/render/year_end.h"

namespace toadlane::cli {
namespace {

class Allocate final : public Command {
 public:
  explicit Allocate(const Outside* outside) : outside_(outside) {}

  void arguments(Arguments& a) override {
    a.input("BYLAWS", inputs_.bylaws, "the bylaws (YAML)");
    a.input("YEAR", inputs_.year, "the figures of the year (YAML)");
    a.input("--members", inputs_.members, "the members table (CSV)");
    a.options("--column", columns_, "a column of the register, once for each; all when silent");
    a.format(format_, {"text", "json", "csv"});
    a.flag("--explain", explain_, "print the explanations as well");
    a.options("--set", sets_,
              "what if? CLAUSE=VALUE, once for each: prints this year beside the year as it is");
    a.examples(
        "  toadlane allocate bylaws.yaml year.yaml --members members.csv --out result-2025\n"
        "  toadlane allocate bylaws.yaml year.yaml --members members.csv --format json\n"
        "  toadlane allocate bylaws.yaml year.yaml --members members.csv "
        "--set surplus.pay.cash=35%\n");
  }

  void places(Arguments& a) override {
    a.option("--out", out_, "a new folder for the register, the statements and the rest");
    a.option("--register", register_, "write the register alone, to this file");
    a.option("--db", database_, "record the run: books.toadlane, or postgresql://...");
    a.flag("--dry-run", dry_run_, "compute and print, write nothing");
  }

  Answer answer() override {
    if (const Diagnostics wrong = misused(); wrong.has_errors()) return refused(wrong);
    const Result<Closing> closing = close(inputs_);
    return closing ? answer_from(*closing) : refused(closing.diagnostics());
  }

  int run() override {
    if (const Diagnostics wrong = misused(); wrong.has_errors()) return refuse(wrong);
    Diagnostics mistakes;
    if (database_) mistakes = outside_->wrong_with(*database_);
    const Result<Closing> closing = close(inputs_);
    if (!closing) mistakes.add(closing.diagnostics());
    if (mistakes.has_errors()) return refuse(mistakes, outcome());
    warn(closing->closed.doubts);
    if (sets_.empty()) {
      Diagnostics failed = render::unknown_columns(closing->closed, columns_);
      if (!failed.has_errors() && !dry_run_) failed = write(*closing);
      if (failed.has_errors()) return refuse(failed, outcome());
      if (!register_.empty() && format_.empty()) return yes;
    }
    Answer answer = answer_from(*closing);
    answer.doubts = {};  // said before anything was written
    if (!answer.mistakes.has_errors()) answer.output += written();
    return say(answer);
  }

 private:
  [[nodiscard]] Diagnostics misused() const {
    Diagnostics mistakes;
    if (!columns_.empty() && register_.empty() && format_ != "csv")
      mistakes.add(Diagnostic::error(
                       Code::U107, "`--column` chooses columns of a register, and none is written")
                       .about("--column")
                       .hint("add `--register FILE` or `--format csv`"));
    else if (!sets_.empty() && (keeps() || (!format_.empty() && format_ != "text")))
      mistakes.add(Diagnostic::error(Code::U109, "`--set` compares and keeps nothing")
                       .about("--set")
                       .hint("leave out `--out`, `--register` and `--db`, and print it as text"));
    return mistakes;
  }

  [[nodiscard]] Answer answer_from(const Closing& closing) const {
    Answer answer{.doubts = closing.closed.doubts};
    Result<std::string> text = sets_.empty() ? text_of(closing) : what_if(closing);
    if (text)
      answer.output = std::move(*text);
    else
      answer.mistakes = text.diagnostics();
    return answer;
  }

  // The year as it is beside the year with the values of `--set`.
  [[nodiscard]] Result<std::string> what_if(const Closing& now) const {
    std::vector<app::Change> changes;
    for (const std::string& set : sets_) {
      const std::size_t sign = set.find('=');
      changes.push_back(
          {set.substr(0, sign), sign == std::string::npos ? "" : set.substr(sign + 1)});
    }
    const Result<app::ClosedYear> then =
        app::close_year_if(changes, now.closed, now.bylaws, now.year,
                           import::members_from(now.members_name, now.members_text));
    if (!then) return about("--set", then.diagnostics());
    return render::comparison_text(now.closed, *then, render::rows_shown);
  }

  // What a failure means for the files and the books, where some were asked for.
  std::string outcome() const { return keeps() && !dry_run_ ? "Nothing was written." : ""; }

  bool keeps() const { return !out_.empty() || !register_.empty() || database_.has_value(); }

  // Said behind the text; a format for programs is left as it is.
  std::string written() const {
    if (out_.empty() || dry_run_ || !(format_.empty() || format_ == "text")) return "";
    return "\nWritten to " + out_ + ": " + render::folder_file_names() + ", certificate.json\n";
  }

  // What is written beside its place until nothing else can fail.
  struct Outputs {
    std::optional<ResultFile> file;
    std::optional<ResultFolder> folder;
  };

  // Files are made ready, the run is recorded, and only then the files take their places: what
  // cannot be recorded leaves nothing. Recording the same run again changes nothing.
  Diagnostics write(const Closing& closing) const {
    Outputs outputs;
    Diagnostics failed;
    std::optional<Diagnostic> why = prepare(closing, outputs);
    if (!why && database_) {
      const Result<std::string> run = outside_->record(closing, *database_);
      if (!run) return run.diagnostics();
      std::fprintf(stderr, "recorded as run %s\n", run->c_str());
    }
    if (!why && outputs.folder) why = outputs.folder->finish();
    if (!why && outputs.file) why = outputs.file->finish();
    if (!why && writes_into_place()) why = csv_into(closing, register_, register_);
    if (why) failed.add(std::move(*why));
    return failed;
  }

  std::optional<Diagnostic> prepare(const Closing& closing, Outputs& outputs) const {
    if (!register_.empty() && !writes_into_place()) {
      Result<ResultFile> file = ResultFile::begin(register_);
      if (!file) return file.diagnostics().all().front();
      outputs.file.emplace(std::move(*file));
      if (auto why = csv_into(closing, outputs.file->path(), register_)) return why;
    }
    if (out_.empty()) return std::nullopt;
    Result<ResultFolder> folder = ResultFolder::begin(out_);
    if (!folder) return folder.diagnostics().all().front();
    outputs.folder.emplace(std::move(*folder));
    return fill(closing, *outputs.folder);
  }

  // A register replaces one that was there; a device, a pipe or a link is written to, never
  // replaced.
  bool writes_into_place() const {
    std::error_code fault;
    const auto status = std::filesystem::symlink_status(register_, fault);
    return !register_.empty() &&
           (std::filesystem::is_other(status) || std::filesystem::is_symlink(status));
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

  std::optional<Diagnostic> fill(const Closing& closing, ResultFolder& folder) const {
    const render::FolderFacts facts{closing.closed, closing.hashes(), columns_};
    for (const render::FolderFile& file : render::folder_files()) {
      const std::string name(file.name);
      folder.write(name, [&](int descriptor) { return file.write(facts, descriptor, name); });
    }
    folder.write("inputs/bylaws.yaml", closing.bylaws.text);
    folder.write("inputs/year.yaml", closing.year.text);
    folder.write("inputs/members.csv", closing.members_text->text());
    folder.write("certificate.json",
                 render::certificate_json(closing.closed, version, folder.hashes()));
    return folder.prepare();
  }

  Result<std::string> text_of(const Closing& closing) const {
    if (format_ == "json") return render::year_end_json(closing.closed, closing.hashes());
    if (format_ == "csv") {
      render::CsvWriter csv;
      const Diagnostics unknown = render::register_csv(closing.closed, columns_, csv);
      if (unknown.has_errors()) return about("--column", unknown);
      return csv.take();
    }
    std::string text = render::year_end_text(closing.closed, render::rows_shown);
    if (explain_)
      text += "\n" + render::explanations_text(closing.closed, render::members_explained_max);
    return text;
  }

  const Outside* outside_;  // there is one when --db is given
  YearInputs inputs_;
  std::string out_;
  std::string register_;
  std::vector<std::string> columns_;
  std::string format_;
  std::optional<std::string> database_;
  std::vector<std::string> sets_;
  bool dry_run_ = false;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_allocate(const Outside* outside) {
  return std::make_unique<Allocate>(outside);
}

}  // namespace toadlane::cli
