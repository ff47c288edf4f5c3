#include "rules/bylaws/contradictions.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/bylaws.h"
#include "rules/bylaws/names.h"
#include "rules/bylaws/overlay.h"
#include "rules/bylaws/values.h"
#include "rules/document/reader.h"

namespace toadlane::rules {
namespace {

using Says = document::Entry;  // an article, and what it says

std::string text_under(const Node& row, std::string_view key) {
  const Node* value = row.find(key);
  return value != nullptr && value->kind() == Kind::scalar ? value->text() : "";
}

// The rows of a block that is a list, or a single row.
std::vector<Node> rows_under(const Node& text, std::string_view block) {
  const Node* rows = text.find(block);
  if (rows == nullptr) return {};
  return rows->kind() == Kind::list ? rows->items() : std::vector<Node>{*rows};
}

constexpr std::size_t tried_out_max = 200;   // each time the whole text is read
constexpr std::size_t near_looked_for = 50;  // of more mistakes than are shown, no longer

// The addresses of all blocks of keys.
void add_blocks(const Node& node, const Clause& clause, std::vector<std::string>& blocks) {
  if (node.kind() != Kind::map) return;
  if (!clause.path().empty()) blocks.push_back(clause.path());
  for (const auto& [name, value] : node.entries())
    add_blocks(value, clause.key(name.text()), blocks);
}

class Settling {
 public:
  Settling(const Node& text, Diagnostics& diagnostics)
      : text_(text.without("contradictions")),
        names_(declared_names(text_)),
        diagnostics_(diagnostics) {}

  Node settled(const std::vector<Node>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) settle(rows[i], Clause("contradictions").item(i));
    return std::move(text_);
  }

 private:
  void settle(const Node& row, const Clause& clause) {
    SourceMap places;
    Reader reader(row, names_, diagnostics_, places, clause);
    Contradiction read;
    describe(reader, read);
    const Node* says = row.find("says");
    if (read.of.empty() || says == nullptr || says->kind() != Kind::map) return;  // told
    const std::string& path = read.of.path();
    const Node* in_place = clause_at(text_, path);
    if (in_place != nullptr)
      return refuse(Diagnostic::error(Code::B141, "`" + path + "` is also written in its place")
                        .label(in_place->span(), "written here")
                        .hint("take it out there: one of the articles says what stands in it"),
                    read.of, row);
    if (says->entries().size() < 2)
      return refuse(
          Diagnostic::error(Code::B117, "a contradiction has two articles")
              .hint("add what the other article says, or write the clause in its own place"),
          read.of, *says);
    if (!with_clause(text_, path, says->entries().front().value))
      return refuse(Diagnostic::error(Code::B113, "`" + path + "` is not a clause of this file")
                        .hint(near_address(path)),
                    read.of, *row.find("of"));
    const Says& holds = chosen(read.of, says->entries());
    for (const Says& one : says->entries())
      if (&one != &holds) try_out(path, one.value);
    text_ = *with_clause(text_, path, holds.value);
    cite(path, holds);
  }

  void refuse(Diagnostic diagnostic, const Clause& clause, const Node& place) {
    diagnostics_.add(std::move(diagnostic.in(clause).at(place.span())));
  }

  // The address in the block that was meant.
  std::string near_address(const std::string& path) const {
    const std::size_t cut = path.find_last_of('.');
    const bool looked_for = cut != std::string::npos && diagnostics_.all().size() < near_looked_for;
    std::vector<std::string> blocks;
    if (looked_for) add_blocks(text_, Clause(), blocks);
    const auto near = looked_for ? near_word(path.substr(0, cut), blocks) : std::nullopt;
    if (near) return "did you mean `" + *near + path.substr(cut) + "`?";
    return "write the address of a clause whose block is there, as `toadlane read` prints it";
  }

  // What an article says that does not hold is read as well: its mistakes are told, and no more.
  void try_out(const std::string& path, const Node& value) {
    const auto text = with_clause(text_, path, value);
    if (!text || tried_out_++ >= tried_out_max) return;
    Diagnostics all;
    SourceMap places;
    Reader reader(*text, names_, all, places);
    model::Bylaws unused;
    describe(reader, unused);
    for (const Diagnostic& one : all.all()) {
      const std::string& clause = one.clause.path();
      const bool inside =
          clause.starts_with(path) && (clause.size() == path.size() || clause[path.size()] == '.' ||
                                       clause[path.size()] == '[');
      if (inside && one.severity == Severity::error) diagnostics_.add(one);
    }
  }

  // The article that holds; the first one where that is not known, so that nothing else is told.
  const Says& chosen(const Clause& clause, const std::vector<Says>& says) {
    const bool same = std::all_of(says.begin(), says.end(), [&](const Says& one) {
      return document::same_content(one.value, says.front().value);
    });
    if (same) return says.front();
    const std::vector<std::string> taken = taken_as(clause);
    const auto found = std::find_if(says.begin(), says.end(), [&](const Says& one) {
      return taken.size() == 1 && one.key.text() == taken.front();
    });
    if (found != says.end()) return *found;
    contradicted(clause, says, taken);
    return says.front();
  }

  // How the readings take this clause, each way once; two that differ settle nothing.
  [[nodiscard]] std::vector<std::string> taken_as(const Clause& clause) const {
    std::vector<std::string> taken;
    for (const Node& reading : rows_under(text_, "readings")) {
      const std::string one(trimmed(text_under(reading, "taken_as")));
      if (text_under(reading, "of") == clause.path() && !has(taken, one)) taken.push_back(one);
    }
    return taken;
  }

  void contradicted(const Clause& clause, const std::vector<Says>& says,
                    const std::vector<std::string>& taken) {
    std::vector<std::string> articles;
    articles.reserve(says.size());
    for (const Says& one : says) articles.push_back(one.key.text());
    std::string message = joined(articles) + " say different things";
    if (!taken.empty())
      message += ", and `readings` takes it as " + joined(backquoted(taken), "and as");
    Diagnostic told =
        Diagnostic::error(Code::B149, std::move(message))
            .hint("say in `readings` which one holds, and why: `{of: " + clause.path() +
                  ", taken_as: " + articles.back() + ", because: ...}`");
    for (const Says& one : says) {
      told.cite(one.key.text());
      if (&one != &says.front())
        told.label(one.value.span(), in_backquotes(one.key.text()) + " says this");
    }
    refuse(std::move(told), clause, says.front().value);
  }

  // Adds the article to the `cite` of the rule around the clause. A block takes a `cite` where it
  // has one; what says its own article needs no other.
  void cite(const std::string& path, const Says& holds) {
    if (holds.value.find("cite") != nullptr) return;
    const std::string& article = holds.key.text();
    std::string around = path;
    for (std::size_t cut = around.find_last_of(".["); cut != std::string::npos;
         cut = around.find_last_of(".[")) {
      around.resize(cut);
      const Node* old = clause_at(text_, around + ".cite");
      if (old == nullptr || old->kind() != Kind::scalar) continue;
      if (old->text() == article) return;
      Node both = Node::scalar(old->text() + ", " + article, old->place());
      if (auto cited = with_clause(text_, around + ".cite", both)) text_ = std::move(*cited);
      return;
    }
  }

  Node text_;
  std::size_t tried_out_ = 0;
  LanguageNames names_;
  Diagnostics& diagnostics_;
};

}  // namespace

void describe(Visitor& v, Contradiction& contradiction) {
  rule_block(v, contradiction, [&](Visitor& b) {
    b.key("of", Need::required,
          "the address of the clause, which is not written in its own place: "
          "`meetings.members.quorum`",
          [&](Visitor& k) {
            std::string path;
            describe(k, path);
            contradiction.of = Clause(path);
          });
    b.key("says", Need::required,
          "what each article says there; `readings` names the article that holds", [&](Visitor& m) {
            m.map("articles", [&](Visitor&, const std::string& article) {
              contradiction.articles.push_back(article);
            });
          });
  });
}

Node without_contradictions(const Node& text, Diagnostics& diagnostics) {
  if (text.kind() != Kind::map || text.find("contradictions") == nullptr) return text;
  return Settling(text, diagnostics).settled(rows_under(text, "contradictions"));
}

}  // namespace toadlane::rules
