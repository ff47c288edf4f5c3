#include <algorithm>
#include <cstdio>

#include "engine/base/text.h"
#include "engine/number/money.h"
#include "service/cli/outside/makers.h"
#include "service/render/text_table.h"
#include "service/store/store.h"

namespace toadlane::cli {
namespace {

class Books final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.needed_option("--db", database_, "the store: books.toadlane, or postgresql://...");
    a.option("--cooperative", cooperative_, "only the runs of this co-operative");
    a.option("--run", run_, "show one run, by its number");
    a.examples(
        "  toadlane books --db books.toadlane\n"
        "  toadlane books --db books.toadlane --run 1\n"
        "  toadlane books --db books.toadlane --cooperative \"Example Print Works Cooperative\" "
        "--run 1\n");
  }

  int run() override {
    if (const auto wrong = not_a_number()) {
      std::fputs(to_text(*wrong).c_str(), stderr);
      return usage;
    }
    Result<store::Store> store = store::Store::open(database_, store::Mode::existing);
    if (!store) return refuse(store.diagnostics());
    const auto runs = store->runs();
    if (!runs) return refuse(runs.diagnostics());
    if (auto unclear = settle_cooperative(*runs)) return refuse_one(std::move(*unclear));
    return run_.empty() ? list(*runs) : show(*store);
  }

 private:
  // What stands behind `--run`, or behind its slash, has to be a number.
  [[nodiscard]] std::optional<Diagnostic> not_a_number() const {
    const std::string number = run_.substr(run_.rfind('/') + 1);
    if (run_.empty() || number_of(number)) return std::nullopt;
    return Diagnostic::error(Code::S407, "`" + visible(number) + "` is not the number of a run")
        .hint("list the recorded runs to see their numbers");
  }

  static std::optional<std::int64_t> number_of(const std::string& text) {
    const auto number = Integer::parse(text);
    return number ? number->to_int64() : std::nullopt;
  }

  // The number alone names a run where there is one co-operative. `allocate` prints both as one
  // name: "Example Bakery/1".
  std::optional<Diagnostic> settle_cooperative(const std::vector<store::RunSummary>& runs) {
    const std::size_t slash = run_.rfind('/');
    if (cooperative_.empty() && slash != std::string::npos) {
      cooperative_ = run_.substr(0, slash);
      run_ = run_.substr(slash + 1);
    }
    std::vector<std::string> names;  // the runs are ordered by co-operative
    for (const store::RunSummary& one : runs)
      if (names.empty() || names.back() != one.id.cooperative) names.push_back(one.id.cooperative);
    const bool known = std::find(names.begin(), names.end(), cooperative_) != names.end();
    if (names.empty() || known || (cooperative_.empty() && run_.empty())) return std::nullopt;
    if (cooperative_.empty() && names.size() == 1) {
      cooperative_ = names.front();
      return std::nullopt;
    }
    return Diagnostic::error(Code::U108, cooperative_.empty()
                                             ? "these books hold runs of several co-operatives"
                                             : "these books hold no runs of `" + cooperative_ + "`")
        .hint("write `--cooperative` with " + joined(backquoted(names), "or"));
  }

  static int refuse_one(Diagnostic why) {
    Diagnostics all;
    all.add(std::move(why));
    return refuse(all);
  }

  int list(const std::vector<store::RunSummary>& runs) const {
    render::TextTable table({{"co-operative"},
                             {"run", true},
                             {"fiscal year"},
                             {"members", true},
                             {"recorded at"},
                             {"result"}});
    for (const store::RunSummary& one : runs) {
      if (!cooperative_.empty() && one.id.cooperative != cooperative_) continue;
      table.row({one.id.cooperative, std::to_string(one.id.number), one.fiscal_year,
                 std::to_string(one.member_count), one.recorded_at,
                 one.result_blake2b.substr(0, 12)});
    }
    return print(table.text());
  }

  int show(store::Store& store) const {
    if (cooperative_.empty())
      return refuse_one(Diagnostic::error(Code::S407, "these books hold no runs")
                            .hint("`toadlane allocate --db` records one"));
    const Result<store::Run> run = store.read({cooperative_, number_of(run_).value_or(0)});
    if (!run) return refuse(run.diagnostics());
    const Currency currency = Currency::declared(run->currency, run->decimals);
    const auto money = [&](std::int64_t minor) { return Money::of_minor(minor, currency).text(); };
    std::string text = run->cooperative + " - fiscal year " + run->fiscal_year + ", in " +
                       run->currency + ", recorded " + run->recorded_at + "\n\n";
    for (const store::InputFile& input : run->inputs)
      text += "  " + input.role + "  " + input.blake2b_256 + "  " + input.name + "\n";
    render::TextTable moved({{"article"}, {"moves"}, {"to"}, {"amount", true}});
    for (const store::MovedLine& line : run->moved)
      moved.row({line.citation, line.what, line.to, money(line.minor)});
    render::TextTable members(
        {{"member"}, {"name"}, {"dividend", true}, {"in money", true}, {"retained", true}});
    for (const store::MemberLine& line : run->members)
      members.row({line.member, line.name, money(line.allocated_minor), money(line.cash_minor),
                   money(line.retained_minor)});
    return print(text + "\n" + moved.text() + "\n" + members.text());
  }

  std::string database_;
  std::string cooperative_;
  std::string run_;
};

}  // namespace

std::unique_ptr<Command> make_books() {
  return std::make_unique<Books>();
}

}  // namespace toadlane::cli
