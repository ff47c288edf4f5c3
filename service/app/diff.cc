#include "service/app/diff.h"

#include <algorithm>
#include <array>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "service/app/examples.h"

namespace toadlane::app {
namespace {

using document::Entry;
using document::Kind;
using document::Node;

// Blocks that say nothing about what holds: what they hold is laid over the text, or run.
constexpr std::array<std::string_view, 4> left_out{"format", "in_force", "amendments", "examples"};

// A text in force, with the examples that it carries.
struct Side {
  Node text;
  rules::BylawsRead read;
};

class Clauses {
 public:
  std::vector<ChangedClause> between(const Node& before, const Node& after) {
    map(before, after, Clause(), "");
    return std::move(changed_);
  }

 private:
  static std::string cite_of(const Node& node, const std::string& around) {
    const Node* cite = node.kind() == Kind::map ? node.find("cite") : nullptr;
    return cite != nullptr && cite->kind() == Kind::scalar ? cite->text() : around;
  }

  void change(const Clause& clause, const std::string& cite, std::optional<Node> before,
              std::optional<Node> after) {
    const Node& shown = after ? *after : *before;
    changed_.push_back({clause, cite_of(shown, cite), std::move(before), std::move(after)});
  }

  void value(const Node& before, const Node& after, const Clause& clause, const std::string& cite) {
    if (same_content(before, after)) return;
    const std::string article = cite_of(after, cite_of(before, cite));
    if (before.kind() == Kind::map && after.kind() == Kind::map)
      map(before, after, clause, article);
    else if (before.kind() == Kind::list && after.kind() == Kind::list)
      list(before, after, clause, article);
    else
      change(clause, article, before, after);
  }

  void map(const Node& before, const Node& after, const Clause& clause, const std::string& cite) {
    const auto skipped = [&](const std::string& key) {
      return clause.empty() && std::find(left_out.begin(), left_out.end(), key) != left_out.end();
    };
    for (const Entry& entry : before.entries()) {
      const std::string& key = entry.key.text();
      if (skipped(key)) continue;
      if (const Node* now = after.find(key))
        value(entry.value, *now, clause.key(key), cite);
      else
        change(clause.key(key), cite, entry.value, std::nullopt);
    }
    for (const Entry& entry : after.entries())
      if (!skipped(entry.key.text()) && before.find(entry.key.text()) == nullptr)
        change(clause.key(entry.key.text()), cite, std::nullopt, entry.value);
  }

  // Entries of both lists that are the same stay; those between two of them are compared in turn.
  void list(const Node& before, const Node& after, const Clause& clause, const std::string& cite) {
    const auto& a = before.items();
    const auto& b = after.items();
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
      const auto [next_i, next_j] = next_same(a, b, i, j);
      for (; i < next_i && j < next_j; ++i, ++j) value(a[i], b[j], clause.item(j), cite);
      for (; i < next_i; ++i) change(clause.item(i), cite, a[i], std::nullopt);
      for (; j < next_j; ++j) change(clause.item(j), cite, std::nullopt, b[j]);
      ++i;
      ++j;
    }
  }

  // The nearest entries from i and j on that are the same in both; the ends where there are none.
  static std::pair<std::size_t, std::size_t> next_same(const std::vector<Node>& a,
                                                       const std::vector<Node>& b, std::size_t i,
                                                       std::size_t j) {
    const std::size_t far = (a.size() - std::min(i, a.size())) + (b.size() - std::min(j, b.size()));
    for (std::size_t sum = 0; sum < far; ++sum)
      for (std::size_t di = 0; di <= sum; ++di)
        if (i + di < a.size() && j + sum - di < b.size() &&
            same_content(a[i + di], b[j + sum - di]))
          return {i + di, j + sum - di};
    return {a.size(), b.size()};
  }

  std::vector<ChangedClause> changed_;
};

Result<Side> side_of(const DiffSide& side) {
  const Result<Node> text = document::read_yaml(side.file.name, side.file.text);
  if (!text) return text.diagnostics();
  const rules::Occasion occasion{.fiscal_year_end = side.on, .notice = side.on};
  Result<rules::BylawsRead> read = rules::read_bylaws(*text, occasion);
  if (!read) return std::move(read).diagnostics();
  Diagnostics told_before;
  Node in_force = rules::Layers(*text).in_force(occasion, told_before);
  return Side{std::move(in_force), std::move(*read)};
}

std::string name_of(const DiffSide& side) {
  return side.file.name + (side.on ? " on " + side.on->text() : "");
}

std::vector<std::string> why_not(const ExampleOutcome& outcome) {
  std::vector<std::string> why;
  for (const Diagnostic& one : outcome.faults.all()) why.push_back(one.message);
  if (outcome.verdict == ExampleOutcome::Verdict::not_computed)
    for (const std::string& line : outcome.lines) why.push_back(line);
  return why;
}

ExampleEffect effect_of(const model::Example& example, const Side& home, const Side& before,
                        const Side& after) {
  // The texts as they are in force, as if they had never been amended.
  const auto run = [&](const Side& side) {
    return run_example(side.text.without("amendments").without("in_force"), example, home.read);
  };
  const ExampleOutcome then = run(before);
  const ExampleOutcome now = run(after);
  ExampleEffect effect{
      .name = example.name, .figures = {}, .before = why_not(then), .after = why_not(now)};
  const auto got = [](const ExampleOutcome& outcome, const std::string& what) {
    for (const auto& figure : outcome.figures)
      if (figure.what == what) return figure.got;
    return std::string();
  };
  for (const auto& figure : then.figures) {
    const std::string after_it = got(now, figure.what);
    std::string article = figure.article;
    for (const auto& one : now.figures)
      if (one.what == figure.what) article = one.article;
    if (after_it != figure.got)
      effect.figures.push_back({figure.what, figure.got, after_it, article});
  }
  for (const auto& figure : now.figures)
    if (got(then, figure.what).empty())
      effect.figures.push_back({figure.what, "", figure.got, figure.article});
  return effect;
}

}  // namespace

Result<TextDiff> diff(const DiffSide& before, const DiffSide& after) {
  Diagnostics mistakes;
  const Result<Side> then = side_of(before);
  const Result<Side> now = side_of(after);
  if (!then) mistakes.add(then.diagnostics());
  if (!now && (then || after.file.name != before.file.name)) mistakes.add(now.diagnostics());
  if (mistakes.has_errors()) return mistakes;
  TextDiff diff{.cooperative = now->read.bylaws.coop.name,
                .before = name_of(before),
                .after = name_of(after),
                .clauses = Clauses().between(then->text, now->text)};
  std::vector<std::string> told;
  for (const Side* home : {&*now, &*then})
    for (const model::Example& example : home->read.bylaws.examples) {
      if (std::find(told.begin(), told.end(), example.name) != told.end()) continue;
      told.push_back(example.name);
      diff.examples.push_back(effect_of(example, *home, *then, *now));
    }
  return diff;
}

}  // namespace toadlane::app
