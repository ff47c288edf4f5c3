#include "service/render/roll.h"

#include "engine/base/text.h"
#include "service/render/csv_writer.h"
#include "service/render/json_writer.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

using meetings::LeftOut;
using meetings::Roll;

// The article of the rule, or its address; without a rule, the table that says so.
std::string source_of(const LeftOut& left_out) {
  if (!left_out.cite.empty()) return left_out.cite;
  return left_out.clause.empty() ? "members table" : left_out.clause.path();
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

std::string counts_text(const Roll& roll) {
  std::string text = "Entitled to vote: " + count_of(roll, "members") + " members with " +
                     count_of(roll, "votes") + " votes, of " + count_of(roll, "all members") +
                     " members in all\n";
  if (roll.counts().of("members in good standing"))
    text += "In good standing: " + count_of(roll, "members in good standing") + "\n";
  if (roll.classes().empty()) return text;
  TextTable table({{"class"}, {"members", true}, {"entitled", true}, {"votes", true}});
  for (const meetings::ClassCount& one : roll.classes())
    table.row({visible(one.name), std::to_string(one.members), std::to_string(one.entitled),
               std::to_string(one.votes)});
  return text + "\n" + table.text();
}

}  // namespace

std::string roll_text(const app::MadeRoll& made, std::size_t left_out_max) {
  const Roll& roll = made.roll;
  std::string text = visible(made.bylaws->bylaws.coop.name) + " - roll as at " +
                     roll.question().on.text() + "\n\n" + counts_text(roll);
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
  json.key("classes").begin_list();
  for (const meetings::ClassCount& one : roll.classes()) {
    json.begin_object().field("class", one.name).field("members", std::to_string(one.members));
    json.field("entitled", std::to_string(one.entitled));
    json.field("votes", std::to_string(one.votes)).end_object();
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
