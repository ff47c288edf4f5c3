#include "rules/bylaws/bylaws.h"
#include "rules/meeting/meeting_text.h"
#include "rules/schema/json_schema.h"
#include "rules/schema/reference.h"
#include "rules/year/read_year.h"
#include "service/cli/commands.h"

namespace toadlane::cli {
namespace {

struct Format {
  std::string name;
  std::string title;
  rules::Visitor::Walk walk;
};

std::vector<Format> formats() {
  return {{"bylaws", "Co-operative bylaws",
           [](rules::Visitor& v) {
             model::Bylaws bylaws;
             describe(v, bylaws);
           }},
          {"year", "Figures of a fiscal year",
           [](rules::Visitor& v) {
             rules::YearText year;
             describe(v, year);
           }},
          {"meeting", "Facts of a meeting", [](rules::Visitor& v) {
             rules::MeetingText meeting;
             describe(v, meeting);
           }}};
}

class Schema final : public Command {
 public:
  void arguments(Arguments& a) override {
    std::vector<std::string> names;
    for (const Format& format : formats()) names.push_back(format.name);
    a.one_of("FORMAT", format_, names, "which format (bylaws)");
    a.flag("--reference", reference_, "the reference page (Markdown) instead of the JSON Schema");
    a.examples(
        "  toadlane schema > coop-bylaws-1.schema.json\n"
        "  toadlane schema year --reference\n");
  }

  int run() override {
    for (const Format& format : formats()) {
      if (format.name != format_) continue;
      if (reference_) {
        const bool words = format.name == "bylaws";
        return print(rules::reference_page(format.title, format.walk) +
                     (words ? rules::phrase_words() : ""));
      }
      return print(
          rules::json_schema(format.title, "coop-" + format.name + "-1.schema.json", format.walk));
    }
    return usage;
  }

 private:
  std::string format_ = "bylaws";
  bool reference_ = false;
};

}  // namespace

std::unique_ptr<Command> make_schema(const Outside*) {
  return std::make_unique<Schema>();
}

}  // namespace toadlane::cli
