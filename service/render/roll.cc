#include "service/render/roll.h"

#include "engine/base/text.h"
#include "service/render/csv_writer.h"
#include "service/render/json_writer.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using meetings::LeftOut;
using meetings::Roll;

constexpr std::string_view members_table = "members table";

// The article of the rule, or its address; without a rule, the table that says so.
std::string source_of(const LeftOut& left_out) {
  if (!left_out.cite.empty()) return left_out.cite;
  return left_out.clause.empty() ? std::string(members_table) : left_out.clause.path();
}

std::string source_of(const model::MemberClass& one) {
  return one.cite.empty() ? one.clause.path() : one.cite;
}

std::string class_source(const app::MadeRoll& made, std::string_view name) {
  const auto* one = model::find(made.bylaws->bylaws.classes, name);
  return one == nullptr ? std::string(members_table) : source_of(*one);
}

// What a total follows from: the articles of the classes and the members table; for those in good
// standing the definition.
std::string source_of(const app::MadeRoll& made, std::string_view base) {
  const model::Bylaws& bylaws = made.bylaws->bylaws;
  if (base == "members in good standing")
    for (const char* name : {"good standing", "member in good standing"})
      if (const model::Term* term = model::find(bylaws.terms, name))
        return term->cite.empty() ? term->clause.path() : term->cite;
  std::vector<std::string> sources;
  for (const auto& [name, one] : bylaws.classes)
    if ((base != "all members" || !one.counts_among.empty()) && !has(sources, source_of(one)))
      sources.push_back(source_of(one));
  sources.emplace_back(members_table);
  return joined(sources);
}

std::string count_of(const Roll& roll, std::string_view base) {
  const auto number = roll.counts().of(base);
  return number ? number->text() : "not counted";
}

std::string name_of(const Roll& roll, std::size_t member) {
  const auto& names = roll.facts().name;
  return names.empty() ? "" : visible(std::string(names[member]));
}

std::size_t left_out_count(const Roll& roll) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < roll.facts().size(); ++i)
    if (!roll.entitled(i)) ++count;
  return count;
}

std::string counts_text(const app::MadeRoll& made) {
  const Roll& roll = made.roll;
  const auto line = [&](const std::string& words, std::string_view base) {
    return words + "   [" + visible(source_of(made, base)) + "]\n";
  };
  std::string text = line("Entitled to vote: " + count_of(roll, "members") + " members with " +
                              count_of(roll, "votes") + " votes",
                          "members") +
                     line("Members in all: " + count_of(roll, "all members"), "all members");
  if (roll.counts().of("members in good standing"))
    text += line("In good standing: " + count_of(roll, "members in good standing"),
                 "members in good standing");
  if (roll.classes().empty()) return text;
  TextTable table({{"class"}, {"members", true}, {"entitled", true}, {"votes", true}, {"article"}});
  for (const meetings::ClassCount& one : roll.classes())
    table.row({visible(one.name), std::to_string(one.members), std::to_string(one.entitled),
               std::to_string(one.votes), visible(class_source(made, one.name))});
  return text + "\n" + table.text();
}

}  // namespace

std::string roll_text(const app::MadeRoll& made, std::size_t left_out_max) {
  const Roll& roll = made.roll;
  std::string text = visible(made.bylaws->bylaws.coop.name) + " - roll as at " +
                     roll.question().on.text() + "\n\n" + counts_text(made);
  const std::size_t left_out = left_out_count(roll);
  if (left_out == 0) return text + "\nNobody on the table is left out.\n";
  TextTable table({{"left out"}, {"name"}, {"class"}, {"why"}, {"what decided"}, {"article"}});
  std::size_t shown = 0;
  for (std::size_t i = 0; i < roll.facts().size() && shown < left_out_max; ++i) {
    if (roll.entitled(i)) continue;
    ++shown;
    const LeftOut why = roll.why(i);
    table.row({visible(std::string(roll.facts().number[i])), name_of(roll, i),
               visible(roll.class_of(i)), std::string(words_for(roll.standing(i))),
               visible(why.reason), visible(source_of(why))});
  }
  text += "\n" + table.text();
  if (shown < left_out)
    text += "and " + std::to_string(left_out - shown) + " more; `--format csv` has everybody\n";
  return text;
}

std::string roll_csv(const app::MadeRoll& made) {
  const Roll& roll = made.roll;
  CsvWriter csv;
  for (const char* head :
       {"member", "name", "class", "entitled", "votes", "standing", "clause", "article", "reason"})
    csv.text(head);
  csv.end_row();
  const bool names = !roll.facts().name.empty();
  for (std::size_t i = 0; i < roll.facts().size(); ++i) {
    const bool entitled = roll.entitled(i);
    csv.text(roll.facts().number[i]);
    csv.text(names ? roll.facts().name[i] : std::string_view());
    csv.text(roll.class_of(i)).text(entitled ? "yes" : "no").integer(roll.votes(i));
    csv.text(words_for(roll.standing(i)));
    const LeftOut why = entitled ? LeftOut{} : roll.why(i);
    csv.text(why.clause.path()).text(entitled ? "" : source_of(why)).text(why.reason);
    csv.end_row();
  }
  return csv.take();
}

std::string roll_json(const app::MadeRoll& made) {
  const Roll& roll = made.roll;
  JsonWriter json;
  json.begin_object();
  json.field("format", "toadlane-roll 1").field("schema_version", "1");
  json.field("cooperative", made.bylaws->bylaws.coop.name);
  json.field("on", roll.question().on.text());
  json.key("counts").begin_object();
  for (const char* base : {"all members", "members", "members in good standing", "votes"})
    if (const auto number = roll.counts().of(base)) json.field(base, number->text());
  json.end_object();
  json.key("sources").begin_object();
  for (const char* base : {"all members", "members", "members in good standing", "votes"})
    if (roll.counts().of(base)) json.field(base, source_of(made, base));
  json.end_object();
  json.key("classes").begin_list();
  for (const meetings::ClassCount& one : roll.classes()) {
    json.begin_object().field("class", one.name).field("members", std::to_string(one.members));
    json.field("entitled", std::to_string(one.entitled));
    json.field("votes", std::to_string(one.votes));
    json.field("cite", class_source(made, one.name)).end_object();
  }
  json.end_list();
  json.key("left_out").begin_list();
  for (std::size_t i = 0; i < roll.facts().size(); ++i) {
    if (roll.entitled(i)) continue;
    const LeftOut why = roll.why(i);
    json.begin_object().field("member", std::string(roll.facts().number[i]));
    json.said("class", roll.class_of(i)).field("standing", words_for(roll.standing(i)));
    json.said("clause", why.clause.path()).field("cite", source_of(why));
    json.field("reason", why.reason).end_object();
  }
  json.end_list();
  json.end_object();
  return json.take();
}

}  // namespace toadlane::render
