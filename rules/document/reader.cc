#include "rules/document/reader.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::rules {
namespace {

std::string_view shape_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return "a single value";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a block of keys";
  }
  return "";
}

// The keys of a block that was not written as one.
class KeysOfBlock final : public Visitor {
 public:
  void scalar(const Form&, const std::function<void(const Scalar&)>&) override {}
  void block(const Walk&) override {}
  void key(std::string_view name, Need need, std::string_view, const Walk&) override {
    if (need == Need::required)
      required_.emplace_back(name);
    else if (name != "cite" && others_.size() < 3)
      others_.emplace_back(name);
  }
  void list(bool, const Walk&) override {}
  void map(std::string_view, const Entry&) override {}
  void one_of(const std::vector<Shape>&) override {}
  void other_names(std::string_view, const Entry&) override {}
  [[nodiscard]] const Clause& here() const override { return nowhere_; }

  // "a block of keys with `from:`", "a block of keys, such as `on:` or `in:`".
  [[nodiscard]] std::string text() const {
    const auto& keys = required_.empty() ? others_ : required_;
    if (keys.empty()) return "a block of keys";
    std::vector<std::string> shown;
    shown.reserve(keys.size());
    for (const std::string& key : keys) shown.push_back("`" + key + ":`");
    return required_.empty() ? "a block of keys, such as " + joined(shown, "or")
                             : "a block of keys with " + joined(shown);
  }

 private:
  std::vector<std::string> required_;
  std::vector<std::string> others_;
  Clause nowhere_;
};

}  // namespace

Reader::Reader(Node root, const Names& names, Diagnostics& diagnostics, SourceMap& places,
               Clause root_clause)
    : names_(names), diagnostics_(diagnostics), source_map_(places) {
  source_map_.insert_or_assign(root_clause, root);
  places_.push_back({std::move(root), std::move(root_clause), {}, false});
}

void Reader::enter(const Node& node, Clause clause, const Walk& walk) {
  source_map_.insert_or_assign(clause, node);
  places_.push_back({node, std::move(clause), {}, false});
  walk(*this);
  places_.pop_back();
}

// The article of the innermost block around the mistake that names one.
void Reader::citations_of_block(Diagnostic& diagnostic) const {
  for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
    if (place->node.kind() != Kind::map) continue;
    const Node* cite = place->node.find("cite");
    if (cite != nullptr && cite->kind() == Kind::scalar) {
      diagnostic.cite(cite->text());
      return;
    }
  }
}

void Reader::refuse_shape(std::string_view wanted) {
  const Place& place = places_.back();
  Diagnostic refusal =
      place.node.kind() == Kind::null
          ? Diagnostic::error(Code::B112, "nothing is written here")
          : Diagnostic::error(Code::B112, "this is " + std::string(shape_of(place.node.kind())));
  refusal.in(place.clause).at(place.node.span()).hint("write " + std::string(wanted));
  citations_of_block(refusal);
  diagnostics_.add(std::move(refusal));
}

void Reader::scalar(const Form& form, const std::function<void(const Scalar&)>& accept) {
  const Place& place = places_.back();
  if (place.node.kind() != Kind::scalar) {
    refuse_shape(std::string(form.name) +
                 (form.example.empty() ? "" : ", such as `" + std::string(form.example) + "`"));
    return;
  }
  const std::size_t before = diagnostics_.all().size();
  accept({place.node, place.clause, names_, diagnostics_});
  for (std::size_t i = before; i < diagnostics_.all().size(); ++i)
    citations_of_block(diagnostics_.all()[i]);
}

void Reader::block(const Walk& fields) {
  if (places_.back().node.kind() != Kind::map) {
    KeysOfBlock keys;
    fields(keys);
    refuse_shape(keys.text());
    return;
  }
  fields(*this);
  if (!places_.back().names_allowed) refuse_unknown_keys();
}

void Reader::key(std::string_view name, Need need, std::string_view, const Walk& value) {
  const Place place = places_.back();
  places_.back().known.emplace_back(name);
  const Node* found = place.node.find(name);
  if (found != nullptr) {
    enter(*found, place.clause.key(name), value);
    return;
  }
  if (need == Need::optional) return;
  Diagnostic missing = Diagnostic::error(Code::B102, "`" + std::string(name) + "` is missing")
                           .in(place.clause.key(name))
                           .at(place.node.span())
                           .hint("add `" + std::string(name) + ":` here");
  citations_of_block(missing);
  diagnostics_.add(std::move(missing));
}

void Reader::refuse_unknown_keys() {
  const Place& place = places_.back();
  for (const auto& entry : place.node.entries()) {
    const std::string& name = entry.key.text();
    if (has(place.known, name)) continue;
    std::vector<std::string> missing;
    for (const std::string& known : place.known)
      if (place.node.find(known) == nullptr) missing.push_back(known);
    const auto near = near_word(name, missing);
    Diagnostic unknown =
        Diagnostic::error(Code::B101, "unknown key `" + name + "`")
            .in(place.clause.key(name))
            .at(entry.key.span())
            .hint(near ? "did you mean `" + *near + "`?"
                       : "the keys known here are " + joined(backquoted(place.known)));
    citations_of_block(unknown);
    diagnostics_.add(std::move(unknown));
  }
}

void Reader::list(bool or_single, const Walk& item) {
  const Place place = places_.back();
  if (place.node.kind() == Kind::list) {
    for (std::size_t i = 0; i < place.node.items().size(); ++i)
      enter(place.node.items()[i], place.clause.item(i), item);
  } else if (or_single && place.node.kind() != Kind::null) {
    item(*this);
  } else {
    refuse_shape("a list, such as `[first, second]`");
  }
}

void Reader::map(std::string_view names, const Entry& entry) {
  if (places_.back().node.kind() != Kind::map) {
    refuse_shape("a block of " + std::string(names));
    return;
  }
  other_names(names, entry);
}

void Reader::other_names(std::string_view, const Entry& entry) {
  places_.back().names_allowed = true;
  const Place place = places_.back();
  for (const auto& [name, value] : place.node.entries()) {
    if (has(place.known, name.text())) continue;
    const std::string coined = name.text();
    if (coined.find_first_not_of(' ') == std::string::npos) {
      Diagnostic blank = Diagnostic::error(Code::B117, "this name is empty")
                             .in(place.clause)
                             .at(name.span())
                             .hint("write the name in front of the colon");
      citations_of_block(blank);
      diagnostics_.add(std::move(blank));
      continue;
    }
    enter(value, place.clause.key(coined), [&](Visitor& inner) { entry(inner, coined); });
  }
}

void Reader::not_empty() {
  const Place& place = places_.back();
  const Node& node = place.node;
  const bool empty = (node.kind() == Kind::list && node.items().empty()) ||
                     (node.kind() == Kind::map && node.entries().empty());
  if (!empty) return;
  const auto& all = diagnostics_.all();
  const bool told = !all.empty() && all.back().span && all.back().span->begin == node.span().begin;
  if (told) return;
  Diagnostic nothing = Diagnostic::error(Code::B112, "nothing is written here")
                           .in(place.clause)
                           .at(node.span())
                           .hint("write what the article says, or take the key out");
  citations_of_block(nothing);
  diagnostics_.add(std::move(nothing));
}

void Reader::one_of(const std::vector<Shape>& shapes) {
  const Place place = places_.back();
  for (const Shape& shape : shapes) {
    if (shape.kind == place.node.kind()) {
      shape.walk(*this);
      return;
    }
  }
  std::string wanted;
  for (const Shape& shape : shapes)
    wanted += (wanted.empty() ? "" : " or ") + std::string(shape_of(shape.kind));
  refuse_shape(wanted);
}

}  // namespace toadlane::rules
