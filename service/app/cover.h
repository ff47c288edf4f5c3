#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "rules/text/article_number.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// One article of the legal text, and what the bylaws file makes of it.
struct CoveredArticle {
  enum class State { encoded, text_only, missing };
  text::Address article;
  std::string title;
  std::size_t line = 1;
  State state = State::missing;
  std::vector<std::string> clauses;  // that cite it, or an article around or inside it
};

/// "encoded", "text only", "missing".
std::string_view words_for(CoveredArticle::State state);

/// A legal text beside the file that encodes it.
struct Coverage {
  std::string cooperative;
  std::string bylaws_file;
  std::string text_file;
  std::vector<CoveredArticle> articles;  // those without articles inside them, in their order
  Diagnostics unknown;                   // A110: cites of articles that the text does not have

  [[nodiscard]] std::size_t count(CoveredArticle::State state) const;
  /// Every article is encoded or text only, and every cite is of an article.
  [[nodiscard]] bool complete() const;
};

/// Article by article: which clauses of the newest text cite it. A cite of Art. 7 covers 7.1 and
/// 7.2, one of 7.3(b) covers 7.3. What examples cite does not count. A text without numbered
/// articles is A109.
Result<Coverage> cover(const TextFile& bylaws, const TextFile& legal_text);

}  // namespace toadlane::app
