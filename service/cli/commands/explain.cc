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

// A capital letter and three digits.
bool looks_like_code(std::string_view name) {
  return name.size() == 4 && name[0] >= 'A' && name[0] <= 'Z' &&
         name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

class Explain final : public Command {
 public:
  void arguments(Arguments& a) override {
    a.result("RESULT", folder_, inputs_,
             "a folder that allocate wrote, or a message code such as D101");
    a.option("--member", member_, "one member, by number or name");
    a.option("--clause", clause_, "one clause: surplus.steps[1]");
    a.option("--account", account_, "one collective account: reserve");
    a.format(format_, {"text"});
    a.examples(
        "  toadlane explain result-2025 --member M001\n"
        "  toadlane explain result-2025 --account reserve\n"
        "  toadlane explain D101\n");
  }

  Answer answer() override {
    if (inputs_.bylaws.given()) return explained(inputs_);
    std::error_code fault;
    if (!std::filesystem::is_directory(folder_, fault)) return explained_code();
    const std::string inputs = folder_ + "/inputs/";
    return explained({Input::file(inputs + "bylaws.yaml"), Input::file(inputs + "year.yaml"),
                      Input::file(inputs + "members.csv")});
  }

 private:
  [[nodiscard]] Answer explained_code() const {
    if (const auto text = code_text(folder_)) return {.output = *text};
    if (looks_like_code(folder_))
      return refused(Diagnostic::error(Code::U105, "there is no message code `" + folder_ + "`")
                         .hint("write the code as the message has it, such as `D101`"));
    return refused(
        Diagnostic::error(Code::U105,
                          "`" + folder_ + "` is neither a result folder nor a message code")
            .hint("name the folder that `toadlane allocate --out` wrote"));
  }

  [[nodiscard]] Answer explained(const YearInputs& inputs) const {
    const Result<Closing> closing = close(inputs);
    if (!closing) return refused(closing.diagnostics());
    if (!member_.empty()) return explain_member(closing->closed);
    if (!clause_.empty()) return explain_clause(closing->closed);
    if (!account_.empty()) return explain_account(closing->closed);
    return {.output = render::explanations_text(closing->closed, render::members_explained_max)};
  }

  [[nodiscard]] Answer explain_member(const app::ClosedYear& closed) const {
    const patronage::Members& members = closed.table.members;
    std::string text;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool by_name = !members.name.empty() && members.name[i] == member_;
      if (members.number[i] == member_ || by_name) text += render::member_text(closed, i);
      if (numbers.size() < 10'000) numbers.emplace_back(members.number[i]);
    }
    if (!text.empty()) return {.output = text};
    // Among short numbers every one is near: M1 to M9 differ by one character.
    const auto near = member_.size() < 4 ? std::nullopt : near_word(member_, numbers);
    return refused(
        Diagnostic::error(Code::U103, "there is no member `" + member_ + "` in this result")
            .about("--member")
            .hint(near ? "did you mean `" + *near + "`?"
                       : "write the member number as the members table has it"));
  }

  [[nodiscard]] Answer explain_clause(const app::ClosedYear& closed) const {
    std::string text;
    std::vector<std::string> clauses;
    for (const patronage::Movement& move : closed.result.movements) {
      const std::string& path = move.clause.path();
      clauses.push_back(path);
      if (asked(path))
        text += move.what + " to " + move.to + ": " + move.amount.text() + "\n" +
                render::to_text(move.why);
    }
    if (text.empty()) text = members_clause(closed);
    if (!text.empty()) return {.output = text};
    return refused(
        Diagnostic::error(Code::U104, "nothing in this result comes from `" + clause_ + "`")
            .about("--clause")
            .hint("the clauses that moved money are " + joined(backquoted(clauses))));
  }

  // From the opening balance through every movement to the closing one.
  [[nodiscard]] Answer explain_account(const app::ClosedYear& closed) const {
    std::string text;
    std::vector<std::string> accounts;
    for (const auto& [name, moved] : closed.result.moved) accounts.push_back(name);
    const Money* moved = model::find(closed.result.moved, account_);
    if (moved == nullptr) {
      const auto near = near_word(account_, accounts);
      return refused(
          Diagnostic::error(Code::U104,
                            "nothing in this result goes to the account `" + account_ + "`")
              .about("--account")
              .hint(near ? "did you mean `" + *near + "`?"
                         : "the accounts that got something are " + joined(backquoted(accounts))));
    }
    for (const patronage::Movement& move : closed.result.movements)
      if (move.to == account_)
        text += move.what + ": " + move.amount.text() + "\n" + render::to_text(move.why);
    const Money* opening = model::find(closed.year.year.opening, account_);
    text = account_ + ": opening " + (opening == nullptr ? "not given" : opening->text()) + "\n" +
           text + "together: " + moved->text() + "\n";
    if (opening != nullptr) text += "closing: " + (*opening + *moved).text() + "\n";
    return {.output = text};
  }

  bool asked(const std::string& path) const {
    return path == clause_ || path.starts_with(clause_ + ".") || path.starts_with(clause_ + "[");
  }

  // What a clause did for each member: the part in money, for instance, moves nothing of its own.
  std::string members_clause(const app::ClosedYear& closed) const {
    const patronage::Members& members = closed.table.members;
    std::string text;
    for (std::size_t i = 0; i < std::min(members.size(), render::members_explained_max); ++i) {
      std::vector<Step> steps =
          patronage::explain_member(closed.bylaws.bylaws, closed.result, members, i);
      std::erase_if(steps, [&](const Step& step) { return !asked(step.clause.path()); });
      if (steps.empty()) continue;
      text += visible(members.number_and_name(i)) + "\n" + render::to_text(steps);
    }
    if (!text.empty() && members.size() > render::members_explained_max)
      text += "the first " + std::to_string(render::members_explained_max) +
              " members; `--member` for others\n";
    return text;
  }

  std::string folder_;
  YearInputs inputs_;
  std::string member_;
  std::string clause_;
  std::string account_;
  std::string format_;
};

}  // namespace

std::unique_ptr<Command> make_explain(const Outside*) {
  return std::make_unique<Explain>();
}

}  // namespace toadlane::cli
