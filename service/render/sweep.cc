#include "service/render/sweep.h"

#include "engine/base/text.h"
#include "service/render/csv_writer.h"
#include "service/render/json_writer.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using app::SweepRow;
using app::SweptRule;

std::string or_dash(const std::optional<Integer>& number) {
  return number ? number->text() : "-";
}

// "3..60"; one figure where both ends have the same.
std::string range_text(const std::string& first, const std::string& last) {
  return first == last ? first : first + ".." + last;
}

std::string marks_text(const SweepRow& row) {
  std::string text;
  for (const app::SweepMark mark : row.marks)
    text += (text.empty() ? "" : "; ") + std::string(app::words_for(mark));
  return text;
}

// Whether two sizes that follow each other may share a line.
bool alike(const SweepRow& a, const SweepRow& b) {
  return a.marks == b.marks && a.quorum.has_value() == b.quorum.has_value() &&
         a.needed.has_value() == b.needed.has_value() &&
         a.needed_at_quorum.has_value() == b.needed_at_quorum.has_value();
}

std::string table_of(const SweptRule& rule) {
  TextTable table(
      {{rule.of, true}, {"quorum", true}, {"needed", true}, {"at the quorum", true}, {"mark"}});
  std::size_t first = 0;
  while (first < rule.rows.size()) {
    std::size_t last = first;
    while (last + 1 < rule.rows.size() && alike(rule.rows[first], rule.rows[last + 1])) ++last;
    const SweepRow& a = rule.rows[first];
    const SweepRow& b = rule.rows[last];
    table.row({range_text(std::to_string(a.size), std::to_string(b.size)),
               range_text(or_dash(a.quorum), or_dash(b.quorum)),
               range_text(or_dash(a.needed), or_dash(b.needed)),
               range_text(or_dash(a.needed_at_quorum), or_dash(b.needed_at_quorum)),
               marks_text(a)});
    first = last + 1;
  }
  return table.text();
}

void write_rows(JsonWriter& json, const SweptRule& rule) {
  json.key("sizes").begin_list();
  for (const SweepRow& row : rule.rows) {
    json.begin_object().field("size", std::to_string(row.size));
    json.optional_field("quorum", row.quorum);
    json.optional_field("needed", row.needed);
    json.optional_field("needed_at_quorum", row.needed_at_quorum);
    json.key("marks").begin_list();
    for (const app::SweepMark mark : row.marks) json.value(app::words_for(mark));
    json.end_list().end_object();
  }
  json.end_list();
}

}  // namespace

std::string sweep_text(const app::Sweep& sweep) {
  std::string text = visible(sweep.cooperative) +
                     " - the smallest number of votes for that carries each decision\n"
                     "Needed: when all are present and vote; at the quorum: when a bare quorum is "
                     "present and all of it votes\n";
  for (const SweptRule& rule : sweep.rules) {
    const std::string& source = rule.cite.empty() ? rule.clause.path() : rule.cite;
    text += "\n" + visible(rule.name) + (rule.rule.empty() ? "" : ": " + visible(rule.rule)) +
            "   [" + visible(source) + "]\n";
    if (!rule.not_computed.empty()) {
      text += "  Not swept: " + visible(rule.not_computed) + "\n";
      continue;
    }
    if (!rule.taken_as_all.empty())
      text += "  Taken as all " + rule.of + ": " + joined(rule.taken_as_all) + "\n";
    text += table_of(rule);
  }
  return text;
}

std::string sweep_csv(const app::Sweep& sweep) {
  CsvWriter csv;
  for (const char* head : {"decision", "of", "size", "quorum", "needed", "needed at the quorum",
                           "mark", "rule", "article", "taken as all", "not swept"})
    csv.text(head);
  csv.end_row();
  const auto number = [&](const std::optional<Integer>& one) {
    if (one)
      csv.text(one->text());
    else
      csv.empty();
  };
  const auto ends = [&](const SweptRule& rule) {
    csv.text(rule.rule).text(rule.cite).text(joined(rule.taken_as_all)).text(rule.not_computed);
    csv.end_row();
  };
  for (const SweptRule& rule : sweep.rules) {
    if (rule.rows.empty()) {
      csv.text(rule.name).text(rule.of).empty().empty().empty().empty().empty();
      ends(rule);
    }
    for (const SweepRow& row : rule.rows) {
      csv.text(rule.name).text(rule.of).integer(row.size);
      number(row.quorum);
      number(row.needed);
      number(row.needed_at_quorum);
      csv.text(marks_text(row));
      ends(rule);
    }
  }
  return csv.take();
}

std::string sweep_json(const app::Sweep& sweep) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-sweep 1").field("schema_version", "1");
  json.field("cooperative", sweep.cooperative);
  json.key("decisions").begin_list();
  for (const SweptRule& rule : sweep.rules) {
    json.begin_object().field("decision", rule.name).field("of", rule.of);
    json.said("clause", rule.clause.path()).said("cite", rule.cite).said("rule", rule.rule);
    json.said("not_swept", rule.not_computed);
    json.key("taken_as_all").begin_list();
    for (const std::string& base : rule.taken_as_all) json.value(base);
    json.end_list();
    write_rows(json, rule);
    json.end_object();
  }
  json.end_list().end_object();
  return json.take();
}

}  // namespace toadlane::render
