#include "rules/bylaws/overlay.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/amendments.h"
#include "rules/bylaws/contradictions.h"
#include "rules/bylaws/names.h"
#include "rules/document/reader.h"

namespace toadlane::rules {

using FromDate = expression::FromDate;

// The longest key of the block with which the path goes on.
static std::string_view key_of(const Node& block, std::string_view path) {
  std::string_view best;
  for (const auto& entry : block.entries()) {
    const std::string_view key = entry.key.text();
    const bool ends =
        path.size() == key.size() ||
        (path.size() > key.size() && (path[key.size()] == '.' || path[key.size()] == '['));
    if (path.starts_with(key) && ends && key.size() > best.size()) best = key;
  }
  return best;
}

// The item of a list with which a path goes on, and what comes behind it.
struct ListStep {
  std::size_t at = 0;
  std::string_view rest;
};

static std::optional<ListStep> list_step(const Node& list, std::string_view path) {
  const std::size_t close = path.find(']');
  if (close == std::string_view::npos || list.kind() != Kind::list) return std::nullopt;
  const auto number = Integer::parse(path.substr(1, close - 1));
  const auto position = number ? number->to_int64() : std::nullopt;
  if (!position || *position < 0 || static_cast<std::size_t>(*position) >= list.items().size())
    return std::nullopt;
  return ListStep{static_cast<std::size_t>(*position), path.substr(close + 1)};
}

const Node* clause_at(const Node& text, std::string_view path) {
  if (path.empty()) return &text;
  if (path.starts_with('.')) path.remove_prefix(1);
  if (path.starts_with('[')) {
    const auto step = list_step(text, path);
    return step ? clause_at(text.items()[step->at], step->rest) : nullptr;
  }
  const std::string_view key = text.kind() == Kind::map ? key_of(text, path) : std::string_view();
  return key.empty() ? nullptr : clause_at(*text.find(key), path.substr(key.size()));
}

std::optional<Node> with_clause(const Node& text, std::string_view path, const Node& value) {
  if (path.empty()) return value;
  if (path.starts_with('.')) path.remove_prefix(1);
  if (path.starts_with('[')) {
    const auto step = list_step(text, path);
    if (!step) return std::nullopt;
    const auto item = with_clause(text.items()[step->at], step->rest, value);
    return item ? std::optional(text.with_item(step->at, *item)) : std::nullopt;
  }
  if (text.kind() != Kind::map) return std::nullopt;
  const std::string_view key = key_of(text, path);
  if (key.empty()) {
    const bool new_key = path.find_first_of(".[") == std::string_view::npos;
    return new_key ? std::optional(text.with(path, value)) : std::nullopt;
  }
  const auto inner = with_clause(*text.find(key), path.substr(key.size()), value);
  return inner ? std::optional(text.with(key, *inner)) : std::nullopt;
}

// Whether an amendment changes this block on this occasion.
static bool applies(const model::Amendment& amendment, std::string_view block,
                    const Occasion& occasion) {
  const auto day = occasion.day();
  if (!day) return amendment.from.has_value();
  for (const auto& application : amendment.applies_to) {
    if (application.block != block || !application.scope) continue;
    const auto* from = std::get_if<FromDate>(&application.scope->node);
    if (from == nullptr) continue;
    const bool by_notice = from->what == FromDate::What::notices_sent;
    if (const auto own = by_notice ? occasion.notice : occasion.fiscal_year_end)
      return *own >= from->date;
  }
  return amendment.from && *day >= *amendment.from;
}

// What to write where an amendment names no clause: the same with the block that is meant.
static std::string advice_for(const Node& text, std::string_view clause, const Node& value) {
  std::vector<std::string> blocks;
  for (const auto& entry : text.entries()) blocks.push_back(entry.key.text());
  const std::size_t end = std::min(clause.find_first_of(".["), clause.size());
  if (const auto near = near_word(clause.substr(0, end), blocks)) {
    const std::string meant = *near + std::string(clause.substr(end));
    if (with_clause(text, meant, value)) return "did you mean `" + meant + "`?";
  }
  return "write the address of a clause of this file, as `toadlane read` prints it";
}

// Lays one amendment over the text.
static Node amended(Node text, const model::Amendment& amendment, const Node& written,
                    const Occasion& occasion, Diagnostics& diagnostics) {
  const Node* set = written.find("set");
  if (set == nullptr || set->kind() != Kind::map) return text;
  for (const auto& [path, value] : set->entries()) {
    const std::string_view clause = path.text();
    const std::string_view block = clause.substr(0, clause.find_first_of(".["));
    if (!applies(amendment, block, occasion)) continue;
    if (auto changed = with_clause(text, clause, value)) {
      text = std::move(*changed);
      continue;
    }
    diagnostics.add(Diagnostic::error(Code::B121, "the amendment changes `" + std::string(clause) +
                                                      "`, which is not in the text")
                        .in(amendment.clause.key("set"))
                        .at(path.span())
                        .hint(advice_for(text, clause, value)));
  }
  return text;
}

Layers::Layers(const Node& text) : text_(without_contradictions(text, mistakes_)) {
  const Node* list = text_.kind() == Kind::map ? text_.find("amendments") : nullptr;
  if (list == nullptr || list->kind() != Kind::list) return;
  const LanguageNames names = declared_names(text_);
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const Node& written = list->items()[i];
    Diagnostics seen_again;  // the reader of the whole text reports them
    SourceMap places;
    Reader reader(written, names, seen_again, places, Clause("amendments").item(i));
    model::Amendment amendment;
    describe(reader, amendment);
    if (written.kind() == Kind::map && amendment.from) amendments_.emplace_back(amendment, written);
  }
  std::stable_sort(amendments_.begin(), amendments_.end(),
                   [](const auto& a, const auto& b) { return *a.first.from < *b.first.from; });
}

Node Layers::in_force(const Occasion& occasion, Diagnostics& diagnostics) const {
  diagnostics.add(mistakes_);
  Node result = text_;
  for (const auto& [amendment, written] : amendments_)
    result = amended(std::move(result), amendment, written, occasion, diagnostics);
  return result;
}

Node Layers::before(const model::Amendment& adopted) const {
  const Date day = adopted.adopted_by.on.value();
  const Occasion then{.fiscal_year_end = day, .notice = day};
  Diagnostics seen_again;
  Node result = text_;
  for (const auto& [amendment, written] : amendments_) {
    const auto on = amendment.adopted_by.on;
    if (amendment.clause == adopted.clause || (on && *on > day)) continue;
    result = amended(std::move(result), amendment, written, then, seen_again);
  }
  return result;
}

}  // namespace toadlane::rules
