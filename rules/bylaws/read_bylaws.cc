#include "rules/bylaws/read_bylaws.h"

#include "rules/bylaws/adoption.h"
#include "rules/bylaws/bylaws.h"
#include "rules/bylaws/coherence.h"
#include "rules/bylaws/doubts.h"
#include "rules/bylaws/names.h"
#include "rules/bylaws/protected_clauses.h"
#include "rules/bylaws/settled_doubts.h"

namespace toadlane::rules {

constexpr std::size_t mistakes_shown_max = 50;

std::optional<SourceSpan> BylawsRead::place_of(const Clause& clause) const {
  std::string path = clause.path();
  while (!path.empty()) {
    const auto found = places.find(Clause(path));
    if (found != places.end()) return found->second.span();
    const std::size_t cut = path.find_last_of(".[");
    path.resize(cut == std::string::npos ? 0 : cut);
  }
  return std::nullopt;
}

// No text says what holds before the first one.
static void refuse_day_before(const BylawsRead& read, const Occasion& occasion,
                              Diagnostics& diagnostics) {
  const auto& from = read.bylaws.in_force.from;
  const auto day = occasion.day();
  if (!from || !day || *day >= *from) return;
  const Clause clause("in_force.from");
  Diagnostic before =
      Diagnostic::error(Code::B132, "the day that decides which text applies is " + day->text() +
                                        ", before these bylaws were in force, from " + from->text())
          .in(clause)
          .hint("use the bylaws that were in force then, or correct the day");
  if (const auto place = read.place_of(clause)) before.at(*place);
  diagnostics.add(std::move(before));
}

Result<BylawsRead> read_bylaws(const Node& text, const Occasion& occasion) {
  Diagnostics diagnostics;
  const Layers layers(text);
  const Node in_force = layers.in_force(occasion, diagnostics);
  const LanguageNames names = declared_names(in_force);
  BylawsRead read;
  Reader reader(in_force, names, diagnostics, read.places);
  describe(reader, read.bylaws);
  if (!diagnostics.has_errors()) {
    check_coherence(read, diagnostics);
    if (!diagnostics.has_errors()) check_doubts(read, diagnostics);
    check_adoption(text, layers, read, diagnostics);
    check_protected_clauses(text, layers, read, diagnostics);
    refuse_day_before(read, occasion, diagnostics);
  }
  settle_doubts(read.bylaws.readings, diagnostics);
  sort_by_place(diagnostics);
  keep_first(diagnostics, mistakes_shown_max, Code::B136);
  if (diagnostics.has_errors()) return diagnostics;
  read.doubts = std::move(diagnostics);
  return read;
}

}  // namespace toadlane::rules
