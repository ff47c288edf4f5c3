#include "service/render/diff.h"

#include <algorithm>

#include "engine/base/text.h"
#include "service/render/json_writer.h"
#include "service/render/paper.h"
#include "service/render/read_back.h"
#include "service/render/redline.h"

namespace toadlane::render {
namespace {

using app::ChangedClause;
using app::ExampleEffect;

std::string said(const std::optional<document::Node>& node) {
  return node ? sentence_of(*node) : "";
}

std::vector<RedlinePart> parts_of(const ChangedClause& change) {
  return redline(said(change.before), said(change.after));
}

std::string figure_text(const ExampleEffect::Figure& figure) {
  const auto value = [](const std::string& one) { return one.empty() ? "not computed" : one; };
  return figure.what + " " + value(figure.before) + " -> " + value(figure.after) +
         (figure.article.empty() ? "" : "   [" + figure.article + "]");
}

// "was not computed: ..."; nothing where both texts compute it alike.
std::vector<std::string> reasons(const ExampleEffect& effect) {
  std::vector<std::string> all;
  if (effect.before == effect.after) return all;
  for (const std::string& why : effect.before) all.push_back("before: " + why);
  for (const std::string& why : effect.after) all.push_back("after: " + why);
  return all;
}

std::string unaffected_text(const app::TextDiff& diff) {
  const auto same = std::count_if(diff.examples.begin(), diff.examples.end(),
                                  [](const ExampleEffect& one) { return !one.differs(); });
  if (same == 1) return "1 example comes to the same.";
  return std::to_string(same) + " examples come to the same.";
}

void put_clauses(MarkupWriter& html, const app::TextDiff& diff) {
  html.line("h2", "What changed");
  if (diff.clauses.empty()) html.line("p", "Nothing.");
  for (const ChangedClause& change : diff.clauses) {
    html.line("h3", (change.cite.empty() ? "" : change.cite + ": ") + change.clause.path());
    html.begin("p");
    for (const RedlinePart& part : parts_of(change)) {
      if (part.kind == RedlinePart::Kind::kept)
        html.text(part.words);
      else
        html.line(part.kind == RedlinePart::Kind::struck ? "del" : "ins", part.words);
    }
    html.end();
  }
}

void write_change(JsonWriter& json, const ChangedClause& change) {
  json.begin_object().field("clause", change.clause.path()).said("cite", change.cite);
  if (change.before) json.field("before", said(change.before));
  if (change.after) json.field("after", said(change.after));
  json.end_object();
}

void write_effect(JsonWriter& json, const ExampleEffect& effect) {
  json.begin_object().field("name", effect.name);
  json.key("differs").yes_no(effect.differs());
  json.key("figures").begin_list();
  for (const ExampleEffect::Figure& figure : effect.figures) {
    json.begin_object().field("what", figure.what);
    json.said("before", figure.before).said("after", figure.after).said("article", figure.article);
    json.end_object();
  }
  json.end_list();
  for (const auto& [key, why] : {std::pair("not_computed_before", &effect.before),
                                 std::pair("not_computed_after", &effect.after)}) {
    json.key(key).begin_list();
    for (const std::string& one : *why) json.value(one);
    json.end_list();
  }
  json.end_object();
}

}  // namespace

std::string diff_text(const app::TextDiff& diff) {
  std::string text = visible(diff.cooperative) + "\n  before: " + visible(diff.before) +
                     "\n  after:  " + visible(diff.after) + "\n";
  if (diff.clauses.empty()) text += "\nNo clause changed.\n";
  for (const ChangedClause& change : diff.clauses) {
    text += "\n" + (change.cite.empty() ? "" : visible(change.cite) + "   ") +
            visible(change.clause.path()) + "\n  " + visible(redline_text(parts_of(change))) + "\n";
  }
  if (diff.examples.empty()) return text;
  text += "\nThe examples:\n";
  for (const ExampleEffect& effect : diff.examples) {
    if (!effect.differs()) continue;
    text += "  " + visible(effect.name) + "\n";
    for (const ExampleEffect::Figure& figure : effect.figures)
      text += "      " + visible(figure_text(figure)) + "\n";
    for (const std::string& why : reasons(effect)) text += "      " + visible(why) + "\n";
  }
  return text + "  " + unaffected_text(diff) + "\n";
}

std::string diff_html(const app::TextDiff& diff) {
  return paper(diff.cooperative + ": changes of the bylaws", [&](MarkupWriter& html) {
    html.line("h1", "Changes of the bylaws of " + diff.cooperative);
    html.line("p", "From " + diff.before + " to " + diff.after + ".");
    html.begin("main");
    put_clauses(html, diff);
    html.line("h2", "What it does to the examples");
    for (const ExampleEffect& effect : diff.examples) {
      if (!effect.differs()) continue;
      html.line("h3", effect.name).begin("ul");
      for (const ExampleEffect::Figure& figure : effect.figures)
        html.line("li", figure_text(figure));
      for (const std::string& why : reasons(effect)) html.line("li", why);
      html.end();
    }
    html.line("p", unaffected_text(diff));
    html.end();
  });
}

std::string diff_json(const app::TextDiff& diff) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-diff 1").field("schema_version", "1");
  json.field("cooperative", diff.cooperative);
  json.field("before", diff.before).field("after", diff.after);
  json.key("clauses").begin_list();
  for (const ChangedClause& change : diff.clauses) write_change(json, change);
  json.end_list().key("examples").begin_list();
  for (const ExampleEffect& effect : diff.examples) write_effect(json, effect);
  json.end_list().end_object();
  return json.take();
}

}  // namespace toadlane::render
