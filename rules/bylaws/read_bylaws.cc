#include "rules/bylaws/read_bylaws.h"

#include "rules/bylaws/bylaws.h"
#include "rules/bylaws/coherence.h"
#include "rules/bylaws/names.h"

namespace toadlane::rules {

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

Result<BylawsRead> read_bylaws(const Node& text, const Occasion& occasion) {
  Diagnostics diagnostics;
  const Node in_force_now = in_force(text, occasion, diagnostics);
  const LanguageNames names = declared_names(in_force_now);
  BylawsRead read;
  Reader reader(in_force_now, names, diagnostics, read.places);
  describe(reader, read.bylaws);
  if (!diagnostics.has_errors()) check_coherence(read, diagnostics);
  sort_by_place(diagnostics);
  if (diagnostics.has_errors()) return diagnostics;
  read.doubts = std::move(diagnostics);
  return read;
}

}  // namespace toadlane::rules
