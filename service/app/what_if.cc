#include "service/app/what_if.h"

#include <algorithm>

#include "rules/bylaws/coherence.h"
#include "rules/bylaws/overlay.h"
#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

using document::Node;

// Words that no file holds stand where the value does.
Node scalar(const std::string& text, const Node& near) {
  return Node::scalar(text, near.place());
}

Node pair_map(const std::vector<std::pair<std::string, Node>>& pairs, const Node& near) {
  Node map = Node::map({}, near.place());
  for (const auto& [key, value] : pairs) map = map.with(key, value);
  return map;
}

Diagnostic no_such_clause(const Change& change) {
  return Diagnostic::error(Code::U104,
                           "there is no place for `" + change.clause + "` in the bylaws")
      .hint(
          "write the address as `toadlane read` and the explanations print it, such as "
          "`surplus.steps[0].move`");
}

// The body that may choose the value of a clause; empty: nobody.
std::string chooser_of(const model::Bylaws& bylaws, const std::string& clause) {
  for (const model::Choice* choice : rules::open_choices(bylaws))
    if (choice->clause.path() == clause) return choice->chosen_by.body;
  return "";
}

// A text without the resolutions about a clause.
Node without_resolutions(const Node& text, const std::string& clause) {
  const Node* written = text.find("resolutions");
  if (written == nullptr) return text;
  std::vector<Node> kept;
  for (const Node& one : written->items()) {
    const Node* chooses = one.find("chooses");
    if (chooses == nullptr || chooses->text() != clause) kept.push_back(one);
  }
  return text.with("resolutions", Node::list(std::move(kept), written->place()));
}

// Both texts of a year, changed one after the other.
class Changed {
 public:
  Changed(const ClosedYear& now, Node bylaws, Node year)
      : now_(now), bylaws_(std::move(bylaws)), year_(std::move(year)) {}

  void apply(const Change& change) {
    const Result<Node> value = document::read_yaml("--set " + change.clause, change.value);
    if (!value) return mistakes_.add(value.diagnostics());
    const std::string body = chooser_of(now_.bylaws.bylaws, change.clause);
    if (!body.empty()) return choose(change, body, *value);
    if (auto changed = rules::with_clause(bylaws_, change.clause, *value))
      bylaws_ = std::move(*changed);
    else
      mistakes_.add(no_such_clause(change));
  }

  [[nodiscard]] const Node& bylaws() const { return bylaws_; }
  [[nodiscard]] const Node& year() const { return year_; }
  [[nodiscard]] const Diagnostics& mistakes() const { return mistakes_; }

 private:
  void choose(const Change& change, const std::string& body, const Node& value) {
    bylaws_ = without_resolutions(bylaws_, change.clause);
    year_ = without_resolutions(year_, change.clause);
    const Node* others = year_.find("resolutions");
    const Node resolution = pair_map({{"id", scalar("what if", value)},
                                      {"on", scalar(now_.year.year.ends.text(), value)},
                                      {"by", scalar(body, value)},
                                      {"chooses", scalar(change.clause, value)},
                                      {"value", value}},
                                     value);
    year_ = year_.with("resolutions", others == nullptr ? Node::list({resolution}, value.place())
                                                        : others->with_added(resolution));
  }

  const ClosedYear& now_;
  Node bylaws_;
  Node year_;
  Diagnostics mistakes_;
};

// The text in force at the year end, as one that was never amended.
Node text_in_force(const Node& text, Date year_end) {
  Diagnostics told_before;
  const rules::Occasion occasion{.fiscal_year_end = year_end};
  return rules::Layers(text)
      .in_force(occasion, told_before)
      .without("amendments")
      .without("examples");
}

}  // namespace

Result<ClosedYear> close_year_if(std::span<const Change> changes, const ClosedYear& now,
                                 const TextFile& bylaws, const TextFile& year,
                                 const MembersReader& read_members) {
  const Result<Node> bylaws_text = document::read_yaml(bylaws.name, bylaws.text);
  const Result<Node> year_text = document::read_yaml(year.name, year.text);
  if (!bylaws_text) return bylaws_text.diagnostics();
  if (!year_text) return year_text.diagnostics();
  Changed changed(now, text_in_force(*bylaws_text, now.year.year.ends), *year_text);
  for (const Change& change : changes) changed.apply(change);
  if (changed.mistakes().has_errors()) return changed.mistakes();
  return close_year(changed.bylaws(), changed.year(), read_members);
}

}  // namespace toadlane::app
