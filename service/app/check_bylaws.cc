#include "service/app/check_bylaws.h"

#include <set>

#include "rules/document/read_yaml.h"

namespace toadlane::app {
namespace {

// The same mistake seen under several texts is told once.
class Once {
 public:
  void add(const Diagnostics& more, Diagnostics& all) {
    for (const Diagnostic& one : more.all())
      if (seen_.insert(to_text(one)).second) all.add(one);
  }

 private:
  std::set<std::string> seen_;
};

Diagnostic not_checked(const std::string& pack) {
  return Diagnostic::note(Code::U106,
                          "not checked against " + pack + ": this version has no such statute pack")
      .in(Clause("coop.law"))
      .hint("the answer is about the text alone");
}

}  // namespace

Result<CheckedBylaws> check_bylaws(const TextFile& file, const std::vector<std::string>& law) {
  const Result<document::Node> text = document::read_yaml(file.name, file.text);
  if (!text) return text.diagnostics();
  Once once;
  Diagnostics all;
  Result<rules::BylawsRead> newest = rules::read_bylaws(*text);
  once.add(newest ? newest->doubts : newest.diagnostics(), all);
  // The text as first adopted, and after each amendment; without one it is the newest.
  const auto try_day = [&](Date day) {
    const auto read = rules::read_bylaws(*text, {.fiscal_year_end = day, .notice = day});
    once.add(read ? read->doubts : read.diagnostics(), all);
  };
  if (newest && !newest->bylaws.amendments.empty())
    try_day(newest->bylaws.in_force.from.value_or(Date()));
  if (newest)
    for (const model::Amendment& amendment : newest->bylaws.amendments)
      if (amendment.from) try_day(*amendment.from);
  sort_by_place(all);
  if (all.has_errors()) return all;
  CheckedBylaws checked{std::move(*newest), {}, law, file.name, *text};
  for (const auto& [layer, pack] : checked.bylaws.bylaws.coop.law) checked.law.push_back(pack);
  for (const std::string& pack : checked.law) {
    Diagnostic note = not_checked(pack);
    if (const auto place = checked.bylaws.place_of(Clause("coop.law"))) note.at(*place);
    all.add(std::move(note));
  }
  checked.doubts = std::move(all);
  return checked;
}

}  // namespace toadlane::app
