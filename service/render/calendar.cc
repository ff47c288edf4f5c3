#include "service/render/calendar.h"

#include <map>

#include "engine/base/text.h"
#include "service/render/findings.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

std::string source_of(const calendar::Entry& entry) {
  return entry.cite.empty() ? entry.clause.path() : entry.cite;
}

// Writes content lines as RFC 5545 wants them.
class IcsWriter {
 public:
  void line(const std::string& name, const std::string& value) { fold(name + ":" + value); }
  void text(const std::string& name, const std::string& value) { line(name, escaped(value)); }
  std::string take() { return std::move(out_); }

 private:
  // Section 3.3.11: backslash, semicolon, comma and line break.
  static std::string escaped(const std::string& value) {
    std::string text;
    for (const char c : value) {
      if (c == '\n') {
        text += "\\n";
        continue;
      }
      if (c == '\\' || c == ';' || c == ',') text += '\\';
      if (static_cast<unsigned char>(c) >= 0x20) text += c;
    }
    return text;
  }

  // Section 3.1: at most 75 octets without the line break; a further line begins with a space. A
  // character of several octets is not cut.
  void fold(std::string_view rest) {
    constexpr std::size_t octets_max = 75;
    std::size_t room = octets_max;
    while (rest.size() > room) {
      std::size_t cut = room;
      while ((static_cast<unsigned char>(rest[cut]) & 0xC0U) == 0x80U) --cut;
      out_.append(rest.substr(0, cut)).append("\r\n ");
      rest = rest.substr(cut);
      room = octets_max - 1;
    }
    out_.append(rest).append("\r\n");
  }

  std::string out_;
};

// "20251106"
std::string basic(Date day) {
  std::string text = day.text();
  std::erase(text, '-');
  return text;
}

// Letters, digits and dashes alone: "example-bicycle-collective".
std::string slug(std::string_view text) {
  std::string made;
  for (const char c : lower(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      made += c;
    else if (!made.empty() && made.back() != '-')
      made += '-';
  }
  while (!made.empty() && made.back() == '-') made.pop_back();
  return made;
}

void write_event(IcsWriter& ics, const app::KeptCalendar& kept, const calendar::Entry& entry,
                 int number) {
  ics.line("BEGIN", "VEVENT");
  ics.line("UID", std::to_string(kept.year) + "-" + slug(entry.clause.path()) + "-" +
                      std::to_string(number) + "@" + slug(kept.cooperative) + ".toadlane");
  ics.line("DTSTAMP", basic(Date::of(kept.year, 1, 1).value_or(Date())) + "T000000Z");
  ics.line("DTSTART;VALUE=DATE", basic(entry.day));
  ics.line("DTEND;VALUE=DATE", basic(entry.until.value_or(entry.day).plus_days(1)));
  ics.text("SUMMARY", kept.cooperative + ": " + entry.what);
  ics.text("DESCRIPTION",
           (entry.rule.empty() ? "" : entry.rule + "\n") + "[" + source_of(entry) + "]");
  ics.line("TRANSP", "TRANSPARENT");
  ics.line("END", "VEVENT");
}

}  // namespace

std::string calendar_text(const app::KeptCalendar& kept) {
  std::string text = visible(kept.cooperative) + " - days to keep in " + std::to_string(kept.year) +
                     "\nBylaws in force on " + kept.text_of.text() + "\n\n";
  if (kept.entries.empty()) return text + "The bylaws name no day.\n";
  TextTable table({{"from"}, {"to"}, {"what"}, {"rule"}, {"article"}});
  for (const calendar::Entry& entry : kept.entries)
    table.row({entry.day.text(), entry.until ? entry.until->text() : "", visible(entry.what),
               visible(entry.rule), visible(source_of(entry))});
  return text + table.text();
}

std::string calendar_ics(const app::KeptCalendar& kept) {
  IcsWriter ics;
  ics.line("BEGIN", "VCALENDAR");
  ics.line("VERSION", "2.0");
  ics.line("PRODID", "-//Toad Lane//calendar 1//EN");
  ics.line("CALSCALE", "GREGORIAN");
  ics.text("X-WR-CALNAME", kept.cooperative + " " + std::to_string(kept.year));
  std::map<std::string, int> of_clause;
  for (const calendar::Entry& entry : kept.entries)
    write_event(ics, kept, entry, ++of_clause[entry.clause.path()]);
  ics.line("END", "VCALENDAR");
  return ics.take();
}

std::string calendar_json(const app::KeptCalendar& kept) {
  JsonWriter json;
  json.begin_object().field("format", "toadlane-calendar 1").field("schema_version", "1");
  json.field("cooperative", kept.cooperative).field("year", std::to_string(kept.year));
  json.field("in_force_on", kept.text_of.text());
  json.key("days").begin_list();
  for (const calendar::Entry& entry : kept.entries) {
    json.begin_object().field("from", entry.day.text());
    if (entry.until) json.field("to", entry.until->text());
    json.field("what", entry.what).said("rule", entry.rule).said("cite", entry.cite);
    json.field("clause", entry.clause.path()).end_object();
  }
  json.end_list().key("findings");
  write(json, kept.doubts, {{kept.file, "bylaws"}});
  json.end_object();
  return json.take();
}

}  // namespace toadlane::render
