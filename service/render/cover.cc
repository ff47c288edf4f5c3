#include "service/render/cover.h"

#include "engine/base/text.h"
#include "service/render/csv_writer.h"
#include "service/render/findings.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using app::CoveredArticle;
using State = CoveredArticle::State;

constexpr std::size_t clauses_shown = 2;

std::string clauses_text(const CoveredArticle& article) {
  std::string text;
  for (std::size_t i = 0; i < article.clauses.size() && i < clauses_shown; ++i)
    text += (text.empty() ? "" : ", ") + visible(article.clauses[i]);
  if (article.clauses.size() > clauses_shown)
    text += " and " + std::to_string(article.clauses.size() - clauses_shown) + " more";
  return text;
}

}  // namespace

std::string cover_text(const app::Coverage& coverage) {
  TextTable table({{"article"}, {"heading"}, {"line", true}, {"state"}, {"clauses"}});
  for (const CoveredArticle& one : coverage.articles)
    table.row({text::to_text(one.article), visible(shortened(one.title)), std::to_string(one.line),
               std::string(words_for(one.state)), clauses_text(one)});
  std::string text = visible(coverage.cooperative) + " beside " + visible(coverage.text_file) +
                     "\n\n" + table.text() + "\n";
  for (const State state : {State::encoded, State::text_only, State::missing})
    text += std::to_string(coverage.count(state)) + " " + std::string(words_for(state)) +
            (state == State::missing ? "; " : ", ");
  const std::size_t unknown = coverage.unknown.all().size();
  return text + std::to_string(unknown) +
         (unknown == 1 ? " citation that the text does not have\n"
                       : " citations that the text does not have\n");
}

std::string cover_csv(const app::Coverage& coverage) {
  CsvWriter csv;
  for (const char* head : {"article", "heading", "line", "state", "clauses"}) csv.text(head);
  csv.end_row();
  for (const CoveredArticle& one : coverage.articles) {
    csv.text(text::to_text(one.article)).text(one.title);
    csv.integer(static_cast<std::int64_t>(one.line)).text(words_for(one.state));
    csv.text(joined(one.clauses, ","));
    csv.end_row();
  }
  return csv.take();
}

std::string cover_json(const app::Coverage& coverage) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-cover 1").field("schema_version", "1");
  json.field("cooperative", coverage.cooperative);
  json.key("articles").begin_list();
  for (const CoveredArticle& one : coverage.articles) {
    json.begin_object().field("article", text::to_text(one.article)).field("heading", one.title);
    json.key("line").number(static_cast<std::int64_t>(one.line));
    json.field("state", words_for(one.state)).key("clauses").begin_list();
    for (const std::string& clause : one.clauses) json.value(clause);
    json.end_list().end_object();
  }
  json.end_list().key("findings");
  write(json, coverage.unknown, {{coverage.bylaws_file, "bylaws"}, {coverage.text_file, "text"}});
  json.end_object();
  return json.take();
}

}  // namespace toadlane::render
