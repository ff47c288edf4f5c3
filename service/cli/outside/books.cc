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
    a.option("--run", run_, "show one run of it, by its number");
    a.examples(
        "  toadlane books --db books.toadlane\n"
        "  toadlane books --db books.toadlane --cooperative \"Example Print Works Cooperative\" "
        "--run 1\n");
  }

  int run() override {
    Result<store::Store> store = store::Store::open(database_, store::Mode::existing);
    if (!store) return refuse(store.diagnostics());
    return run_.empty() ? list(*store) : show(*store);
  }

 private:
  int list(store::Store& store) const {
    const auto runs = store.runs(cooperative_.empty() ? std::nullopt : std::optional(cooperative_));
    if (!runs) return refuse(runs.diagnostics());
    render::TextTable table({{"co-operative"},
                             {"run", true},
                             {"fiscal year"},
                             {"members", true},
                             {"recorded at"},
                             {"result"}});
    for (const store::RunSummary& one : *runs)
      table.row({one.id.cooperative, std::to_string(one.id.number), one.fiscal_year,
                 std::to_string(one.member_count), one.recorded_at,
                 one.result_blake2b.substr(0, 12)});
    return print(table.text());
  }

  int show(store::Store& store) const {
    const auto number = Integer::parse(run_);
    const auto small = number ? number->to_int64() : std::nullopt;
    const Result<store::Run> run = store.read({cooperative_, small.value_or(0)});
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
