#include <algorithm>
#include <filesystem>

#include "engine/base/text.h"
#include "service/cli/closing.h"
#include "service/cli/commands.h"
#include "service/render/steps.h"

namespace toadlane::cli {
namespace {

// A code of the catalogue, or nothing.
std::optional<std::string> code_text(const std::string& name) {
  const auto entry = find_code(name);
  if (!entry) return std::nullopt;
  return std::string(entry->name) + ": " + std::string(entry->title) + "\n\n" +
         std::string(entry->meaning) + "\nWhat to do: " + std::string(entry->remedy) + ".\n";
}

class Explain final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.value("RESULT", result_, "a folder that allocate wrote, or a message code such as D101");
    a.option("--member", member_, "one member, by number or name");
    a.option("--clause", clause_, "one clause: surplus.steps[1]");
    a.examples(
        "  toadlane explain result-2025 --member M001\n"
        "  toadlane explain D101\n");
  }

  int run() override {
    std::error_code fault;
    if (!std::filesystem::is_directory(result_, fault)) {
      if (const auto text = code_text(result_)) return print(*text);
      Diagnostics none;
      none.add(Diagnostic::error(Code::U105, "`" + result_ +
                                                 "` is neither a result folder nor a "
                                                 "message code")
                   .hint("name the folder that `toadlane allocate --out` wrote"));
      return refuse(none);
    }
    const std::string inputs = result_ + "/inputs/";
    const Result<Closing> closing =
        close({inputs + "bylaws.yaml", inputs + "year.yaml", inputs + "members.csv"});
    if (!closing) return refuse(closing.diagnostics());
    if (!member_.empty()) return explain_member(closing->closed);
    if (!clause_.empty()) return explain_clause(closing->closed);
    return print(render::explanations_text(closing->closed, 10'000));
  }

 private:
  int explain_member(const app::ClosedYear& closed) const {
    const patronage::Members& members = closed.table.members;
    std::string text;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool by_name = !members.name.empty() && members.name[i] == member_;
      if (members.number[i] == member_ || by_name) text += render::member_text(closed, i);
      if (numbers.size() < 10'000) numbers.emplace_back(members.number[i]);
    }
    if (!text.empty()) return print(text);
    // Among short numbers every one is near: M1 to M9 differ by one character.
    const auto near = member_.size() < 4 ? std::nullopt : near_word(member_, numbers);
    Diagnostics none;
    none.add(Diagnostic::error(Code::U103, "there is no member `" + member_ + "` in this result")
                 .hint(near ? "did you mean `" + *near + "`?"
                            : "write the member number as the members table has it"));
    return refuse(none);
  }

  int explain_clause(const app::ClosedYear& closed) const {
    std::string text;
    std::vector<std::string> clauses;
    for (const patronage::Movement& move : closed.result.movements) {
      const std::string& path = move.clause.path();
      clauses.push_back(path);
      const bool asked =
          path == clause_ || path.starts_with(clause_ + ".") || path.starts_with(clause_ + "[");
      if (asked)
        text += move.what + " to " + move.to + ": " + move.amount.text() + "\n" +
                render::to_text(move.why);
    }
    if (!text.empty()) return print(text);
    Diagnostics none;
    none.add(Diagnostic::error(Code::U104, "nothing in this result comes from `" + clause_ + "`")
                 .hint("the clauses that moved money are " + joined(backquoted(clauses))));
    return refuse(none);
  }

  std::string result_;
  std::string member_;
  std::string clause_;
};

}  // namespace

std::unique_ptr<Command> make_explain(const Outside*) {
  return std::make_unique<Explain>();
}

}  // namespace toadlane::cli
